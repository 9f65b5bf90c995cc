#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "widgets/kit/session.h"

class QWidget;

namespace deploymentspage {

// The dialogs that ask why a rollout is steered or replicas are restarted, and do it. What concerns several deployments
// is one change with one reason. Names are those of resources.
class RolloutDialogs {
    Q_DECLARE_TR_FUNCTIONS(RolloutDialogs)

public:
    static void pause(const kit::Session &session, const QStringList &names, QWidget *window);
    static void resume(const kit::Session &session, const QStringList &names, QWidget *window);
    static void promote(const kit::Session &session, const QString &name, QWidget *window);
    static void abort(const kit::Session &session, const QString &name, QWidget *window);
    // All replicas of all of them.
    static void restart(const kit::Session &session, const QStringList &names, QWidget *window);
    // These replicas of one.
    static void restart(const kit::Session &session, const QString &name, const QStringList &replicas, QWidget *window);
};

} // namespace deploymentspage
