// What waits for a person: which objects bring it, in which words, and in which order.
#include <QTest>

#include "widgets/overview/need_queue.h"
#include "widgets/overview/need_words.h"
#include "widgets/overview/rack_needs.h"
#include "widgets/overview/serving_tally.h"

#include "pilothouse/v1/errors.pb.h"

using overviewpage::GraveGpus;
using overviewpage::Gravity;
using overviewpage::Need;
using overviewpage::NeedQueue;
using overviewpage::NeedWords;
using overviewpage::RackNeeds;
using overviewpage::ServingTally;
namespace v1 = pilothouse::v1;

namespace {

Need need(Gravity gravity, int rank, const QString &object) {
    return {gravity, rank, object, object + QStringLiteral(" waits."), QStringLiteral("Show"), object};
}

v1::Resource named(const std::string &name) {
    v1::Resource resource;
    resource.mutable_meta()->set_name(name);
    resource.mutable_meta()->set_generation(3);
    return resource;
}

v1::Resource deploymentIn(v1::DeploymentStatus::State state) {
    auto resource = named("deployments/chat");
    resource.mutable_deployment();
    auto &status = *resource.mutable_deployment_status();
    status.set_state(state);
    status.set_serving_generation(3);
    return resource;
}

QList<Need> needsOf(const v1::Resource &resource, const std::string &user = {}) {
    return NeedWords::of(resource, [user](const std::string &) { return user; });
}

QStringList objectsOf(const QList<Need> &needs) {
    QStringList objects;
    for (const auto &one : needs)
        objects << one.object;
    return objects;
}

std::uint8_t healthOf(v1::HealthSign sign, v1::HealthSeverity severity, bool isSilenced = false) {
    return static_cast<std::uint8_t>(sign | (severity - 1) << 4 | (isSilenced ? 0x80 : 0));
}

GraveGpus graveOf(const std::vector<std::uint8_t> &health) {
    const std::string bytes(health.begin(), health.end());
    return GraveGpus::of(bytes);
}

QList<Need> needsOfGpus(const std::string &node, const std::vector<std::uint8_t> &health) {
    return NeedWords::ofGpus(node, graveOf(health));
}

} // namespace

class QueueTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsReviewedByItsName();
    void theGravestComesFirst();
    void aSourceReplacesWhatItTold();
    void thereIsAnEndToWhatIsShown();
    void aDeploymentThatDoesNotServe();
    void aDeploymentThatGaveUp();
    void rolloutsThatWait();
    void driftIsTold();
    void gpusAreToldByTheirNode();
    void aNodeThatIsDegradedAsAWholeWaits();
    void aRackThatGrowsHotIsOne();
    void nodesOfARackWithTheSameSignAreOne();
    void nodesOfARackThatAreNotReadyAreOne();
    void nodesThatAreNotReady();
    void secretsNameTheProviderThatNeedsThem();
    void aSourceThatIsSilentWaits();
    void whatElseWaits();
    void whatIsWellIsNotTold();
    void statesAreCounted();
    void anEmergencyWaitsUntilItIsReviewed();
};

void QueueTest::theGravestComesFirst() {
    NeedQueue queue;
    queue.put(QStringLiteral("a"), {need(Gravity::Waiting, 0, QStringLiteral("a"))});
    queue.put(QStringLiteral("b"), {need(Gravity::Critical, 2, QStringLiteral("b"))});
    queue.put(QStringLiteral("c"), {need(Gravity::Critical, 1, QStringLiteral("d"))});
    queue.put(QStringLiteral("d"), {need(Gravity::Critical, 1, QStringLiteral("c"))});
    queue.put(QStringLiteral("e"), {need(Gravity::Degraded, 0, QStringLiteral("e"))});
    QCOMPARE(objectsOf(queue.first(9)), QStringList({QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("b"),
                                                     QStringLiteral("e"), QStringLiteral("a")}));
    QCOMPARE(queue.count(Gravity::Critical), 3);
    QCOMPARE(queue.count(Gravity::Degraded), 1);
    QCOMPARE(queue.count(Gravity::Waiting), 1);
}

