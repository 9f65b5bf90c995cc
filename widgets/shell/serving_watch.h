#pragma once

#include <set>
#include <string>

#include <QTimer>

#include "widgets/kit/session.h"
#include "widgets/shell/deployment_news.h"

namespace shell {

// Gives a notice when a deployment becomes worse while the console looks, whatever page it shows. What happens at about
// the same time is one notice; what passes in a moment is none.
class ServingWatch : public QObject {
    Q_OBJECT

public:
    ServingWatch(const kit::Session &session, QObject *parent);

Q_SIGNALS:
    // Somebody wants to see the deployment that a notice is about.
    void revealRequested(const QString &name);

private:
    void begin();
    void look();
    void tell(const QList<DeploymentNews::Item> &items);

    const kit::Session session_;
    DeploymentNews news_;
    std::set<std::string> changed_;
    QTimer soon_;
};

} // namespace shell
