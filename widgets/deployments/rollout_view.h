#pragma once

#include <QTimer>
#include <QWidget>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/gateway_service.pb.h"
#include "pilothouse/v1/resource.pb.h"
#include "pilothouse/v1/resource_service.pb.h"

namespace kit {
class Banner;
class FactList;
class RoleLabel;
} // namespace kit

class QAction;

namespace deploymentspage {

namespace v1 = pilothouse::v1;

class ShareBar;

// Where a rollout stands: its step, the shares of the revisions, how long the step holds yet, what its guards allow and
// what was measured of the new revision, as the controller judges it, and that the intent is not what serves, with
// the way to make it so.
class RolloutView : public QWidget {
    Q_OBJECT

public:
    // The actions that steer it stand below it, those that its state allows.
    RolloutView(const kit::Session &session, QAction *makeItSo, const QList<QAction *> &steering,
                QWidget *parent = nullptr);

    void show(const v1::Resource &deployment);

private:
    using QWidget::show;
    void measure();
    void take(const core::Result<v1::QueryTrafficResponse> &answer);
    void findPlan();
    const v1::Rollout &plan() const;
    void showShares(const v1::DeploymentStatus &status);
    // Why it stands so, and how long it holds yet.
    void showReason();
    void showGuards();
    QString headline(const v1::Rollout &rollout, const v1::RolloutStatus &status) const;
    QString remaining(const v1::Rollout &rollout, const v1::RolloutStatus &status) const;

    const kit::Session session_;
    kit::Banner *drift_;
    kit::RoleLabel *heading_;
    ShareBar *shares_;
    kit::RoleLabel *why_;
    kit::FactList *guards_;
    v1::Resource shown_;
    // Of the new revision; absent while nothing is known.
    std::optional<v1::TrafficPoint> measured_;
    // How the revision that is rolled out says to do it, where the intent has moved on.
    std::optional<v1::Rollout> plan_;
    client::Pending<v1::GetResponse> planPending_;
    client::Pending<v1::QueryTrafficResponse> pending_;
    QTimer measuring_;
};

} // namespace deploymentspage
