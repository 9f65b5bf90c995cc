#include "widgets/deployments/engine_loads.h"

#include <QWidget>

#include "backend/client/connection.h"
#include "backend/client/fleet_calls.h"
#include "widgets/kit/age_refresh.h"

namespace deploymentspage {

EngineLoads::EngineLoads(const kit::Session &session, QWidget *shown)
    : QObject(shown), session_(session), shown_(shown) {
    connect(new kit::AgeRefresh(shown), &kit::AgeRefresh::due, this, &EngineLoads::ask);
    connect(&session.connection, &client::Connection::stateChanged, this, &EngineLoads::ask);
}

void EngineLoads::setDeployment(const QString &name) {
    if (name == deployment_)
        return;
    deployment_ = name;
    pending_.cancel();
    pending_ = {};
    loads_.clear();
    isKnown_ = false;
    ask();
}

const v1::EngineLoad *EngineLoads::of(const std::string &replica) const {
    const auto found = loads_.find(replica);
    return found == loads_.end() ? nullptr : &found->second;
}

void EngineLoads::ask() {
    if (deployment_.isEmpty() || !shown_->isVisible())
        return;
    if (!session_.connection.isOnline())
        return outdate();
    if (pending_.isOpen())
        return;
    v1::QueryEngineLoadRequest request;
    request.set_name(deployment_.toStdString());
    pending_ = session_.connection.fleet().queryEngineLoad(request);
    client::deliver(pending_, this, [this](const core::Result<v1::QueryEngineLoadResponse> &answer) {
        pending_ = {};
        if (answer)
            take(*answer);
        else
            outdate();
    });
}

void EngineLoads::take(const v1::QueryEngineLoadResponse &answer) {
    loads_.clear();
    for (const auto &load : answer.engines())
        loads_.emplace(load.replica(), load);
    isKnown_ = true;
    Q_EMIT changed();
}

void EngineLoads::outdate() {
    for (auto &[replica, load] : loads_)
        load.set_is_stale(true);
    isKnown_ = true;
    Q_EMIT changed();
}

} // namespace deploymentspage
