#pragma once

#include <QWidget>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/audit_service.pb.h"

class QPushButton;

namespace kit {
class RoleLabel;
} // namespace kit

namespace policiespage {

namespace v1 = pilothouse::v1;

// The recorded event that is explained: who did what to what and when, and what the rules said then. Not to be seen
// where none is.
class WhyEvent final : public QWidget {
    Q_OBJECT

public:
    WhyEvent(const kit::Session &session, QWidget *parent = nullptr);

    // By its index in the log; -1 for none.
    void show(qint64 index);

    bool isShown() const { return index_ >= 0; }
    // Null while it is not here, and where the caller may not read it.
    const v1::Event *event() const;
    // What was decided then of the same question, in sentences; empty where that is not known.
    QString then(const v1::PolicyDecision &asked) const;
    // The version of the set whose rule decided it, as a link: `policySets/<id>@<generation>`; empty where no rule did.
    QString version(const v1::PolicyDecision &asked) const;
    // An emergency let it pass; its name, empty where none did.
    QString emergency(const v1::PolicyDecision &asked) const;

Q_SIGNALS:
    // The event is here, or cannot be read.
    void changed();
    // `events/<index>`
    void eventRequested(const QString &name);

private:
    using QWidget::show;
    void take(core::Result<v1::GetEventResponse> answer);
    const v1::PolicyDecision *recorded(const v1::PolicyDecision &asked) const;
    QString sentence() const;

    const kit::Session session_;
    qint64 index_ = -1;
    client::Pending<v1::GetEventResponse> pending_;
    std::optional<v1::GetEventResponse> entry_;
    kit::RoleLabel *words_;
    QPushButton *open_;
};

} // namespace policiespage
