#include "tests/support/fleet_objects.h"

#include <array>
#include <cstdint>
#include <cstdio>

#include "pilothouse/v1/errors.pb.h"

namespace support {

namespace {

constexpr std::int64_t Epoch = 1'795'356'000;
constexpr std::array Places{"fra", "par", "dub", "sto", "mad", "waw", "mil", "ams"};
constexpr std::array Models{"chat", "code", "embed", "summary", "vision", "speech", "search", "translate"};
constexpr std::array Teams{"search", "assist", "platform", "risk", "support", "legal", "sales", "research"};

std::string numbered(const std::string &prefix, int number, int digits) {
    char text[16];
    std::snprintf(text, sizeof text, "%0*d", digits, number);
    return prefix + text;
}

// Six hex digits that follow from a number and look like nothing.
std::string idOf(int number) {
    char text[16];
    std::snprintf(text, sizeof text, "%06x", static_cast<unsigned>(number + 1) * 0x9e3779b1U >> 8);
    return text;
}

std::string deploymentId(int number) {
    return numbered(std::string(Models[static_cast<std::size_t>(number) % Models.size()]) + "-", number, 3);
}

bool isOneIn(int number, int every) {
    return every > 0 && number % every == every - 1;
}

void setCondition(v1::Condition &condition, const char *type, bool isTrue, v1::ConditionReason reason) {
    condition.set_type(type);
    condition.set_status(isTrue ? v1::CONDITION_STATUS_TRUE : v1::CONDITION_STATUS_FALSE);
    condition.set_reason(v1::ConditionReason_Name(reason));
    condition.mutable_last_transition_time()->set_seconds(Epoch);
}

void settle(v1::DeploymentStatus &status) {
    int ready = 0;
    for (const auto &replica : status.replicas())
        ready += replica.state() == v1::Replica::READY ? 1 : 0;
    status.set_ready_replicas(ready);
    const bool isRollingOut = status.rollout().phase() == v1::RolloutStatus::HOLDING;
    status.set_state(isRollingOut                         ? v1::DeploymentStatus::ROLLING_OUT
                     : ready >= status.desired_replicas() ? v1::DeploymentStatus::AVAILABLE
                     : ready > 0                          ? v1::DeploymentStatus::DEGRADED
                                                          : v1::DeploymentStatus::UNAVAILABLE);
}

} // namespace

FleetSize FleetSize::large() {
    FleetSize size;
    size.sites = 5;
    size.clustersPerSite = 3;
    size.nodes = 1'250;
    size.teams = 12;
    size.deployments = 120;
    size.replicas = 2'000;
    size.gpusPerReplica = 4;
    size.providers = 3;
    return size;
}

FleetObjects::FleetObjects(const FleetSize &size) : size_(size) {
    addSites();
    addNodes();
    addTeams();
    addModels();
    addProviders();
    addDeployments();
    addRoutes();
}

v1::Resource &FleetObjects::add(const std::string &name) {
    auto &resource = all_.emplace_back();
    auto &meta = *resource.mutable_meta();
    meta.set_name(name);
    char uid[40];
    std::snprintf(uid, sizeof uid, "0193a5d0-7c00-7000-8000-%012zx", all_.size());
    meta.set_uid(uid);
    meta.set_generation(1);
    meta.set_revision(static_cast<std::int64_t>(all_.size()));
    meta.set_etag("e1");
    meta.mutable_create_time()->set_seconds(Epoch);
    meta.mutable_update_time()->set_seconds(Epoch);
    return resource;
}

void FleetObjects::addSites() {
    for (int site = 0; site < size_.sites; ++site) {
        const auto place = numbered(std::string(Places[static_cast<std::size_t>(site) % Places.size()]) + "-", site, 1);
        auto &resource = add("sites/" + place);
        resource.mutable_site()->set_region(site % 3 == 2 ? "us" : "eu");
        resource.mutable_site_status();
        for (int number = 0; number < size_.clustersPerSite; ++number) {
            auto &cluster = add("clusters/" + place + numbered("-c", number, 1));
            cluster.mutable_meta()->set_site("sites/" + place);
            cluster.mutable_cluster()->set_runtime(v1::PROCESS);
            cluster.mutable_cluster_status();
            clusters_.push_back(cluster.meta().name());
        }
    }
}

void FleetObjects::addNodes() {
    const auto ofCluster = [this](const std::string &name) -> v1::ClusterStatus & {
        for (auto &resource : all_)
            if (resource.meta().name() == name)
                return *resource.mutable_cluster_status();
        return *all_.front().mutable_cluster_status();
    };
    for (int number = 0; number < size_.nodes && !clusters_.empty(); ++number) {
        // In stretches, so that the nodes of a cluster are next to each other.
        const auto cluster =
            clusters_[static_cast<std::size_t>(number) * clusters_.size() / static_cast<std::size_t>(size_.nodes)];
        nodes_.push_back(all_.size());
        auto &node = add(cluster + "/nodes/" + numbered("n", number, 4));
        node.mutable_node()->set_unschedulable(isOneIn(number, size_.oneCordonedIn));
        auto &status = *node.mutable_node_status();
        status.set_host_name(numbered("host-", number, 4) + ".example");
        status.set_cpu_millis(128'000);
        status.set_memory_bytes(1'024LL << 30);
        status.set_boot_id(idOf(number));
        status.set_operating_system("Debian GNU/Linux 12");
        status.set_kernel("6.1.0");
        setCondition(*status.add_conditions(), "Ready", true, v1::NODE_READY);
        for (int index = 0; index < size_.gpusPerNode; ++index) {
            auto &gpu = *status.add_gpus();
            gpu.set_uuid("GPU-" + idOf(number) + numbered("-", index, 2));
            gpu.set_index(index);
            gpu.set_vendor(v1::NVIDIA);
            gpu.set_product(number % 2 == 0 ? "NVIDIA H100 80GB HBM3" : "NVIDIA L40S");
            gpu.set_memory_bytes(number % 2 == 0 ? 80LL << 30 : 48LL << 30);
            gpus_.push_back({node.meta().name(), gpu.uuid()});
        }
        auto &counts = ofCluster(cluster);
        counts.set_node_count(counts.node_count() + 1);
        counts.set_ready_node_count(counts.ready_node_count() + 1);
        counts.set_gpu_count(counts.gpu_count() + size_.gpusPerNode);
    }
}

void FleetObjects::addTeams() {
    for (int number = 0; number < size_.teams; ++number) {
        auto &team = add("teams/" + std::string(Teams[static_cast<std::size_t>(number) % Teams.size()]) +
                         (number < static_cast<int>(Teams.size()) ? "" : numbered("-", number, 2)));
        team.mutable_team()->set_description("Made up");
        team.mutable_team_status();
    }
}

void FleetObjects::addModels() {
    for (const auto *name : Models) {
        auto &model = add(std::string("models/") + name);
        model.mutable_model()->set_publisher("Acme");
        auto &version = add(std::string("models/") + name + "/versions/1");
        version.mutable_model_version()->set_lifecycle(v1::REGISTERED);
        version.mutable_model_version()->set_digest(std::string(64, 'a'));
        version.mutable_model_version()->set_file_count(1);
        auto &file = *version.mutable_model_version()->add_files();
        file.set_path("model.gguf");
        file.set_sha256(std::string(64, 'b'));
    }
    auto &engine = *add("engineTemplates/vllm").mutable_engine_template();
    engine.set_description("Made up");
    engine.set_program("vllm");
    engine.mutable_readiness()->set_path("/health");
}

void FleetObjects::addProviders() {
    for (int number = 0; number < size_.providers; ++number) {
        auto &provider = add("providers/" + numbered("vendor-", number, 1));
        provider.mutable_provider()->set_base_url("https://api.example.com/v1");
        provider.mutable_provider()->set_region("eu");
        provider.mutable_provider()->add_models()->set_name("large");
        setCondition(*provider.mutable_provider_status()->add_conditions(), "Reachable", true, v1::PROVIDER_REACHABLE);
    }
}

void FleetObjects::addDeployments() {
    for (int number = 0; number < size_.deployments; ++number) {
        const bool isRollingOut = isOneIn(number, size_.oneRollingOutIn);
        const int count = size_.replicas / size_.deployments + (number < size_.replicas % size_.deployments ? 1 : 0);
        deployments_.push_back(all_.size());
        auto &deployment = add("deployments/" + deploymentId(number));
        deployment.mutable_meta()->set_generation(isRollingOut ? 2 : 1);
        if (size_.teams > 0)
            deployment.mutable_meta()->set_team(
                "teams/" + std::string(Teams[static_cast<std::size_t>(number % size_.teams) % Teams.size()]));
        auto &spec = *deployment.mutable_deployment();
        spec.set_model_version("models/" + std::string(Models[static_cast<std::size_t>(number) % Models.size()]) +
                               "/versions/1");
        spec.set_engine("engineTemplates/vllm");
        spec.set_minimum_replicas(count);
        spec.set_maximum_replicas(count);
        spec.mutable_resources()->set_gpus(size_.gpusPerNode > 0 ? size_.gpusPerReplica : 0);
        spec.set_service_tier(v1::REALTIME);
        auto &status = *deployment.mutable_deployment_status();
        status.set_desired_replicas(count);
        status.set_serving_generation(1);
        status.set_observed_generation(deployment.meta().generation());
        if (isRollingOut) {
            status.mutable_rollout()->set_phase(v1::RolloutStatus::HOLDING);
            status.mutable_rollout()->set_from_generation(1);
            status.mutable_rollout()->set_to_generation(2);
            status.mutable_rollout()->set_share_basis_points(1'000);
        }
        addReplicas(status, number, count);
        shareTraffic(status, isRollingOut);
        settle(status);
    }
}

void FleetObjects::addReplicas(v1::DeploymentStatus &status, int deployment, int count) {
    const bool isRollingOut = status.rollout().phase() == v1::RolloutStatus::HOLDING;
    for (int number = 0; number < count; ++number) {
        auto &replica = *status.add_replicas();
        replica.set_id(idOf(nextReplica_));
        replica.set_generation(isRollingOut && number == count - 1 ? 2 : 1);
        replica.mutable_state_time()->set_seconds(Epoch);
        replica.set_state(v1::Replica::READY);
        const int wanted = size_.gpusPerNode > 0 ? size_.gpusPerReplica : 0;
        if (nextGpu_ + static_cast<std::size_t>(wanted) > gpus_.size() && wanted > 0) {
            replica.set_state(v1::Replica::PENDING);
            replica.set_reason(v1::ConditionReason_Name(v1::NO_NODE_FITS));
        } else if (wanted > 0) {
            replica.set_node(gpus_[nextGpu_].node);
            for (int gpu = 0; gpu < wanted; ++gpu)
                replica.add_gpus(gpus_[nextGpu_++].uuid);
        } else if (!nodes_.empty()) {
            replica.set_node(node(nextReplica_ % static_cast<int>(nodes_.size())).meta().name());
        }
        replica.set_address("127.0.0.1:" + std::to_string(20'000 + deployment % 10'000));
        if (isOneIn(nextReplica_, size_.oneFailedIn)) {
            replica.set_state(v1::Replica::FAILED);
            replica.set_reason(v1::ConditionReason_Name(v1::ENGINE_EXITED));
            (*replica.mutable_arguments())["code"] = "1";
            replica.set_restarts(3);
        }
        ++nextReplica_;
    }
}

void FleetObjects::shareTraffic(v1::DeploymentStatus &status, bool isRollingOut) {
    auto &first = *status.add_traffic();
    first.set_generation(1);
    first.set_share_basis_points(isRollingOut ? 9'000 : 10'000);
    if (!isRollingOut)
        return;
    auto &second = *status.add_traffic();
    second.set_generation(2);
    second.set_share_basis_points(1'000);
}

void FleetObjects::addRoutes() {
    // Every second route has two deployments behind it, every fifth a provider where nothing else serves.
    for (int number = 0; number < size_.deployments; number += 2) {
        auto &route = add("routes/" + numbered("route-", number / 2, 3));
        if (size_.teams > 0)
            route.mutable_meta()->set_team(
                "teams/" + std::string(Teams[static_cast<std::size_t>(number / 2 % size_.teams) % Teams.size()]));
        auto &spec = *route.mutable_route();
        spec.set_model(deploymentId(number));
        auto &status = *route.mutable_route_status();
        status.set_state(v1::RouteStatus::SERVING);
        const bool isShared = number + 1 < size_.deployments;
        for (int part = 0; part < (isShared ? 2 : 1); ++part) {
            auto &target = *spec.add_targets();
            target.set_id(part == 0 ? "main" : "other");
            target.set_deployment("deployments/" + deploymentId(number + part));
            target.set_share_basis_points(!isShared ? 10'000 : part == 0 ? 7'000 : 3'000);
            auto &state = *status.add_targets();
            state.set_id(target.id());
            state.set_ready_endpoints(deployment(number + part).deployment_status().ready_replicas());
        }
        if (size_.providers > 0 && number / 2 % 5 == 4) {
            auto &target = *spec.add_targets();
            target.set_id("vendor");
            target.set_provider("providers/" + numbered("vendor-", number % size_.providers, 1));
            target.set_provider_model("large");
            target.set_share_basis_points(10'000);
            target.set_priority(1);
        }
    }
}

std::vector<v1::Resource> FleetObjects::handedIn() const {
    auto all = all_;
    for (auto &resource : all) {
        const auto meta = resource.meta();
        resource.mutable_meta()->Clear();
        resource.mutable_meta()->set_name(meta.name());
        resource.mutable_meta()->set_team(meta.team());
        resource.mutable_meta()->set_site(meta.site());
    }
    return all;
}

const v1::Resource &FleetObjects::deployment(int number) const {
    return all_[deployments_[static_cast<std::size_t>(number)]];
}

const v1::Resource &FleetObjects::node(int number) const {
    return all_[nodes_[static_cast<std::size_t>(number)]];
}

v1::Resource FleetObjects::deploymentAfter(int number, int turn) const {
    static constexpr std::array states{v1::Replica::UNREACHABLE, v1::Replica::STARTING, v1::Replica::LOADING,
                                       v1::Replica::READY};
    auto resource = deployment(number);
    auto &status = *resource.mutable_deployment_status();
    resource.mutable_meta()->set_revision(resource.meta().revision() + 1'000'000LL + turn);
    if (turn <= 0 || status.replicas().empty())
        return resource;
    const auto stage = static_cast<std::size_t>(turn - 1);
    auto &replica = *status.mutable_replicas(
        static_cast<int>(stage / states.size() % static_cast<std::size_t>(status.replicas_size())));
    replica.set_state(states[stage % states.size()]);
    replica.mutable_state_time()->set_seconds(Epoch + turn);
    settle(status);
    return resource;
}

} // namespace support
