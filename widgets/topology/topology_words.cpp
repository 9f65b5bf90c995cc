#include "widgets/topology/topology_words.h"

#include <cmath>

#include <QLocale>

namespace topologypage {

QString TopologyWords::word(Kind kind) {
    switch (kind) {
    case Kind::Team:
        return tr("Team");
    case Kind::Route:
        return tr("Route");
    case Kind::Deployment:
        return tr("Deployment");
    case Kind::Provider:
        return tr("Provider");
    case Kind::Revision:
        return tr("Revision");
    case Kind::Replica:
        return tr("Replica");
    case Kind::Site:
        return tr("Site");
    case Kind::Cluster:
        return tr("Cluster");
    case Kind::Node:
        return tr("Node");
    case Kind::Gpu:
        return tr("GPU");
    }
    return {};
}

QString TopologyWords::heading(Kind kind) {
    switch (kind) {
    case Kind::Team:
        return tr("Teams");
    case Kind::Route:
        return tr("Routes");
    case Kind::Deployment:
        return tr("Deployments");
    case Kind::Revision:
        return tr("Revisions");
    case Kind::Replica:
        return tr("Replicas");
    case Kind::Gpu:
        return tr("GPUs");
    case Kind::Provider:
    case Kind::Site:
    case Kind::Cluster:
    case Kind::Node:
        break;
    }
    return word(kind);
}

QString TopologyWords::column(Kind kind) {
    return kind == Kind::Gpu ? tr("Runs on") : heading(kind);
}

QString TopologyWords::word(State state) {
    switch (state) {
    case State::None:
        return {};
    case State::Pending:
        return tr("pending");
    case State::Scheduled:
        return tr("scheduled");
    case State::Starting:
        return tr("starting");
    case State::Loading:
        return tr("loading");
    case State::Ready:
        return tr("ready");
    case State::Draining:
        return tr("draining");
    case State::Stopped:
        return tr("stopped");
    case State::Failed:
        return tr("failed");
    case State::Unreachable:
        return tr("unreachable");
    case State::Missing:
        return tr("missing");
    case State::Planned:
        return tr("planned");
    case State::Available:
        return tr("available");
    case State::Degraded:
        return tr("degraded");
    case State::Unavailable:
        return tr("unavailable");
    case State::RollingOut:
        return tr("rolling out");
    case State::Serving:
        return tr("serving");
    case State::Canary:
        return tr("canary");
    case State::DarkLaunch:
        return tr("dark launch");
    case State::Leaving:
        return tr("leaving");
    case State::Aborted:
        return tr("aborted");
    case State::Waiting:
        return tr("waiting");
    case State::Down:
        return tr("down");
    case State::Reachable:
        return tr("reachable");
    case State::Cordoned:
        return tr("cordoned");
    case State::NotReady:
        return tr("not ready");
    case State::Lost:
        return tr("lost");
    case State::Free:
        return tr("free");
    case State::Unknown:
        return tr("not reported");
    }
    return {};
}

kit::Tone TopologyWords::tone(Health health) {
    switch (health) {
    case Health::Ok:
        return kit::Tone::Ok;
    case Health::Busy:
        return kit::Tone::Info;
    case Health::Warn:
        return kit::Tone::Warn;
    case Health::Failed:
        return kit::Tone::Danger;
    case Health::Plain:
        break;
    }
    return kit::Tone::Neutral;
}

QString TopologyWords::share(double share) {
    if (share < 0)
        return {};
    const double percent = share * 100;
    const bool isWhole = std::abs(percent - std::round(percent)) < 0.05;
    return tr("%1 %", "a share").arg(QLocale().toString(percent, 'f', isWhole ? 0 : 1));
}

QString TopologyWords::load(int percent) {
    return percent < 0 ? QString() : tr("%L1 %", "how busy").arg(percent);
}

QString TopologyWords::name(const Object &object) {
    const auto owner = object.parent.section(QLatin1Char('/'), -1);
    switch (object.kind) {
    case Kind::Revision:
        return tr("%1 %2", "deployment, revision").arg(owner, object.label);
    case Kind::Replica:
        if (object.state == State::Missing)
            return tr("missing replica of %1").arg(owner);
        if (object.state == State::Planned)
            return tr("planned replica of %1").arg(owner);
        return tr("%1 / %2", "deployment or node, its part").arg(owner, object.label);
    case Kind::Gpu:
        return tr("%1 / GPU %2").arg(owner, object.label);
    case Kind::Team:
    case Kind::Route:
    case Kind::Deployment:
    case Kind::Provider:
    case Kind::Site:
    case Kind::Cluster:
    case Kind::Node:
        break;
    }
    return object.label;
}

QString TopologyWords::line(const Object &object) {
    switch (object.kind) {
    case Kind::Deployment:
        if (object.marks & Drift)
            return tr("serves another revision");
        if (object.wanted == 0 && object.ready == 0)
            return word(object.state);
        return object.state == State::Available ? tr("%L1 of %L2 ready").arg(object.ready).arg(object.wanted)
                                                : tr("%L1 of %L2, %3", "ready, wanted replicas, state")
                                                      .arg(object.ready)
                                                      .arg(object.wanted)
                                                      .arg(word(object.state));
    case Kind::Revision:
        return object.state == State::Serving && object.share >= 0.9999
                   ? word(object.state)
                   : tr("%1 %2", "share, state").arg(share(object.share), word(object.state));
    case Kind::Cluster:
        return tr("%L1 of %L2 nodes ready").arg(object.ready).arg(object.wanted);
    case Kind::Site:
        return object.detail;
    case Kind::Team:
    case Kind::Route:
    case Kind::Provider:
    case Kind::Replica:
    case Kind::Node:
    case Kind::Gpu:
        break;
    }
    return word(object.state);
}

QString TopologyWords::description(const Object &object) {
    QStringList parts{word(object.kind)};
    if (const auto state = word(object.state); !state.isEmpty())
        parts << state;
    if (object.kind == Kind::Deployment)
        parts << tr("%L1 of %L2 ready").arg(object.ready).arg(object.wanted);
    if (object.share >= 0)
        parts << tr("%1 of requests").arg(share(object.share));
    if (object.load >= 0)
        parts << tr("%1 busy", "a share").arg(load(object.load));
    if (object.marks & IsLeaving)
        parts << tr("leaving");
    if (object.marks & Drift)
        parts << tr("serves another revision than the one that is wanted");
    if (object.marks & GivenUp)
        parts << tr("given up");
    return parts.join(QStringLiteral(", "));
}

QStringList TopologyWords::faults(const FaultCount &count) {
    QStringList words;
    if (count.gpus > 0)
        words << tr("%Ln critical GPU(s)", nullptr, count.gpus);
    if (count.nodes > 0)
        words << tr("%Ln failed node(s)", nullptr, count.nodes);
    if (count.providers > 0)
        words << tr("%Ln failing provider(s)", nullptr, count.providers);
    if (count.deployments > 0)
        words << tr("%Ln failing deployment(s)", nullptr, count.deployments);
    if (count.routes > 0)
        words << tr("%Ln route(s) down", nullptr, count.routes);
    return words;
}

QString TopologyWords::plan(const Plan &plan) {
    const int moved = plan.wanted - plan.kept;
    const auto placed = [&] {
        if (plan.wanted == 0)
            return tr("The plan for %1: no replica is wanted.").arg(plan.deployment);
        if (moved == 0)
            return tr("The plan for %1: all %n replica(s) stay as they are.", nullptr, plan.kept).arg(plan.deployment);
        if (plan.kept == 0)
            return tr("The plan for %1: %n replica(s) go where outlines stand.", nullptr, moved).arg(plan.deployment);
        return tr("The plan for %1: %L2 of %L3 replicas stay as they are, %n go where outlines stand.", nullptr, moved)
            .arg(plan.deployment)
            .arg(plan.kept)
            .arg(plan.wanted);
    }();
    const auto interrupted = plan.interrupted == 0
                                 ? tr("Nothing is interrupted.")
                                 : tr("%n replica(s) that run now are interrupted.", nullptr, plan.interrupted);
    return tr("%1 %2", "two sentences").arg(placed, interrupted);
}

} // namespace topologypage
