#include "widgets/topology/topology_reading.h"

#include <algorithm>
#include <array>
#include <limits>

#include <QStringBuilder>

#include "widgets/kit/plain_text.h"
#include "widgets/topology/deployment_reading.h"

#include "pilothouse/v1/errors.pb.h"

namespace topologypage {

namespace {

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

Object objectOf(const v1::Resource &resource, Kind kind) {
    Object object;
    object.kind = kind;
    object.key = QString::fromStdString(resource.meta().name());
    object.label = text(resource.meta().name()).section(QLatin1Char('/'), -1);
    return object;
}

const v1::Condition *conditionOf(const google::protobuf::RepeatedPtrField<v1::Condition> &conditions,
                                 const char *type) {
    const auto found =
        std::ranges::find_if(conditions, [type](const v1::Condition &condition) { return condition.type() == type; });
    return found == conditions.end() ? nullptr : &*found;
}

// A node's GPUs have the same numbers everywhere, and share their words.
QString numberText(int number) {
    static const auto words = [] {
        std::array<QString, 16> words;
        for (std::size_t each = 0; each < words.size(); ++each)
            words[each] = QString::number(each);
        return words;
    }();
    const auto place = static_cast<std::size_t>(number);
    return place < words.size() ? words[place] : QString::number(number);
}

void addOwner(Reading &reading, const v1::Resource &resource) {
    if (!resource.meta().team().empty())
        reading.links.push_back({QString::fromStdString(resource.meta().team()),
                                 QString::fromStdString(resource.meta().name()), 0, LinkKind::Ownership});
}

Reading readTeam(const v1::Resource &resource) {
    Reading reading;
    reading.objects.push_back(objectOf(resource, Kind::Team));
    return reading;
}

State stateOf(const v1::RouteStatus &status) {
    switch (status.state()) {
    case v1::RouteStatus::SERVING:
        return State::Serving;
    case v1::RouteStatus::DEGRADED:
        return State::Degraded;
    case v1::RouteStatus::DOWN:
        return State::Down;
    default:
        return State::Unknown;
    }
}

Reading readRoute(const v1::Resource &resource) {
    Reading reading;
    auto route = objectOf(resource, Kind::Route);
    route.state = stateOf(resource.route_status());
    route.health = healthOf(route.state);
    route.detail = text(resource.route().model());
    reading.objects.push_back(route);
    addOwner(reading, resource);
    int first = std::numeric_limits<int>::max();
    for (const auto &target : resource.route().targets())
        first = std::min(first, target.priority());
    for (const auto &target : resource.route().targets()) {
        const auto &to = target.deployment().empty() ? target.provider() : target.deployment();
        reading.links.push_back({route.key, QString::fromStdString(to), target.share_basis_points() / 10'000.0,
                                 target.priority() == first ? LinkKind::Flow : LinkKind::Fallback});
    }
    return reading;
}

Reading readProvider(const v1::Resource &resource) {
    Reading reading;
    auto provider = objectOf(resource, Kind::Provider);
    const auto *reachable = conditionOf(resource.provider_status().conditions(), "Reachable");
    if (!reachable && !resource.provider_status().conditions().empty())
        reachable = &resource.provider_status().conditions(0);
    provider.state = !reachable                                          ? State::Unknown
                     : reachable->status() == v1::CONDITION_STATUS_TRUE  ? State::Reachable
                     : reachable->status() == v1::CONDITION_STATUS_FALSE ? State::Unreachable
                                                                         : State::Unknown;
    provider.health = healthOf(provider.state);
    provider.detail = text(resource.provider().region());
    reading.objects.push_back(provider);
    addOwner(reading, resource);
    return reading;
}

Reading readSite(const v1::Resource &resource) {
    Reading reading;
    auto site = objectOf(resource, Kind::Site);
    site.detail = text(resource.site().region());
    reading.objects.push_back(site);
    return reading;
}

Reading readCluster(const v1::Resource &resource) {
    Reading reading;
    auto cluster = objectOf(resource, Kind::Cluster);
    const auto &status = resource.cluster_status();
    cluster.parent = QString::fromStdString(resource.meta().site());
    cluster.ready = status.ready_node_count();
    cluster.wanted = status.node_count();
    cluster.state = status.node_count() == 0                          ? State::None
                    : status.ready_node_count() == 0                  ? State::NotReady
                    : status.ready_node_count() < status.node_count() ? State::Degraded
                                                                      : State::Ready;
    cluster.health = cluster.state == State::None ? Health::Plain : healthOf(cluster.state);
    reading.objects.push_back(cluster);
    return reading;
}

State stateOf(const v1::Resource &node) {
    const auto *ready = conditionOf(node.node_status().conditions(), "Ready");
    if (ready && ready->status() != v1::CONDITION_STATUS_TRUE)
        return ready->reason() == v1::ConditionReason_Name(v1::NODE_LOST) ? State::Lost : State::NotReady;
    if (node.node().unschedulable() || node.node().draining())
        return State::Cordoned;
    return ready ? State::Ready : State::Unknown;
}

Reading readNode(const v1::Resource &resource) {
    Reading reading;
    auto node = objectOf(resource, Kind::Node);
    node.state = stateOf(resource);
    node.health = healthOf(node.state);
    node.parent = node.key.section(QLatin1Char('/'), 0, 1);
    if (const auto &host = resource.node_status().host_name(); !host.empty())
        node.detail = text(host);
    reading.objects.push_back(node);
    // GPUs of a node are alike as a rule, and share the text.
    const std::string *product = nullptr;
    QString shown;
    for (const auto &device : resource.node_status().gpus()) {
        if (!product || *product != device.product())
            shown = text(device.product());
        product = &device.product();
        Object gpu;
        gpu.kind = Kind::Gpu;
        gpu.index = device.index();
        gpu.label = numberText(device.index());
        // Exactly as long as it is: there is one for each GPU.
        gpu.key = node.key % QLatin1String("/gpus/") % gpu.label;
        gpu.detail = shown;
        gpu.parent = node.key;
        gpu.state = State::Free;
        reading.gpus.push_back(DeviceId::of(device.uuid()));
        reading.objects.push_back(std::move(gpu));
    }
    return reading;
}

} // namespace

const std::vector<const char *> &kindsOnTheMap() {
    static const std::vector<const char *> kinds{"sites",  "clusters",  "nodes",      "teams",
                                                 "routes", "providers", "deployments"};
    return kinds;
}

Reading readResource(const v1::Resource &resource) {
    switch (resource.spec_case()) {
    case v1::Resource::kTeam:
        return readTeam(resource);
    case v1::Resource::kRoute:
        return readRoute(resource);
    case v1::Resource::kProvider:
        return readProvider(resource);
    case v1::Resource::kDeployment:
        return readDeployment(resource);
    case v1::Resource::kSite:
        return readSite(resource);
    case v1::Resource::kCluster:
        return readCluster(resource);
    case v1::Resource::kNode:
        return readNode(resource);
    default:
        return {};
    }
}

Health healthOf(State state) {
    switch (state) {
    case State::Ready:
    case State::Available:
    case State::Serving:
    case State::Reachable:
        return Health::Ok;
    case State::Pending:
    case State::Scheduled:
    case State::Starting:
    case State::Loading:
    case State::RollingOut:
    case State::Canary:
    case State::DarkLaunch:
    case State::Waiting:
    case State::Draining:
    case State::Leaving:
    case State::Planned:
        return Health::Busy;
    case State::Degraded:
    case State::Cordoned:
    case State::Missing:
    case State::Aborted:
        return Health::Warn;
    case State::Failed:
    case State::Unreachable:
    case State::Unavailable:
    case State::Down:
    case State::NotReady:
    case State::Lost:
        return Health::Failed;
    case State::None:
    case State::Stopped:
    case State::Free:
    case State::Unknown:
        break;
    }
    return Health::Plain;
}

} // namespace topologypage
