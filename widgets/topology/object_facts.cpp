#include "widgets/topology/object_facts.h"

#include <algorithm>
#include <map>

#include <QLocale>

#include "backend/client/resource_cache.h"
#include "widgets/kit/condition_facts.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"
#include "widgets/topology/topology_words.h"

namespace topologypage {

namespace {

using kit::Absence;
using kit::Fact;

class Words {
    Q_DECLARE_TR_FUNCTIONS(ObjectFacts)
};

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

QString nameOf(const TopologyGraph &graph, const QString &key) {
    const ObjectId id = graph.find(key);
    return id < 0 ? key.section(QLatin1Char('/'), -1) : TopologyWords::name(graph.at(id));
}

QString bytes(qint64 count) {
    return QLocale().formattedDataSize(count, 1);
}

// What of each route arrives at a revision: the route's share of the deployment and the revision's of that.
void addRouteShares(const TopologyGraph &graph, ObjectId revision, QList<Fact> &facts) {
    const ObjectId deployment = graph.find(graph.at(revision).parent);
    for (const auto &edge : graph.edges())
        if (edge.to == deployment && graph.at(edge.from).kind == Kind::Route && edge.kind == LinkKind::Flow)
            facts.append({Words::tr("Of route %1").arg(graph.at(edge.from).label),
                          TopologyWords::share(edge.share * std::max(0.0, graph.at(revision).share))});
}

void addConditions(const google::protobuf::RepeatedPtrField<v1::Condition> &conditions, QList<Fact> &facts) {
    facts += kit::ConditionFacts::of(conditions);
}

void addReplica(const v1::Resource &deployment, const Object &object, const kit::TimeText &times, QList<Fact> &facts) {
    for (const auto &replica : deployment.deployment_status().replicas()) {
        if (replicaKey(object.parent, replica.id()) != object.key)
            continue;
        if (replica.has_state_time())
            facts.append({Words::tr("Since"), times.instant(replica.state_time())});
        facts.append({Words::tr("Address"), text(replica.address()), Absence::NotApplicable, true});
        facts.append({Words::tr("Restarts"), QLocale().toString(replica.restarts())});
        if (replica.reason().empty())
            continue;
        v1::Condition condition;
        condition.set_reason(replica.reason());
        *condition.mutable_arguments() = replica.arguments();
        facts.append({Words::tr("Cause"), kit::Sentences::of(condition)});
    }
}

void addNode(const v1::Resource &node, QList<Fact> &facts) {
    const auto &status = node.node_status();
    facts.append({Words::tr("CPUs"),
                  status.cpu_millis() > 0 ? QLocale().toString(status.cpu_millis() / 1000.0, 'f', 0) : QString(),
                  Absence::NotReported});
    facts.append({Words::tr("Memory"), status.memory_bytes() > 0 ? bytes(status.memory_bytes()) : QString(),
                  Absence::NotReported});
    facts.append({Words::tr("System"), text(status.operating_system()), Absence::NotReported});
    facts.append({Words::tr("Kernel"), text(status.kernel()), Absence::NotReported});
    if (status.gpus_size() > 0) {
        facts.append({Words::tr("GPU driver"), text(status.gpu_driver()), Absence::NotReported});
        facts.append({Words::tr("CUDA"), text(status.cuda_version()), Absence::NotReported});
    }
    const auto first = facts.size();
    addConditions(status.conditions(), facts);
    // How far a drain is stands among the conditions.
    if (!node.node().unschedulable())
        return;
    // Ready or not: what is true of it is that nothing new comes.
    const auto words = Words::tr("It is cordoned: it keeps its replicas and gets no new ones.");
    const auto ready =
        std::ranges::find_if(status.conditions(), [](const auto &condition) { return condition.type() == "Ready"; });
    if (ready == status.conditions().end()) {
        facts.append({Words::tr("Intent"), words});
        return;
    }
    auto &state = facts[first + (ready - status.conditions().begin())].value;
    state =
        ready->status() == v1::CONDITION_STATUS_TRUE ? words : Words::tr("%1 %2", "two sentences").arg(state, words);
}

void addGpu(const v1::Resource &node, const Object &object, QList<Fact> &facts) {
    for (const auto &device : node.node_status().gpus()) {
        if (device.index() != object.index)
            continue;
        facts.append({Words::tr("Memory"), device.memory_bytes() > 0 ? bytes(device.memory_bytes()) : QString(),
                      Absence::NotReported});
        facts.append({Words::tr("Compute capability"), text(device.compute_capability()), Absence::NotReported});
        facts.append({Words::tr("Place on the bus"), text(device.pci_address()), Absence::NotReported, true});
        facts.append({Words::tr("UUID"), text(device.uuid()), Absence::NotReported, true});
        if (device.is_partitioned())
            facts.append(
                {Words::tr("Use"), Words::tr("It is split into instances and given to no replica as a whole.")});
    }
}

} // namespace

QList<Fact> shortFacts(const TopologyGraph &graph, ObjectId id) {
    const auto &object = graph.at(id);
    QList<Fact> facts{{Words::tr("Kind"), TopologyWords::word(object.kind)}};
    if (object.kind == Kind::Deployment || object.kind == Kind::Cluster)
        facts.append(
            {object.kind == Kind::Deployment ? Words::tr("Replicas") : Words::tr("Nodes"),
             (object.ready > object.wanted ? Words::tr("%L1 ready, %L2 wanted") : Words::tr("%L1 of %L2 ready"))
                 .arg(object.ready)
                 .arg(object.wanted)});
    if (object.kind == Kind::Deployment)
        facts.append({Words::tr("Model"), kit::harmless(object.detail), Absence::NotReported});
    if (object.kind == Kind::Gpu)
        facts.append({Words::tr("Type"), object.detail, Absence::NotReported});
    if (object.kind == Kind::Route && !object.detail.isEmpty())
        facts.append({Words::tr("Model name"), object.detail});
    if (object.kind == Kind::Gpu)
        facts.append({Words::tr("Replica"), object.place.isEmpty() ? QString() : nameOf(graph, object.place),
                      Absence::NotApplicable});
    if (object.kind == Kind::Replica) {
        facts.append({Words::tr("Revision"), QStringLiteral("r%1").arg(object.generation)});
        facts.append({Words::tr("Node"), object.place.isEmpty() ? QString() : nameOf(graph, object.place),
                      Absence::NotApplicable});
    }
    if (object.load >= 0)
        facts.append({Words::tr("Busy"), TopologyWords::load(object.load)});
    if (object.kind == Kind::Gpu && object.trouble != Trouble::None)
        facts.append({Words::tr("Health"), isCritical(object.trouble)
                                               ? Words::tr("Critical: it must not be used, or it is not there.")
                                               : Words::tr("Degraded: it works worse than it should.")});
    if (object.share >= 0)
        facts.append({Words::tr("Share"), Words::tr("%1 of the deployment").arg(TopologyWords::share(object.share))});
    if (object.marks & IsLeaving)
        facts.append({Words::tr("Intent"), Words::tr("It is to go.")});
    if (object.marks & Drift)
        facts.append({Words::tr("Intent"), Words::tr("Another revision is wanted than the one that serves.")});
    if (object.marks & GivenUp)
        facts.append({Words::tr("Intent"), Words::tr("It failed too often and is not started again.")});
    facts.removeIf([](const Fact &fact) { return fact.value.isEmpty(); });
    return facts;
}

QList<Fact> wholeFacts(const TopologyGraph &graph, ObjectId id, const client::ResourceCache &cache,
                       const kit::TimeText &times) {
    const auto &object = graph.at(id);
    auto facts = shortFacts(graph, id);
    facts.append({Words::tr("Name"), kit::harmless(object.resource()), Absence::None, true});
    const auto resource = cache.find(object.resource().toStdString());
    if (!resource)
        return facts;
    switch (object.kind) {
    case Kind::Team:
        facts.append({Words::tr("Description"), text(resource->team().description()), Absence::NotReported});
        break;
    case Kind::Route:
        addConditions(resource->route_status().conditions(), facts);
        break;
    case Kind::Provider:
        facts.append({Words::tr("Address"), text(resource->provider().base_url()), Absence::NotReported, true});
        facts.append({Words::tr("Region"), text(resource->provider().region()), Absence::NotReported});
        addConditions(resource->provider_status().conditions(), facts);
        break;
    case Kind::Deployment:
        facts.append({Words::tr("Engine"), text(resource->deployment().engine()), Absence::NotReported});
        addConditions(resource->deployment_status().conditions(), facts);
        break;
    case Kind::Revision:
        addRouteShares(graph, id, facts);
        break;
    case Kind::Replica:
        addReplica(*resource, object, times, facts);
        break;
    case Kind::Site:
        facts.append({Words::tr("Region"), text(resource->site().region()), Absence::NotReported});
        break;
    case Kind::Cluster:
        addConditions(resource->cluster_status().conditions(), facts);
        break;
    case Kind::Node:
        addNode(*resource, facts);
        break;
    case Kind::Gpu:
        addGpu(*resource, object, facts);
        break;
    }
    return facts;
}

std::vector<Relation> relationsOf(const TopologyGraph &graph, ObjectId id) {
    std::map<Kind, std::vector<ObjectId>> byKind;
    std::vector<bool> seen(graph.objects().size());
    seen[static_cast<std::size_t>(id)] = true;
    const auto add = [&](ObjectId other) {
        if (other < 0 || seen[static_cast<std::size_t>(other)])
            return;
        seen[static_cast<std::size_t>(other)] = true;
        byKind[graph.at(other).kind].push_back(other);
    };
    for (const ObjectId other : graph.upstream(id))
        add(other);
    for (const ObjectId other : graph.downstream(id))
        add(other);
    add(graph.find(graph.at(id).parent));
    add(graph.find(graph.at(id).place));
    if (graph.at(id).kind >= Kind::Site)
        for (std::size_t place = 0; place < graph.objects().size(); ++place)
            if (!graph.objects()[place].key.isEmpty() && graph.objects()[place].parent == graph.at(id).key)
                add(static_cast<ObjectId>(place));
    std::vector<Relation> relations;
    for (auto &[kind, objects] : byKind) {
        std::ranges::sort(objects, {}, [&](ObjectId other) { return graph.at(other).key; });
        relations.push_back({objects.size() == 1 ? TopologyWords::word(kind) : TopologyWords::heading(kind), objects});
    }
    return relations;
}

} // namespace topologypage
