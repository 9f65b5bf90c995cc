#pragma once

#include <QWidget>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/audit_service.pb.h"

class QAction;
class QStackedWidget;

namespace kit {
class DiffView;
class FactList;
class Inspector;
class JsonView;
class RoleLabel;
class StatePanel;
} // namespace kit

namespace auditpage {

namespace v1 = pilothouse::v1;

// One event of the log: who did what, what it changed, and whether this console has proven that the log holds exactly
// these bytes.
class EventInspector final : public QWidget {
    Q_OBJECT

public:
    EventInspector(const kit::Session &session, QWidget *parent = nullptr);

    // Stands at the foot, in the order of the calls.
    void addFootAction(QAction *action);
    // By its index; -1 shows nothing.
    void show(qint64 index);
    void retry();
    void focusFacts();

    qint64 index() const { return index_; }
    // Null while it is not here.
    const v1::GetEventResponse *entry() const { return entry_ ? &*entry_ : nullptr; }
    // These exact bytes were proven, and what is shown is what they say.
    bool isProven() const;
    // What is shown is all that can be shown now.
    bool isSettled() const;

Q_SIGNALS:
    void entryChanged();

private:
    void build();
    QWidget *buildEvent();
    void take(core::Result<v1::GetEventResponse> answer);
    void showNothing();
    void showState();
    void showEntry();
    void showChange();
    void showProof();

    const kit::Session session_;
    qint64 index_ = -1;
    client::Pending<v1::GetEventResponse> pending_;
    std::optional<v1::GetEventResponse> entry_;
    // What the service tells of the event agrees with its leaf.
    bool isTrue_ = false;
    QStackedWidget *pages_;
    kit::Inspector *inspector_;
    // Stands for the inspector while there is nothing to inspect.
    kit::StatePanel *panel_;
    kit::FactList *facts_;
    kit::RoleLabel *changeTitle_;
    kit::RoleLabel *changeAbsence_;
    kit::DiffView *change_;
    kit::FactList *proof_;
    kit::JsonView *leaf_;
};

} // namespace auditpage
