#include "tests/backend/deployments/small_world.h"

#include <algorithm>

#include <google/protobuf/util/message_differencer.h>

#include "backend/deployments/deployment_rules.h"
#include "backend/deployments/placement.h"

namespace deployments {

using google::protobuf::util::MessageDifferencer;
using Phase = Observation::Phase;

void CountedRandom::fill(std::span<std::uint8_t> bytes) {
    ++count_;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = i < sizeof count_ ? static_cast<std::uint8_t>(count_ >> 8 * i) : 0;
}

TrafficFigures GivenTraffic::figures(const std::string &, std::int64_t generation, ledger::Time) const {
    const auto found = given.find(generation);
    return found == given.end() ? TrafficFigures() : found->second;
}

std::int64_t GivenTraffic::outstanding(const std::string &address) const {
    const auto found = unfinished.find(address);
    return found == unfinished.end() ? 0 : found->second;
}

SmallWorld::SmallWorld() {
    v1::Resource model;
    model.mutable_meta()->set_name("models/small");
    model.mutable_model();
    state.put(model);
    v1::Resource version;
    version.mutable_meta()->set_name("models/small/versions/1");
    auto &files = *version.mutable_model_version();
    files.set_digest("d1");
    files.set_directory("/models/small");
    files.add_files()->set_path("small.gguf");
    files.set_format(v1::GGUF);
    files.set_weight_bytes(1 << 20);
    state.put(version);
    v1::Resource engine;
    engine.mutable_meta()->set_name("engineTemplates/test");
    engine.mutable_engine_template()->set_program("engine");
    for (const auto *argument : {"--model", "{model_path}", "--port", "{port}"})
        engine.mutable_engine_template()->add_arguments(argument);
    state.put(engine);
    state.put(node("one", 8));
    deployment_.mutable_meta()->set_name("deployments/small");
    deployment_.mutable_meta()->set_uid("uid-small");
    deployment_.mutable_meta()->set_generation(1);
    spec().set_model_version("models/small/versions/1");
    spec().set_engine("engineTemplates/test");
    spec().set_minimum_replicas(1);
    spec().set_maximum_replicas(8);
    ledger::Draft draft{v1::CREATED, "deployments", nullptr, deployment_};
    DeploymentRules().complete(draft, state);
    deployment_ = draft.after;
}

v1::Resource SmallWorld::node(const std::string &id, int gpus) const {
    v1::Resource node;
    node.mutable_meta()->set_name("clusters/local/nodes/" + id);
    node.mutable_node();
    auto &status = *node.mutable_node_status();
    status.set_cpu_millis(64'000);
    status.set_memory_bytes(256LL << 30);
    for (int i = 0; i < gpus; ++i) {
        auto &gpu = *status.add_gpus();
        gpu.set_uuid("GPU-" + id + '-' + std::to_string(i));
        gpu.set_index(i);
        gpu.set_product("NVIDIA H100 80GB HBM3");
        gpu.set_memory_bytes(80LL << 30);
    }
    auto &condition = *status.add_conditions();
    condition.set_type("Ready");
    condition.set_status(v1::CONDITION_STATUS_TRUE);
    return node;
}

void SmallWorld::change() {
    deployment_.mutable_meta()->set_generation(deployment_.meta().generation() + 1);
}

bool SmallWorld::step() {
    std::optional<Fleet> fleet;
    const auto nodes = [&]() -> Fleet & {
        if (!fleet) {
            fleet.emplace(state);
            occupy(deployment_.meta().name(), status(), &*fleet);
        }
        return *fleet;
    };
    const auto address = [this](const std::string &) {
        return core::Result<std::string>("127.0.0.1:" + std::to_string(30'000 + ports_++));
    };
    const World world{state, now, observed, nodes, traffic, files, random_, patience, address};
    auto work = reconcile(deployment_, world);
    const bool isChanged = !MessageDifferencer::Equals(work.status, status()) ||
                           std::any_of(work.actions.begin(), work.actions.end(),
                                       [](const auto &action) { return action.kind != Action::Kind::Probe; });
    *deployment_.mutable_deployment_status() = std::move(work.status);
    causes.insert(causes.end(), work.causes.begin(), work.causes.end());
    for (const auto &action : work.actions)
        carryOut(action);
    return isChanged;
}

bool SmallWorld::settle(int most) {
    for (int i = 0; i < most; ++i) {
        if (!step())
            return true;
    }
    return false;
}

void SmallWorld::carryOut(const Action &action) {
    switch (action.kind) {
    case Action::Kind::Start: {
        const auto found = observed.find(action.replica);
        // start() takes up what is already there.
        if (found == observed.end())
            processes.insert(action.replica);
        else if (found->second.phase == Phase::Ended)
            return;
        Observation seen{{deployment_.meta().uid(), action.replica}, Phase::Ready, {}, {}};
        if (areSlow)
            seen.phase = Phase::Loading;
        if (broken.contains(action.generation)) {
            seen.phase = Phase::Ended;
            seen.reason = v1::ENGINE_EXITED;
            seen.arguments = {{"code", "1"}, {"line", "cannot load"}};
            processes.erase(action.replica);
        }
        observed[action.replica] = seen;
        break;
    }
    case Action::Kind::Stop:
        if (const auto found = observed.find(action.replica); found != observed.end()) {
            found->second.phase = Phase::Ended;
            found->second.reason = v1::CONDITION_REASON_UNSPECIFIED;
            processes.erase(action.replica);
        }
        break;
    case Action::Kind::Forget:
        observed.erase(action.replica);
        processes.erase(action.replica);
        break;
    case Action::Kind::Probe:
        traffic.probe(deployment_.meta().name(), action.generation);
        break;
    }
}

int SmallWorld::running() const {
    return static_cast<int>(std::count_if(observed.begin(), observed.end(),
                                          [](const auto &entry) { return entry.second.phase != Phase::Ended; }));
}

int SmallWorld::count(v1::Replica::State state, std::int64_t generation) const {
    const auto &replicas = status().replicas();
    return static_cast<int>(std::count_if(replicas.begin(), replicas.end(), [&](const auto &replica) {
        return replica.state() == state && (generation == 0 || replica.generation() == generation);
    }));
}

core::Result<void> SmallWorld::command(const std::function<core::Result<void>(Work &)> &verb) {
    const World world{state,
                      now,
                      observed,
                      []() -> Fleet & { std::abort(); },
                      traffic,
                      files,
                      random_,
                      patience,
                      [](const std::string &) { return core::Result<std::string>(std::string()); }};
    Work work(deployment_, world);
    auto done = verb(work);
    if (done)
        *deployment_.mutable_deployment_status() = std::move(work.status);
    return done;
}

} // namespace deployments
