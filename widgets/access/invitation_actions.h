#pragma once

#include <QObject>

#include "widgets/kit/object_actions.h"

class QAction;

namespace accesspage {

namespace v1 = pilothouse::v1;

// To invite somebody, and to revoke an invitation. Nothing else is done with them: what they say is never changed.
class InvitationActions final : public QObject {
    Q_OBJECT

public:
    InvitationActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    // Empty where none is selected.
    void choose(const QString &current);

    QAction *invite() const { return invite_; }
    QAction *revoke() const { return revoke_; }
    QList<QAction *> all() const { return {invite_, revoke_}; }

private:
    void judge();
    void openRevocation();

    const kit::Session session_;
    QWidget *host_;
    QString current_;
    QAction *invite_;
    QAction *revoke_;
};

} // namespace accesspage
