#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "backend/fleet/fleet_rules.h"
#include "backend/fleet/observer.h"
#include "backend/fleet/secret_source.h"
#include "backend/fleet/source_controller.h"
#include "tests/backend/gateway/scripted_server.h"
#include "tests/backend/ledger/ledger_fixture.h"
#include "tests/support/eventually.h"

namespace fleet::test {

using support::eventually;

// An exporter that says what it is told to.
class Exporter {
public:
    explicit Exporter(std::string text = {});

    void say(std::string text);
    // The whole answer, head and all.
    void answer(std::string bytes);
    std::string address() const { return server_.address(); }
    std::string lastRequest() const;
    int asked() const { return asked_; }

private:
    mutable std::mutex mutex_;
    std::string answer_;
    std::string request_;
    std::atomic<int> asked_{0};
    support::ScriptedServer server_;
};

// What DCGM exporter says of so many GPUs of a host.
std::string dcgm(const std::string &host, int gpus, int temperature = 40);

class Secrets final : public SecretSource {
public:
    void set(const std::string &uid, const std::string &value);
    std::optional<std::string> value(const std::string &uid) const override;

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::string> values_;
};

// A ledger, an observer and the controller of telemetry sources, with the cluster `clusters/gpus` that others run.
class SourcesWorld {
public:
    SourcesWorld();
    explicit SourcesWorld(const core::Clock &clock);

    Observer &observer() { return *observer_; }
    void start();
    void stop() { controller_.reset(); }
    SourcePasts pasts() const { return controller_->pasts(); }
    // Applies the change; what was refused, as field and reason.
    std::string put(const v1::Resource &resource);
    // `telemetrySources/<id>`, asked every second.
    void addSource(const std::string &id, v1::TelemetrySourceSpec spec);
    void scrape(const std::string &id, const std::vector<std::string> &addresses);

    v1::NodeStatus node(const std::string &id) const;
    bool has(const std::string &name) const { return world->snapshot()->find(name) != nullptr; }
    // `REASON` or `REASON name=value ...` of a condition; empty where there is none.
    std::string condition(const std::string &source, const std::string &type = "Answering") const;
    static std::string told(const google::protobuf::RepeatedPtrField<v1::Condition> &conditions,
                            const std::string &type);
    // As the picture has it now: `61`, `none`, `not reported`, `61 stale`.
    v1::HealthSeverity severity(const std::string &node, int gpu) const;
    std::string value(const std::string &node, int gpu, v1::GpuMetric metric = v1::GPU_TEMPERATURE) const;

    mutable ledger::test::World world;
    Secrets secrets;

private:
    const core::Clock &clock_;
    ClusterRules clusterRules_;
    TelemetrySourceRules sourceRules_;
    std::optional<Observer> observer_;
    std::optional<SourceController> controller_;
};

v1::TelemetrySourceSpec exposition(const std::vector<std::string> &addresses);
v1::TelemetrySourceSpec prometheus(const std::string &address);

} // namespace fleet::test
