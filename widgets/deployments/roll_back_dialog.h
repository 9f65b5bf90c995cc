#pragma once

#include <optional>

#include <QWidget>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"
#include "widgets/kit/verb_dialog.h"

#include "pilothouse/v1/resource_service.pb.h"

class QComboBox;

namespace kit {
class DiffView;
} // namespace kit

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// Asks for the revision to return to, shows what that changes, and why it is done. Nothing can be done before the
// difference is shown, nor without a reason.
class RollBackDialog : public QWidget {
    Q_OBJECT

public:
    // Without a revision the one before the present one is proposed.
    static void open(const kit::Session &session, const v1::Resource &deployment, std::optional<qint64> generation,
                     QWidget *parent);
    // What serves becomes what is wanted; no other revision is offered.
    static void wantServing(const kit::Session &session, const v1::Resource &deployment, QWidget *parent);

private:
    RollBackDialog(const kit::Session &session, const v1::Resource &deployment, std::optional<qint64> generation);

    static void ask(RollBackDialog *detail, kit::VerbDialog::Question question, QWidget *parent);
    void load();
    void take(const core::Result<v1::ListRevisionsResponse> &answer);
    void showChosen();
    qint64 chosen() const;

    const kit::Session session_;
    const v1::Resource deployment_;
    const std::optional<qint64> wanted_;
    kit::VerbDialog *dialog_ = nullptr;
    QComboBox *revisions_;
    kit::DiffView *diff_;
    client::Pending<v1::ListRevisionsResponse> pending_;
    // Newest first; the present one is the first.
    std::vector<v1::ListRevisionsResponse::Entry> entries_;
};

} // namespace deploymentspage
