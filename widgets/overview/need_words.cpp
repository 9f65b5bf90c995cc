#include "widgets/overview/need_words.h"

#include <algorithm>

#include "widgets/kit/change_request_words.h"
#include "widgets/kit/filtered_list.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/silence_words.h"
#include "widgets/kit/source_silence.h"
#include "widgets/kit/troubled_replica.h"

namespace overviewpage {

namespace {

// The order of what is equally grave.
enum Rank {
    OfRoutes,
    OfDeployments,
    OfSources,
    OfRacks,
    OfNodes,
    OfGpus,
    OfEmergencies,
    OfRollouts,
    OfProviders,
    OfSecrets,
    OfRequests,
    OfFindings,
    OfVersions
};

QString idOf(const std::string &name) {
    return kit::harmless(QString::fromStdString(name)).section(QLatin1Char('/'), -1);
}

QString nameOf(const v1::Resource &resource) {
    return QString::fromStdString(resource.meta().name());
}

// "fra-a / n027"
QString nodeName(const std::string &name) {
    const auto parts = kit::harmless(QString::fromStdString(name)).split(QLatin1Char('/'));
    return parts.size() == 4 ? parts[1] + QStringLiteral(" / ") + parts[3] : parts.last();
}

constexpr const char *readiness = "Ready";

// What several nodes can have in common; see NeedWords::signOf().
enum NodeSign { NotReady = 1, Unreadable = 2 };

v1::ConditionReason reasonOf(const v1::Condition &condition) {
    v1::ConditionReason reason = v1::CONDITION_REASON_UNSPECIFIED;
    v1::ConditionReason_Parse(condition.reason(), &reason);
    return reason;
}

// Of a node, the first condition that waits for a person; null where none does.
const v1::Condition *troubleOf(const v1::Resource &node) {
    const auto waits = [](const v1::Condition &condition) {
        const auto reason = reasonOf(condition);
        return condition.status() == v1::CONDITION_STATUS_FALSE &&
               (condition.type() == readiness || reason == v1::NODE_DRAIN_STUCK || reason == v1::GPU_LIBRARY_UNUSABLE ||
                reason == v1::GPU_CALL_FAILED || reason == v1::GPU_DRIVER_SILENT);
    };
    const auto &conditions = node.node_status().conditions();
    const auto found = std::ranges::find_if(conditions, waits);
    return found == conditions.end() ? nullptr : &*found;
}

bool isGivenUp(const v1::DeploymentStatus &status) {
    return std::ranges::any_of(status.replicas(),
                               [](const auto &replica) { return replica.is_given_up() && !replica.is_leaving(); });
}

bool isByPerson(const v1::RolloutStatus &rollout) {
    return rollout.reason() == v1::ConditionReason_Name(v1::ABORTED_BY_PERSON) ||
           rollout.reason() == v1::ConditionReason_Name(v1::ROLLED_BACK);
}

bool isAtRest(const v1::RolloutStatus &rollout) {
    return rollout.phase() == v1::RolloutStatus::PHASE_UNSPECIFIED || rollout.phase() == v1::RolloutStatus::COMPLETE ||
           rollout.phase() == v1::RolloutStatus::ABORTED;
}

} // namespace

const QList<const char *> &NeedWords::kinds() {
    static const QList<const char *> kinds{"routes",        "deployments",      "nodes",    "providers",   "secrets",
                                           "modelVersions", "telemetrySources", "findings", "breakGlasses"};
    return kinds;
}

QList<Need> NeedWords::of(const v1::Resource &resource, const UserOf &userOf) {
    switch (resource.spec_case()) {
    case v1::Resource::kDeployment:
        return ofDeployment(resource);
    case v1::Resource::kNode:
        return ofNode(resource);
    case v1::Resource::kRoute:
        return ofRoute(resource);
    case v1::Resource::kProvider:
        return ofProvider(resource);
    case v1::Resource::kSecret:
        return ofSecret(resource, userOf);
    case v1::Resource::kModelVersion:
        return ofVersion(resource);
    case v1::Resource::kTelemetrySource:
        return ofSource(resource);
    case v1::Resource::kFinding:
        return ofFinding(resource);
    case v1::Resource::kBreakGlass:
        return ofBreakGlass(resource);
    default:
        return {};
    }
}

QList<Need> NeedWords::ofDeployment(const v1::Resource &resource) {
    const auto &status = resource.deployment_status();
    const auto name = nameOf(resource);
    const auto id = idOf(resource.meta().name());
    const auto show = tr("Show deployment");
    QList<Need> needs;
    const auto add = [&](Gravity gravity, const QString &words) {
        needs << Need{gravity, OfDeployments, name, words.arg(id, kit::causeOf(status)).trimmed(), show, name};
    };
    const bool isDegraded = status.state() == v1::DeploymentStatus::DEGRADED;
    if (status.state() == v1::DeploymentStatus::UNAVAILABLE)
        add(Gravity::Critical, tr("The deployment %1 is unavailable. %2", "name, why"));
    else if (isGivenUp(status))
        add(isDegraded ? Gravity::Degraded : Gravity::Critical,
            tr("The deployment %1 has given up a replica. %2", "name, why"));
    else if (isDegraded)
        add(Gravity::Degraded, tr("The deployment %1 is degraded. %2", "name, why"));
    addRollout(resource, needs);
    return needs;
}

void NeedWords::addRollout(const v1::Resource &resource, QList<Need> &needs) {
    const auto &status = resource.deployment_status();
    const auto &rollout = status.rollout();
    const auto name = nameOf(resource);
    const auto id = idOf(resource.meta().name());
    const auto revision = static_cast<qlonglong>(rollout.to_generation());
    const auto show = tr("Show deployment");
    const auto add = [&](Gravity gravity, const QString &words, const QString &step) {
        needs << Need{gravity, OfRollouts, name, words.trimmed(), step, name};
    };
    if (rollout.phase() == v1::RolloutStatus::ABORTED && !isByPerson(rollout))
        add(Gravity::Degraded,
            tr("The rollout of revision %L1 of %2 was aborted. %3", "number, deployment, why")
                .arg(revision)
                .arg(id, kit::Sentences::of(rollout.reason(), rollout.arguments())),
            show);
    else if (rollout.phase() == v1::RolloutStatus::WAITING)
        add(Gravity::Waiting,
            tr("The canary of %1, revision %L2, waits until somebody promotes or aborts it.").arg(id).arg(revision),
            tr("Decide"));
    else if (rollout.phase() == v1::RolloutStatus::PAUSED)
        add(Gravity::Waiting,
            tr("The rollout of %1 to revision %L2 is paused until somebody resumes or aborts it.")
                .arg(id)
                .arg(revision),
            tr("Decide"));
    else if (const auto serving = status.serving_generation();
             serving != 0 && serving != resource.meta().generation() && isAtRest(rollout))
        add(Gravity::Waiting,
            tr("The deployment %1 serves revision %L2, but revision %L3 is wanted.")
                .arg(id)
                .arg(static_cast<qlonglong>(serving))
                .arg(static_cast<qlonglong>(resource.meta().generation())),
            show);
}

QList<Need> NeedWords::ofNode(const v1::Resource &resource) {
    const auto condition = troubleOf(resource);
    if (!condition)
        return {};
    const auto name = nameOf(resource);
    const auto node = nodeName(resource.meta().name());
    const auto show = tr("Show node");
    const auto why = kit::Sentences::of(condition->reason(), condition->arguments());
    if (condition->type() == readiness)
        return {{Gravity::Critical, OfNodes, name,
                 tr("The node %1 is not ready. %2", "name, why").arg(node, why).trimmed(), show, name}};
    if (reasonOf(*condition) == v1::NODE_DRAIN_STUCK)
        return {{Gravity::Waiting, OfNodes, name, why, show, name}};
    return {{Gravity::Degraded, OfNodes, name,
             tr("The GPUs of the node %1 cannot be read as they should. %2", "name, why").arg(node, why), show, name}};
}

// Whom a drain waits for is another one for each node.
int NeedWords::signOf(const v1::Resource &node) {
    const auto condition = troubleOf(node);
    return !condition || reasonOf(*condition) == v1::NODE_DRAIN_STUCK ? 0
           : condition->type() == readiness                           ? NotReady
                                                                      : Unreadable;
}

Need NeedWords::ofNodesOfRack(const std::vector<std::string> &nodes, const std::string &rack, int sign) {
    const auto count = static_cast<int>(nodes.size());
    return sign == NotReady
               ? ofRack(nodes, rack, Gravity::Critical,
                        tr("%Ln node(s) in the rack %1 are not ready: nothing is heard of them.", nullptr, count))
               : ofRack(nodes, rack, Gravity::Degraded,
                        tr("The GPUs of %Ln node(s) in the rack %1 cannot be read as they should.", nullptr, count));
}

// With %1 for the node.
QString NeedWords::critical(v1::HealthSign sign, int gpus) {
    return sign == v1::GPU_LOST ? tr("%Ln GPU(s) of the node %1 were there and are not any more.", nullptr, gpus)
           : sign == v1::XID_REPORTED
               ? tr("%Ln GPU(s) of the node %1 are critical: the driver reported an XID.", nullptr, gpus)
               : tr("%Ln GPU(s) of the node %1 are critical and must not be used.", nullptr, gpus);
}

QString NeedWords::degraded(v1::HealthSign sign, int gpus) {
    return sign == v1::THERMAL_THROTTLED
               ? tr("%Ln GPU(s) of the node %1 are too hot and lower their clocks.", nullptr, gpus)
           : sign == v1::POWER_THROTTLED
               ? tr("%Ln GPU(s) of the node %1 have too little power and lower their clocks.", nullptr, gpus)
               : tr("%Ln GPU(s) of the node %1 are degraded, all by the same sign.", nullptr, gpus);
}

// With %1 for the rack.
QString NeedWords::criticalInRack(v1::HealthSign sign, int nodes) {
    return sign == v1::GPU_LOST
               ? tr("GPUs of %Ln node(s) in the rack %1 were there and are not any more.", nullptr, nodes)
           : sign == v1::XID_REPORTED
               ? tr("GPUs of %Ln node(s) in the rack %1 are critical, and the driver reported XIDs there.", nullptr,
                    nodes)
               : tr("GPUs of %Ln node(s) in the rack %1 are critical and must not be used.", nullptr, nodes);
}

QString NeedWords::degradedInRack(v1::HealthSign sign, int nodes) {
    return sign == v1::THERMAL_THROTTLED
               ? tr("GPUs of %Ln node(s) in the rack %1 are too hot and lower their clocks.", nullptr, nodes)
           : sign == v1::POWER_THROTTLED
               ? tr("GPUs of %Ln node(s) in the rack %1 have too little power and lower their clocks.", nullptr, nodes)
               : tr("GPUs of %Ln node(s) in the rack %1 are degraded, all by the same sign.", nullptr, nodes);
}

QList<Need> NeedWords::ofGpus(const std::string &node, const GraveGpus &gpus) {
    if (gpus.count == 0)
        return {};
    const bool isCritical = gpus.severity == v1::CRITICAL;
    const auto words = isCritical ? critical(gpus.sign, gpus.count) : degraded(gpus.sign, gpus.count);
    const auto name = QString::fromStdString(node);
    const auto parts = name.split(QLatin1Char('/'));
    const auto target = parts.size() == 4 ? QStringLiteral("gpus/%1/%2").arg(parts[1], parts[3]) : name;
    return {{isCritical ? Gravity::Critical : Gravity::Degraded, OfGpus, name, words.arg(nodeName(node)),
             tr("Show GPUs"), target}};
}

Need NeedWords::ofGpusOfRack(const std::vector<std::string> &nodes, const std::string &rack, int kind) {
    const auto count = static_cast<int>(nodes.size());
    const auto gpus = GraveGpus::ofKind(kind);
    return gpus.severity == v1::CRITICAL ? ofRack(nodes, rack, Gravity::Critical, criticalInRack(gpus.sign, count))
                                         : ofRack(nodes, rack, Gravity::Degraded, degradedInRack(gpus.sign, count));
}

Need NeedWords::ofRack(const std::vector<std::string> &nodes, const std::string &rack, Gravity gravity,
                       const QString &words) {
    const auto cluster = QString::fromStdString(nodes.front()).section(QLatin1Char('/'), 1, 1);
    const auto name = tr("%1 / %2", "cluster, rack").arg(cluster, kit::harmless(QString::fromStdString(rack)));
    auto quoted = QString::fromStdString(rack);
    quoted.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
    const kit::FilteredList list{QStringLiteral("nodes"),
                                 QStringLiteral("name:\"clusters/%1/\" AND rack = \"%2\"").arg(cluster, quoted)};
    return {gravity, OfRacks, name, words.arg(name), tr("Show rack"), list.name()};
}

QList<Need> NeedWords::ofRoute(const v1::Resource &resource) {
    if (resource.route_status().state() != v1::RouteStatus::DOWN)
        return {};
    const auto name = nameOf(resource);
    const auto model = kit::harmless(QString::fromStdString(resource.route().model()));
    return {{Gravity::Critical, OfRoutes, name,
             tr("Requests for %1 are not answered: no target of the route %2 can serve.", "public model name, route")
                 .arg(model, idOf(resource.meta().name())),
             tr("Show route"), name}};
}

QList<Need> NeedWords::ofProvider(const v1::Resource &resource) {
    const auto name = nameOf(resource);
    for (const auto &condition : resource.provider_status().conditions()) {
        // A secret without a value is told by itself.
        if (condition.status() != v1::CONDITION_STATUS_FALSE ||
            condition.reason() == v1::ConditionReason_Name(v1::PROVIDER_SECRET_MISSING))
            continue;
        const auto why = kit::Sentences::of(condition.reason(), condition.arguments());
        const auto words = condition.type() == "Reachable"
                               ? tr("The provider %1 cannot be used. %2", "name, why")
                               : tr("The provider %1 does not offer what is asked of it. %2", "name, why");
        return {{Gravity::Degraded, OfProviders, name, words.arg(idOf(resource.meta().name()), why),
                 tr("Show provider"), name}};
    }
    return {};
}

QList<Need> NeedWords::ofSecret(const v1::Resource &resource, const UserOf &userOf) {
    if (resource.secret_status().has_set_time())
        return {};
    const auto name = nameOf(resource);
    const auto id = idOf(resource.meta().name());
    const auto user = userOf(resource.meta().name());
    if (user.empty())
        return {{Gravity::Waiting,
                 OfSecrets,
                 name,
                 tr("The secret %1 has no value, and no provider uses it.").arg(id),
                 {},
                 {}}};
    return {{Gravity::Degraded, OfSecrets, name,
             tr("The secret %1 has no value, so that the provider %2 cannot be used.").arg(id, idOf(user)),
             tr("Show provider"), QString::fromStdString(user)}};
}

Need NeedWords::ofRequest(const v1::Resource &request, const QString &asker) {
    const auto name = nameOf(request);
    const auto what = kit::ChangeRequestWords::what(request.change_request());
    return {Gravity::Waiting,
            OfRequests,
            name,
            tr("“%1” waits for your approval; %2 asks.", "what, a person").arg(what, asker),
            tr("Review"),
            name};
}

QList<Need> NeedWords::ofVersion(const v1::Resource &resource) {
    if (resource.model_version().lifecycle() != v1::EVALUATED)
        return {};
    const auto name = nameOf(resource);
    const auto parts = kit::harmless(name).split(QLatin1Char('/'));
    return {{Gravity::Waiting, OfVersions, name,
             tr("Version %1 of the model %2 was evaluated and waits for approval.").arg(parts.last(), parts.value(1)),
             tr("Show version"), name}};
}

// Also while it holds, of which the window tells by itself: it goes on until somebody has looked at it.
QList<Need> NeedWords::ofBreakGlass(const v1::Resource &resource) {
    const auto &spec = resource.break_glass();
    if (!spec.reviewer().empty())
        return {};
    const auto name = nameOf(resource);
    return {{Gravity::Waiting, OfEmergencies, name,
             tr("An emergency suspended rules for %1. Somebody else than who began it has to review it.", "a ticket")
                 .arg(kit::harmless(QString::fromStdString(spec.ticket()))),
             tr("Review"), name}};
}

QList<Need> NeedWords::ofSource(const v1::Resource &resource) {
    if (!kit::isSilent(resource))
        return {};
    const auto name = nameOf(resource);
    const auto gravity = resource.telemetry_source().is_paused() ? Gravity::Degraded : Gravity::Critical;
    return {{gravity, OfSources, name, kit::SilenceWords::whole(resource), tr("Show source"), name}};
}

QList<Need> NeedWords::ofFinding(const v1::Resource &resource) {
    const auto &status = resource.finding_status();
    if (status.state() != v1::FindingStatus::OPEN)
        return {};
    const auto name = nameOf(resource);
    const auto shown = kit::harmless(QString::fromStdString(resource.meta().display_name()));
    const auto words = status.has_endpoint() ? tr("%1 answers for models, and nobody deployed it.", "what was found")
                                             : tr("%1 has memory of GPUs, and nobody deployed it.", "what was found");
    return {{Gravity::Waiting, OfFindings, name, words.arg(shown.isEmpty() ? idOf(resource.meta().name()) : shown),
             tr("Decide"), name}};
}

} // namespace overviewpage
