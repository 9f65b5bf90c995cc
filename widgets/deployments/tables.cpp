#include "widgets/deployments/tables.h"

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace deploymentspage {

namespace {

using kit::Absence;
using kit::Cell;
using kit::CellKind;

Cell plain(const QString &text, Absence absence = Absence::NoData) {
    return Cell::of(CellKind::Text, text, absence);
}

QString ageOf(const google::protobuf::Timestamp &instant, const kit::Session &session) {
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(session.clock.now().time_since_epoch());
    return kit::TimeText::age(instant, QDateTime::fromMSecsSinceEpoch(now.count(), Qt::UTC));
}

// Of each route that sends requests here, the share; the highest where there are several.
QString trafficOf(const std::string &deployment, const client::ResourceCache &cache) {
    int share = -1;
    int routes = 0;
    cache.each("routes", [&](const v1::Resource &route) {
        int here = -1;
        for (const auto &target : route.route().targets()) {
            if (target.deployment() == deployment && target.priority() == 0)
                here = qMax(here, 0) + target.share_basis_points();
        }
        routes += here >= 0;
        share = qMax(share, here);
        return true;
    });
    if (routes == 0)
        return {};
    return routes == 1 ? kit::Figures::percent(share)
                       : DeploymentsTable::tr("%1 of %n route(s)", nullptr, routes).arg(kit::Figures::percent(share));
}

std::int64_t lastChangeOf(const v1::Resource &deployment) {
    return core::fromTimestamp(ServingWords::lastChange(deployment)).time_since_epoch().count();
}

QString targetWords(const v1::RouteTarget &target) {
    const auto name = ServingWords::id(target.deployment().empty() ? target.provider() : target.deployment());
    return RoutesTable::tr("%1 %2", "target, share").arg(name, kit::Figures::percent(target.share_basis_points()));
}

} // namespace

DeploymentsTable::DeploymentsTable(const kit::Session &session, QObject *parent)
    : ResourceTable(session.cache, "deployments",
                    {{tr("Deployment"), "meta.name"},
                     {tr("State"), "status.state"},
                     {tr("Ready"), "status.ready_replicas", true},
                     {tr("Revision"), "status.serving_generation", true},
                     {tr("Model version"), "spec.model_version"},
                     {tr("Engine"), "spec.engine"},
                     {tr("Traffic"), nullptr, true},
                     {tr("Status"), nullptr, false, true, lastChangeOf}},
                    parent),
      session_(session) {}

Cell DeploymentsTable::cell(const v1::Resource &deployment, int column) const {
    const auto &status = deployment.deployment_status();
    switch (static_cast<Column>(column)) {
    case Name:
        return Cell::of(CellKind::Strong, ServingWords::id(deployment.meta().name()));
    case State:
        return Cell::pill(ServingWords::state(deployment), ServingWords::tone(status.state()),
                          ServingWords::sign(status.state()));
    case Ready:
        return plain(
            tr("%L1 of %L2", "ready and wanted replicas").arg(status.ready_replicas()).arg(status.desired_replicas()));
    case Revision: {
        auto cell = plain(ServingWords::revision(deployment));
        if (ServingWords::isDrifted(deployment))
            cell.tone = kit::Tone::Warn;
        return cell;
    }
    case Version:
        return Cell::of(CellKind::Name, ServingWords::versions(deployment));
    case Engine:
        return plain(ServingWords::id(deployment.deployment().engine()));
    case Traffic:
        return plain(trafficOf(deployment.meta().name(), session_.cache), Absence::NotApplicable);
    case Age:
        return Cell::of(CellKind::Muted, ageOf(ServingWords::lastChange(deployment), session_));
    case ColumnCount:
        break;
    }
    return {};
}

RoutesTable::RoutesTable(const kit::Session &session, QObject *parent)
    : ResourceTable(session.cache, "routes",
                    {{tr("Route"), "meta.name"},
                     {tr("Public model"), "spec.model"},
                     {tr("State"), "status.state"},
                     {tr("Targets"), nullptr},
                     {tr("Falls back to"), nullptr}},
                    parent) {}

Cell RoutesTable::cell(const v1::Resource &route, int column) const {
    const auto &spec = route.route();
    QStringList first;
    QStringList later;
    for (const auto &target : spec.targets())
        (target.priority() == 0 ? first : later) << targetWords(target);
    switch (static_cast<Column>(column)) {
    case Name:
        return Cell::of(CellKind::Strong, ServingWords::id(route.meta().name()));
    case Model:
        return Cell::of(CellKind::Mono, kit::harmless(QString::fromStdString(spec.model())));
    case State:
        return Cell::pill(kit::Sentences::word(route.route_status().state()),
                          ServingWords::tone(route.route_status().state()),
                          ServingWords::sign(route.route_status().state()));
    case Targets:
        return plain(first.join(QStringLiteral(", ")));
    case Fallback:
        return plain(later.join(QStringLiteral(", ")), Absence::NotApplicable);
    case ColumnCount:
        break;
    }
    return {};
}

ProvidersTable::ProvidersTable(const kit::Session &session, QObject *parent)
    : ResourceTable(session.cache, "providers",
                    {{tr("Provider"), "meta.name"},
                     {tr("State"), nullptr},
                     {tr("Region"), "spec.region"},
                     {tr("Models"), nullptr, true},
                     {tr("Latency"), nullptr, true},
                     {tr("Probed"), "status.probe_time", false, true}},
                    parent),
      session_(session) {}

Cell ProvidersTable::cell(const v1::Resource &provider, int column) const {
    const auto &status = provider.provider_status();
    const auto *reachable = ServingWords::condition(status.conditions(), "Reachable");
    const auto state = reachable ? reachable->status() : v1::CONDITION_STATUS_UNKNOWN;
    switch (static_cast<Column>(column)) {
    case Name:
        return Cell::of(CellKind::Strong, ServingWords::id(provider.meta().name()));
    case State:
        return state == v1::CONDITION_STATUS_TRUE ? Cell::pill(tr("reachable"), kit::Tone::Ok, kit::Icon::Check)
               : state == v1::CONDITION_STATUS_FALSE
                   ? Cell::pill(tr("not reachable"), kit::Tone::Danger, kit::Icon::Error)
                   : Cell::pill(tr("not known yet"), kit::Tone::Neutral, kit::Icon::Minus);
    case Region:
        return plain(kit::harmless(QString::fromStdString(provider.provider().region())), Absence::NotReported);
    case Models:
        return plain(QLocale().toString(provider.provider().models_size()));
    case Latency:
        return plain(status.has_latency() ? kit::Figures::microseconds(status.latency().seconds() * 1'000'000 +
                                                                       status.latency().nanos() / 1000)
                                          : QString());
    case Age:
        return status.has_probe_time() ? Cell::of(CellKind::Muted, ageOf(status.probe_time(), session_)) : plain({});
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace deploymentspage