void QueueTest::aSourceReplacesWhatItTold() {
    NeedQueue queue;
    const auto source = QStringLiteral("deployments/chat");
    const auto two = QList<Need>{need(Gravity::Critical, 0, source), need(Gravity::Waiting, 0, source)};
    QVERIFY(queue.put(source, two));
    QVERIFY(!queue.put(source, two));
    QCOMPARE(queue.count(), 2);
    QVERIFY(queue.put(source, {need(Gravity::Degraded, 0, source)}));
    QCOMPARE(queue.count(), 1);
    QCOMPARE(queue.count(Gravity::Critical), 0);
    QVERIFY(queue.remove(source));
    QVERIFY(!queue.remove(source));
    QCOMPARE(queue.count(), 0);
    // Two sources may tell of the same object.
    queue.put(QStringLiteral("x"), {need(Gravity::Critical, 0, source)});
    queue.put(QStringLiteral("y"), {need(Gravity::Critical, 0, source)});
    QCOMPARE(queue.count(), 2);
    QVERIFY(queue.clear());
    QCOMPARE(queue.count() + queue.count(Gravity::Critical), 0);
}

void QueueTest::thereIsAnEndToWhatIsShown() {
    NeedQueue queue;
    for (int number = 0; number < 1'000; ++number) {
        const auto name = QStringLiteral("nodes/%1").arg(number, 4, 10, QLatin1Char('0'));
        queue.put(name, {need(Gravity::Critical, 0, name)});
    }
    QCOMPARE(queue.first(8).size(), 8);
    QCOMPARE(queue.first(8).first().object, QStringLiteral("nodes/0000"));
    QCOMPARE(queue.count(), 1'000);
}

void QueueTest::aDeploymentThatDoesNotServe() {
    auto deployment = deploymentIn(v1::DeploymentStatus::UNAVAILABLE);
    auto &replica = *deployment.mutable_deployment_status()->add_replicas();
    replica.set_state(v1::Replica::FAILED);
    replica.set_reason("ENGINE_EXITED");
    (*replica.mutable_arguments())["code"] = "3";
    const auto needs = needsOf(deployment);
    QCOMPARE(needs.size(), 1);
    QVERIFY(needs.first().gravity == Gravity::Critical);
    QVERIFY(needs.first().sentence.startsWith(QStringLiteral("The deployment chat is unavailable. ")));
    QVERIFY2(needs.first().sentence.contains(QLatin1Char('3')), "why it is");
    QCOMPARE(needs.first().target, QStringLiteral("deployments/chat"));
    QVERIFY(needsOf(deploymentIn(v1::DeploymentStatus::DEGRADED)).first().gravity == Gravity::Degraded);
}

void QueueTest::aDeploymentThatGaveUp() {
    auto deployment = deploymentIn(v1::DeploymentStatus::STARTING);
    auto &replica = *deployment.mutable_deployment_status()->add_replicas();
    replica.set_is_given_up(true);
    QCOMPARE(needsOf(deployment).size(), 1);
    QVERIFY(needsOf(deployment).first().gravity == Gravity::Critical);
    replica.set_is_leaving(true);
    QVERIFY(needsOf(deployment).isEmpty());
}

void QueueTest::rolloutsThatWait() {
    auto deployment = deploymentIn(v1::DeploymentStatus::ROLLING_OUT);
    auto &rollout = *deployment.mutable_deployment_status()->mutable_rollout();
    rollout.set_to_generation(4);
    for (const auto phase : {v1::RolloutStatus::WAITING, v1::RolloutStatus::PAUSED}) {
        rollout.set_phase(phase);
        QCOMPARE(needsOf(deployment).size(), 1);
        QVERIFY(needsOf(deployment).first().gravity == Gravity::Waiting);
        QCOMPARE(needsOf(deployment).first().step, QStringLiteral("Decide"));
        QVERIFY(needsOf(deployment).first().sentence.contains(QLatin1Char('4')));
    }
    rollout.set_phase(v1::RolloutStatus::HOLDING);
    QVERIFY(needsOf(deployment).isEmpty());
    rollout.set_phase(v1::RolloutStatus::ABORTED);
    rollout.set_reason("GUARD_ERROR_RATE");
    QVERIFY(needsOf(deployment).first().gravity == Gravity::Degraded);
    // What somebody aborted is no news to people.
    rollout.set_reason("ABORTED_BY_PERSON");
    QVERIFY(needsOf(deployment).isEmpty());
}

void QueueTest::driftIsTold() {
    auto deployment = deploymentIn(v1::DeploymentStatus::AVAILABLE);
    deployment.mutable_deployment_status()->set_serving_generation(2);
    QCOMPARE(needsOf(deployment).first().sentence,
             QStringLiteral("The deployment chat serves revision 2, but revision 3 is wanted."));
    // Something is on its way to it.
    deployment.mutable_deployment_status()->mutable_rollout()->set_phase(v1::RolloutStatus::REPLACING);
    QVERIFY(needsOf(deployment).isEmpty());
}

void QueueTest::gpusAreToldByTheirNode() {
    const std::string node = "clusters/fra-a/nodes/n027";
    const auto lost = healthOf(v1::GPU_LOST, v1::CRITICAL);
    const auto needs = needsOfGpus(node, {lost});
    QCOMPARE(needs.size(), 1);
    QCOMPARE(needs.first().sentence,
             QStringLiteral("1 GPU(s) of the node fra-a / n027 were there and are not any more."));
    QCOMPARE(needs.first().target, QStringLiteral("gpus/fra-a/n027"));
    // All that are critical are counted, and no other ones; several signs are none of them.
    const auto several = needsOfGpus(
        node, {0, lost, healthOf(v1::XID_REPORTED, v1::DEGRADED), lost, healthOf(v1::ECC_ERRORS, v1::CRITICAL, true)});
    QCOMPARE(several.first().sentence,
             QStringLiteral("2 GPU(s) of the node fra-a / n027 were there and are not any more."));
    QCOMPARE(needsOfGpus(node, {lost, healthOf(v1::ECC_ERRORS, v1::CRITICAL)}).first().sentence,
             QStringLiteral("2 GPU(s) of the node fra-a / n027 are critical and must not be used."));
    QVERIFY(needsOfGpus(node, {healthOf(v1::GPU_LOST, v1::CRITICAL, true)}).isEmpty());
    QVERIFY(needsOfGpus(node, {healthOf(v1::XID_REPORTED, v1::DEGRADED)}).isEmpty());
    QVERIFY(needsOfGpus(node, {0}).isEmpty());
}

// Whatever strikes a whole node comes from outside of it, long before anything of it is critical.
void QueueTest::aNodeThatIsDegradedAsAWholeWaits() {
    const std::string node = "clusters/fra-a/nodes/n041";
    const auto hot = healthOf(v1::THERMAL_THROTTLED, v1::DEGRADED);
    const auto other = healthOf(v1::PCIE_ERRORS, v1::DEGRADED);
    const auto needs = needsOfGpus(node, {hot, hot, other, 0});
    QCOMPARE(needs.size(), 1);
    QVERIFY(needs.first().gravity == Gravity::Degraded);
    QCOMPARE(needs.first().sentence,
             QStringLiteral("2 GPU(s) of the node fra-a / n041 are too hot and lower their clocks."));
    QCOMPARE(needs.first().target, QStringLiteral("gpus/fra-a/n041"));
    // Less than half, a single one, several signs, and what somebody silenced.
    QVERIFY(needsOfGpus(node, {hot, 0, 0}).isEmpty());
    QVERIFY(needsOfGpus(node, {hot}).isEmpty());
    QVERIFY(needsOfGpus(node, {hot, other, 0}).isEmpty());
    const auto silenced = healthOf(v1::THERMAL_THROTTLED, v1::DEGRADED, true);
    QVERIFY(needsOfGpus(node, {silenced, silenced}).isEmpty());
    // What is critical is told alone.
    QVERIFY(needsOfGpus(node, {hot, hot, healthOf(v1::XID_REPORTED, v1::CRITICAL)}).first().gravity ==
            Gravity::Critical);
}

void QueueTest::aRackThatGrowsHotIsOne() {
    NeedQueue queue;
    RackNeeds racks(queue, QStringLiteral("gpus"), &NeedWords::ofGpusOfRack);
    const auto hot = healthOf(v1::THERMAL_THROTTLED, v1::DEGRADED);
    const auto put = [&](const std::string &name, const std::vector<std::uint8_t> &health) {
        racks.put(name, "rack-06", graveOf(health).kind(), needsOfGpus(name, health));
    };
    put("clusters/fra-a/nodes/n041", {hot, hot});
    put("clusters/fra-a/nodes/n042", {hot, hot});
    QCOMPARE(queue.count(), 1);
    QCOMPARE(queue.count(Gravity::Degraded), 1);
    QCOMPARE(queue.first(1).first().sentence,
             QStringLiteral("GPUs of 2 node(s) in the rack fra-a / rack-06 are too hot and lower their clocks."));
    // The same sign, but graver, is another thing.
    put("clusters/fra-a/nodes/n043", {hot, healthOf(v1::XID_REPORTED, v1::CRITICAL)});
    QCOMPARE(queue.count(), 2);
    QCOMPARE(queue.count(Gravity::Critical), 1);
}

void QueueTest::nodesOfARackWithTheSameSignAreOne() {
    NeedQueue queue;
    RackNeeds racks(queue, QStringLiteral("gpus"), &NeedWords::ofGpusOfRack);
    const auto put = [&](const std::string &name, const std::string &rack, std::uint8_t health) {
        racks.put(name, rack, graveOf({health}).kind(), needsOfGpus(name, {health}));
    };
    const auto node = [](int number) { return "clusters/fra-a/nodes/n0" + std::to_string(number); };
    const auto storm = healthOf(v1::XID_REPORTED, v1::CRITICAL);
    put(node(41), "rack-06", storm);
    QCOMPARE(queue.count(), 1);
    QCOMPARE(queue.first(1).first().target, QStringLiteral("gpus/fra-a/n041"));
    put(node(42), "rack-06", storm);
    put(node(43), "rack-06", storm);
    QCOMPARE(queue.count(), 1);
    const auto all = queue.first(1).first();
    QVERIFY2(all.sentence.startsWith(QStringLiteral("GPUs of 3 node")), qPrintable(all.sentence));
    QVERIFY2(all.sentence.contains(QStringLiteral("rack fra-a / rack-06 ")), qPrintable(all.sentence));
    QCOMPARE(all.target, QStringLiteral("nodes?name:\"clusters/fra-a/\" AND rack = \"rack-06\""));
    // Another sign, another rack, another cluster and no rack are told by themselves.
    put(node(44), "rack-06", healthOf(v1::GPU_LOST, v1::CRITICAL));
    put(node(51), "rack-07", storm);
    put("clusters/par-1/nodes/n041", "rack-06", storm);
    put(node(61), "", storm);
    put(node(62), "", storm);
    QCOMPARE(queue.count(), 6);
    // A queue that was cleared is told again.
    queue.clear();
    racks.tellAgain();
    QCOMPARE(queue.count(), 6);
    // What is over is not told any more, and a single one is told by its node again.
    put(node(41), "rack-06", 0);
    put(node(42), "rack-06", healthOf(v1::XID_REPORTED, v1::CRITICAL, true));
    QCOMPARE(queue.count(), 6);
    const auto left = objectsOf(queue.first(9));
    QVERIFY(left.contains(QStringLiteral("clusters/fra-a/nodes/n043")));
    QVERIFY(left.contains(QStringLiteral("clusters/fra-a/nodes/n044")));
    // A node that moved is told where it is.
    put(node(43), "rack-07", storm);
    // Several come before single ones.
    QCOMPARE(queue.first(9).first().object, QStringLiteral("fra-a / rack-07"));
    QCOMPARE(queue.count(), 5);
    for (const auto &gone :
         {node(43), node(44), node(51), std::string("clusters/par-1/nodes/n041"), node(61), node(62)})
        put(gone, "", 0);
    QCOMPARE(queue.count(), 0);
}

void QueueTest::nodesOfARackThatAreNotReadyAreOne() {
    NeedQueue queue;
    RackNeeds racks(queue, QStringLiteral("nodes"), &NeedWords::ofNodesOfRack);
    const auto put = [&](const std::string &id, const char *type, v1::ConditionReason reason) {
        auto node = named("clusters/fra-a/nodes/" + id);
        node.mutable_node()->set_rack("rack-06");
        auto &condition = *node.mutable_node_status()->add_conditions();
        condition.set_type(type);
        condition.set_status(v1::CONDITION_STATUS_FALSE);
        condition.set_reason(v1::ConditionReason_Name(reason));
        (*condition.mutable_arguments())["since"] = "2026-11-26T10:00:0" + id.substr(3) + "Z";
        racks.put(node.meta().name(), node.node().rack(), NeedWords::signOf(node), needsOf(node));
    };
    put("n041", "Ready", v1::NODE_LOST);
    QCOMPARE(queue.first(1).first().target, QStringLiteral("clusters/fra-a/nodes/n041"));
    put("n042", "Ready", v1::NODE_LOST);
    put("n043", "Ready", v1::NODE_LOST);
    QCOMPARE(queue.count(), 1);
    QCOMPARE(queue.count(Gravity::Critical), 1);
    const auto all = queue.first(1).first();
    QVERIFY2(all.sentence.startsWith(QStringLiteral("3 node")), qPrintable(all.sentence));
    QVERIFY2(all.sentence.contains(QStringLiteral("rack fra-a / rack-06 ")), qPrintable(all.sentence));
    QCOMPARE(all.target, QStringLiteral("nodes?name:\"clusters/fra-a/\" AND rack = \"rack-06\""));
    // Another sign is another thing; drains wait each for their own replicas.
    put("n044", "GpusReported", v1::GPU_DRIVER_SILENT);
    put("n045", "GpusReported", v1::GPU_DRIVER_SILENT);
    QCOMPARE(queue.count(Gravity::Degraded), 1);
    put("n046", "Drained", v1::NODE_DRAIN_STUCK);
    put("n047", "Drained", v1::NODE_DRAIN_STUCK);
    QCOMPARE(queue.count(Gravity::Waiting), 2);
    // A node that is gone waits for nobody.
    racks.put("clusters/fra-a/nodes/n041", {}, 0, {});
    racks.put("clusters/fra-a/nodes/n042", {}, 0, {});
    QVERIFY(objectsOf(queue.first(9)).contains(QStringLiteral("clusters/fra-a/nodes/n043")));
    racks.clear();
    QCOMPARE(queue.count(), 0);
}

void QueueTest::nodesThatAreNotReady() {
    auto node = named("clusters/local/nodes/host");
    node.mutable_node();
    auto &condition = *node.mutable_node_status()->add_conditions();
    condition.set_type("Ready");
    condition.set_status(v1::CONDITION_STATUS_FALSE);
    condition.set_reason("NODE_LOST");
    (*condition.mutable_arguments())["since"] = "2026-11-26T10:00:00Z";
    QVERIFY(needsOf(node).first().gravity == Gravity::Critical);
    QVERIFY(needsOf(node).first().sentence.startsWith(QStringLiteral("The node local / host is not ready. ")));
    condition.set_type("GpusReported");
    condition.set_reason("GPU_DRIVER_SILENT");
    QVERIFY(needsOf(node).first().gravity == Gravity::Degraded);
    // The kernel's limits are nobody's business in the morning.
    condition.set_reason("LIMITS_NOT_ENFORCED");
    QVERIFY(needsOf(node).isEmpty());
}

void QueueTest::secretsNameTheProviderThatNeedsThem() {
    auto secret = named("secrets/vendor-key");
    secret.mutable_secret();
    const auto needs = needsOf(secret, "providers/vendor");
    QCOMPARE(needs.first().target, QStringLiteral("providers/vendor"));
    QVERIFY(needs.first().gravity == Gravity::Degraded);
    // No page shows a secret that nothing uses.
    QVERIFY(needsOf(secret).first().target.isEmpty());
    QVERIFY(needsOf(secret).first().gravity == Gravity::Waiting);
    secret.mutable_secret_status()->mutable_set_time()->set_seconds(1);
    QVERIFY(needsOf(secret, "providers/vendor").isEmpty());
}

void QueueTest::aSourceThatIsSilentWaits() {
    auto source = named("telemetrySources/dcgm");
    source.mutable_telemetry_source();
    auto &condition = *source.mutable_telemetry_source_status()->add_conditions();
    condition.set_type("Answering");
    condition.set_status(v1::CONDITION_STATUS_TRUE);
    condition.set_reason("SOURCE_ANSWERS");
    QVERIFY(needsOf(source).isEmpty());
    condition.set_status(v1::CONDITION_STATUS_FALSE);
    for (const auto *reason : {"SOURCE_UNUSABLE", "SOURCE_SILENT", "SOURCE_SECRET_MISSING"}) {
        condition.set_reason(reason);
        QVERIFY(needsOf(source).first().gravity == Gravity::Critical);
        QCOMPARE(needsOf(source).first().target, QStringLiteral("telemetrySources/dcgm"));
    }
    // Somebody wanted it so.
    condition.set_reason("SOURCE_PAUSED");
    source.mutable_telemetry_source()->set_is_paused(true);
    QVERIFY(needsOf(source).first().gravity == Gravity::Degraded);
    // So it is before whoever asks it has said so, and of a scan where nobody asks.
    condition.set_status(v1::CONDITION_STATUS_TRUE);
    condition.set_reason("SCAN_ANSWERS");
    QVERIFY2(needsOf(source).value(0).sentence.contains(QStringLiteral("is paused")),
             qPrintable(needsOf(source).value(0).sentence));
    QCOMPARE(needsOf(source).first().sentence,
             QStringLiteral("The telemetry source dcgm is paused: nobody sees what it tells of."));
    // It is graver than what one node brings.
    NeedQueue queue;
    queue.put(QStringLiteral("a"), needsOf(source));
    auto node = named("clusters/a/nodes/n1");
    auto &unreadable = *node.mutable_node_status()->add_conditions();
    unreadable.set_status(v1::CONDITION_STATUS_FALSE);
    unreadable.set_reason("GPU_DRIVER_SILENT");
    node.mutable_node();
    queue.put(QStringLiteral("b"), needsOf(node));
    QCOMPARE(queue.count(), 2);
    QCOMPARE(queue.first(1).first().object, QStringLiteral("telemetrySources/dcgm"));
}

void QueueTest::whatElseWaits() {
    auto route = named("routes/chat");
    route.mutable_route()->set_model("house-chat");
    route.mutable_route_status()->set_state(v1::RouteStatus::DOWN);
    QVERIFY(needsOf(route).first().sentence.contains(QStringLiteral("house-chat")));
    auto provider = named("providers/vendor");
    provider.mutable_provider();
    auto &condition = *provider.mutable_provider_status()->add_conditions();
    condition.set_type("Reachable");
    condition.set_status(v1::CONDITION_STATUS_FALSE);
    condition.set_reason("PROVIDER_UNREACHABLE");
    QCOMPARE(needsOf(provider).size(), 1);
    // Its secret tells that itself.
    condition.set_reason("PROVIDER_SECRET_MISSING");
    QVERIFY(needsOf(provider).isEmpty());
    auto version = named("models/llama/versions/2");
    version.mutable_model_version()->set_lifecycle(v1::EVALUATED);
    QCOMPARE(needsOf(version).first().sentence,
             QStringLiteral("Version 2 of the model llama was evaluated and waits for approval."));
    auto finding = named("findings/p1");
    finding.mutable_finding();
    finding.mutable_meta()->set_display_name("ollama :11434");
    finding.mutable_finding_status()->set_state(v1::FindingStatus::OPEN);
    finding.mutable_finding_status()->mutable_endpoint();
    QCOMPARE(needsOf(finding).first().sentence,
             QStringLiteral("ollama :11434 answers for models, and nobody deployed it."));
    QCOMPARE(needsOf(finding).first().target, QStringLiteral("findings/p1"));
    finding.mutable_finding_status()->set_state(v1::FindingStatus::ACCEPTED);
    QVERIFY(needsOf(finding).isEmpty());
}

void QueueTest::whatIsWellIsNotTold() {
    QVERIFY(needsOf(deploymentIn(v1::DeploymentStatus::AVAILABLE)).isEmpty());
    auto version = named("models/llama/versions/2");
    version.mutable_model_version()->set_lifecycle(v1::APPROVED);
    QVERIFY(needsOf(version).isEmpty());
    auto team = named("teams/search");
    team.mutable_team();
    QVERIFY(needsOf(team).isEmpty());
}

void QueueTest::statesAreCounted() {
    ServingTally tally;
    auto first = deploymentIn(v1::DeploymentStatus::AVAILABLE);
    tally.put(first);
    first.mutable_meta()->set_name("deployments/other");
    first.mutable_deployment_status()->set_state(v1::DeploymentStatus::UNAVAILABLE);
    tally.put(first);
    QCOMPARE(tally.deployments(), 2);
    QCOMPARE(tally.deployments(v1::DeploymentStatus::UNAVAILABLE), 1);
    first.mutable_deployment_status()->set_state(v1::DeploymentStatus::AVAILABLE);
    tally.put(first);
    QCOMPARE(tally.deployments(v1::DeploymentStatus::AVAILABLE), 2);
    QCOMPARE(tally.deployments(v1::DeploymentStatus::UNAVAILABLE), 0);
    tally.remove("deployments/other");
    tally.remove("deployments/other");
    QCOMPARE(tally.deployments(), 1);
    tally.clear();
    QCOMPARE(tally.deployments(), 0);
}

void QueueTest::anEmergencyWaitsUntilItIsReviewed() {
    auto glass = named("breakGlasses/night");
    auto &spec = *glass.mutable_break_glass();
    spec.set_ticket("OPS-911");
    const auto needs = needsOf(glass);
    QCOMPARE(objectsOf(needs), QStringList{QStringLiteral("breakGlasses/night")});
    QVERIFY2(needs[0].sentence.contains(QStringLiteral("OPS-911")), qPrintable(needs[0].sentence));
    spec.set_reviewer("principals/grace");
    QVERIFY(needsOf(glass).isEmpty());
}

void QueueTest::aRequestIsReviewedByItsName() {
    auto request = named("changeRequests/k3f9");
    auto &spec = *request.mutable_change_request();
    spec.set_permission("models.delete");
    spec.add_objects("models/phi-4");
    spec.set_object_count(1);
    const auto need = NeedWords::ofRequest(request, QStringLiteral("Ada"));
    QCOMPARE(need.sentence, QStringLiteral("“Delete models/phi-4” waits for your approval; Ada asks."));
    QCOMPARE(need.target, QStringLiteral("changeRequests/k3f9"));
    QCOMPARE(need.gravity, Gravity::Waiting);
}

QTEST_MAIN(QueueTest)

#include "queue_test.moc"
