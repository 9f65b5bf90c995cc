#pragma once

#include <QWidget>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/deployment_service.pb.h"

class QTextBrowser;

namespace kit {
class StatePanel;
}

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// What applying a deployment would do, as the service plans it: where each replica runs and why not elsewhere, memory,
// interruptions, routes and teams.
class PlanView : public QWidget {
    Q_OBJECT

public:
    explicit PlanView(const kit::Session &session, QWidget *parent = nullptr);

    // Asks for the plan of this deployment; the one before stays until it comes.
    void show(const v1::Resource &deployment);
    // No plan is being made.
    bool isSettled() const { return isSettled_; }
    // What somebody should know before this is applied, in sentences; empty where nothing is against it, and while the
    // plan is being made.
    const QString &warning() const { return warning_; }

Q_SIGNALS:
    void settled();

private:
    using QWidget::show;
    void take(const core::Result<v1::PlanDeploymentResponse> &answer);
    QString textOf(const v1::PlanDeploymentResponse &plan) const;
    QString replicasOf(const v1::PlanDeploymentResponse &plan) const;
    QString simulatedCluster() const;
    QString missingEngine(const v1::PlanDeploymentResponse &plan) const;
    QString warningOf(const v1::PlanDeploymentResponse &plan) const;

    const kit::Session session_;
    v1::Resource deployment_;
    QString warning_;
    bool isSettled_ = true;
    client::Pending<v1::PlanDeploymentResponse> pending_;
    QTextBrowser *text_;
    kit::StatePanel *panel_;
};

} // namespace deploymentspage
