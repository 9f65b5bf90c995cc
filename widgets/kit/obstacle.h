#pragma once

#include <string>

#include <QCoreApplication>

#include "widgets/kit/session.h"

class QAction;

namespace kit {

// Why something cannot be done now, in words for whoever meets it disabled; empty when nothing is known against it.
class Obstacle {
    Q_DECLARE_TR_FUNCTIONS(Obstacle)

public:
    // To any change: there is no service, or its store is sealed. Changes with the connection's state and server info.
    static QString toChange(const Session &session);
    // To this change: that, or a permission that the caller lacks for the object, or for the organisation where the
    // name is empty. Changes with the permissions too.
    static QString to(const Session &session, const std::string &permission, const std::string &name);

    // Lets an action be done where the reason is empty. Its tool tip says why it cannot be done, else its words and
    // keys.
    static void tell(QAction *action, const QString &reason);
};

} // namespace kit
