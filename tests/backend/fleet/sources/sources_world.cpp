#include "tests/backend/fleet/sources/sources_world.h"

#include <cmath>

namespace fleet::test {

using namespace std::chrono_literals;

Exporter::Exporter(std::string text)
    : answer_(support::wholeAnswer(text, "text/plain; version=0.0.4")),
      server_([this](support::ScriptedPeer &peer, int) {
          for (auto request = peer.request(); !request.empty(); request = peer.request()) {
              ++asked_;
              std::string answer;
              {
                  const std::lock_guard lock(mutex_);
                  request_ = request;
                  answer = answer_;
              }
              peer.send(answer);
          }
      }) {}

void Exporter::say(std::string text) {
    answer(support::wholeAnswer(text, "text/plain; version=0.0.4"));
}

void Exporter::answer(std::string bytes) {
    const std::lock_guard lock(mutex_);
    answer_ = std::move(bytes);
}

std::string Exporter::lastRequest() const {
    const std::lock_guard lock(mutex_);
    return request_;
}

std::string dcgm(const std::string &host, int gpus, int temperature) {
    std::string text;
    const auto add = [&](const std::string &name, const std::function<std::string(int)> &value) {
        text += "# TYPE " + name + " gauge\n";
        for (int gpu = 0; gpu < gpus; ++gpu) {
            const auto number = std::to_string(gpu);
            text += name + "{gpu=\"" + number + "\",UUID=\"GPU-" + host + "-" + number + "\",device=\"nvidia" + number +
                    "\",modelName=\"NVIDIA H100 80GB HBM3\",Hostname=\"" + host + "\"} " + value(gpu) + "\n";
        }
    };
    add("DCGM_FI_DEV_GPU_TEMP", [&](int gpu) { return std::to_string(temperature + gpu); });
    add("DCGM_FI_DEV_POWER_USAGE", [](int gpu) { return std::to_string(100 + gpu); });
    add("DCGM_FI_DEV_FB_USED", [](int) { return "60000"; });
    add("DCGM_FI_DEV_FB_FREE", [](int) { return "20000"; });
    add("DCGM_FI_DEV_MEMORY_TEMP", [](int) { return "9223372036854775794"; });
    return text;
}

void Secrets::set(const std::string &uid, const std::string &value) {
    const std::lock_guard lock(mutex_);
    values_[uid] = value;
}

std::optional<std::string> Secrets::value(const std::string &uid) const {
    const std::lock_guard lock(mutex_);
    const auto found = values_.find(uid);
    return found == values_.end() ? std::nullopt : std::optional(found->second);
}

SourcesWorld::SourcesWorld() : SourcesWorld(world.clock) {}

SourcesWorld::SourcesWorld(const core::Clock &clock) : clock_(clock) {
    world.rules = {&clusterRules_, &sourceRules_};
    EXPECT_TRUE(world.open());
    v1::Resource cluster;
    cluster.mutable_meta()->set_name("clusters/gpus");
    cluster.mutable_cluster()->set_runtime(v1::EXTERNAL);
    EXPECT_EQ(put(cluster), "");
    start();
}

void SourcesWorld::start() {
    controller_.reset();
    if (!observer_)
        observer_.emplace(*world, clock_, Observer::Options{});
    controller_.emplace(SourceController::Parts{*world, *observer_, secrets, clock_});
}

std::string SourcesWorld::put(const v1::Resource &resource) {
    const auto before = world->snapshot()->find(resource.meta().name());
    const auto done = world.apply({ledger::test::put(resource, before ? before->meta().etag() : std::string())});
    if (done)
        return {};
    std::string text;
    for (const auto &violation : done.error().violations())
        text += (text.empty() ? "" : " ") + violation.field() + ":" + v1::Reason_Name(violation.reason());
    return text.empty() ? done.error().message() : text;
}

void SourcesWorld::addSource(const std::string &id, v1::TelemetrySourceSpec spec) {
    v1::Resource source;
    source.mutable_meta()->set_name("telemetrySources/" + id);
    spec.mutable_interval()->set_seconds(1);
    *source.mutable_telemetry_source() = std::move(spec);
    EXPECT_EQ(put(source), "");
}

void SourcesWorld::scrape(const std::string &id, const std::vector<std::string> &addresses) {
    addSource(id, exposition(addresses));
}

v1::NodeStatus SourcesWorld::node(const std::string &id) const {
    const auto found = world->snapshot()->find("clusters/gpus/nodes/" + id);
    return found ? found->node_status() : v1::NodeStatus();
}

std::string SourcesWorld::told(const google::protobuf::RepeatedPtrField<v1::Condition> &conditions,
                               const std::string &type) {
    for (const auto &condition : conditions) {
        if (condition.type() != type)
            continue;
        std::string text = condition.reason();
        const std::map<std::string, std::string> sorted(condition.arguments().begin(), condition.arguments().end());
        for (const auto &[name, argument] : sorted)
            text += " " + name + "=" + argument;
        return text;
    }
    return {};
}

std::string SourcesWorld::condition(const std::string &source, const std::string &type) const {
    const auto found = world->snapshot()->find("telemetrySources/" + source);
    return found ? told(found->telemetry_source_status().conditions(), type) : std::string();
}

std::string SourcesWorld::value(const std::string &node, int gpu, v1::GpuMetric metric) const {
    const auto picture = observer_->picture();
    const auto *place = picture->ground->layout->find("clusters/gpus/nodes/" + node);
    const auto codes = picture->values.codes(metric);
    if (!place || gpu >= place->gpuCount || static_cast<std::size_t>(place->firstSlot + gpu) >= codes.size())
        return "none";
    const auto code = codes[static_cast<std::size_t>(place->firstSlot + gpu)];
    if (!telemetry::hasValue(code))
        return code == telemetry::NotReported ? "not reported" : "none";
    const auto rounded = std::lround(telemetry::decode(code, telemetry::factsOf(metric).range));
    return std::to_string(rounded) + (telemetry::isStale(code) ? " stale" : "");
}

v1::HealthSeverity SourcesWorld::severity(const std::string &node, int gpu) const {
    const auto picture = observer_->picture();
    const auto *place = picture->ground->layout->find("clusters/gpus/nodes/" + node);
    const auto slot = place ? static_cast<std::size_t>(place->firstSlot + gpu) : picture->health.size();
    return slot < picture->health.size() ? picture->health[slot].severity : v1::HEALTH_SEVERITY_UNSPECIFIED;
}

v1::TelemetrySourceSpec exposition(const std::vector<std::string> &addresses) {
    v1::TelemetrySourceSpec spec;
    spec.mutable_exposition()->set_cluster("clusters/gpus");
    for (const auto &address : addresses)
        spec.mutable_exposition()->add_targets()->set_address(address);
    return spec;
}

v1::TelemetrySourceSpec prometheus(const std::string &address) {
    v1::TelemetrySourceSpec spec;
    spec.mutable_prometheus()->set_cluster("clusters/gpus");
    spec.mutable_prometheus()->set_base_url("http://" + address);
    return spec;
}

} // namespace fleet::test
