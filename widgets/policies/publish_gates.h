#pragma once

#include <optional>

#include <QObject>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace kit {
class ChangeDialog;
}

namespace policiespage {

namespace v1 = pilothouse::v1;

class Draft;
class DraftCheck;

// What analysis and the last day say of a draft that is to be published. The service refuses what breaks its form, its
// tests or the time in the shadow; of the rest whoever publishes is warned, and nothing is applied before it is known.
class PublishGates final : public QObject {
    Q_OBJECT

public:
    // Judges what the dialog proposes, and goes with it.
    static void guard(const kit::Session &session, const Draft &draft, const DraftCheck &check,
                      kit::ChangeDialog *dialog);

private:
    PublishGates(const kit::Session &session, const Draft &draft, const DraftCheck &check, kit::ChangeDialog *dialog);

    void ask();
    std::optional<QString> warning() const;
    QString ofAnalysis() const;
    QString ofThePast() const;

    const kit::Session session_;
    const Draft &draft_;
    const DraftCheck &check_;
    kit::ChangeDialog *dialog_;
    client::Pending<v1::BacktestPolicySetResponse> pending_;
    std::optional<core::Result<v1::BacktestPolicySetResponse>> past_;
    bool isAsked_ = false;
};

} // namespace policiespage
