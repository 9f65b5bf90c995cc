#include "tests/bench/engine_stage.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "tests/backend/catalog/inspect/gguf_bytes.h"
#include "tests/backend/service/raw_http.h"
#include "tests/bench/figures.h"
#include "tests/bench/waiting.h"

#include "pilothouse/v1/catalog_service.pb.h"

namespace bench {

namespace {

namespace fs = std::filesystem;
namespace v1 = pilothouse::v1;
using namespace std::chrono_literals;

constexpr auto Patience = 30s;

std::string engineProgram() {
    return fs::read_symlink("/proc/self/exe").parent_path().parent_path() / "tests/pilothouse_test_engine";
}

std::string ask(const std::string &address, const std::string &request) {
    support::RawHttp connection(address);
    if (!connection.send(request + " HTTP/1.1\r\nHost: engine\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
        return {};
    const auto answer = connection.readAll();
    return answer.starts_with("HTTP/1.1 200") ? answer.substr(answer.find("\r\n\r\n") + 4) : std::string();
}

} // namespace

EngineStage::EngineStage() {
    const auto models = fs::canonical(directory_.path()) / "models";
    fs::create_directories(models);
    std::ofstream(models / "tiny.gguf", std::ios::binary) << GgufBytes()
                                                                 .pair("general.architecture", "llama")
                                                                 .pair("general.name", "Tiny")
                                                                 .tensor("a", {256, 2}, 12, 0)
                                                                 .file(288);
    auto words = ServiceProcess::daemonWords(data());
    words.insert(words.end(), {"--model-root", models.string()});
    service_ = std::make_unique<ServiceProcess>(data(), words);
    isUp_ = service_->isUp() && importModel() && putTemplate();
}

bool EngineStage::importModel() const {
    v1::ImportModelRequest request;
    request.mutable_work()->add_paths((fs::canonical(directory_.path()) / "models/tiny.gguf").string());
    request.mutable_work()->set_model("models/m");
    const auto owner = service_->owner();
    return owner.ask<v1::ImportModelResponse>("CatalogService.ImportModel", request) &&
           waitFor([&] { return bool(owner.get("models/m/versions/1")); }, Patience);
}

bool EngineStage::putTemplate() const {
    v1::Resource engine;
    engine.mutable_meta()->set_name("engineTemplates/test");
    auto &spec = *engine.mutable_engine_template();
    spec.set_program(engineProgram());
    for (const auto *argument : {"--host", "{host}", "--port", "{port}", "--model", "{model_name}"})
        spec.add_arguments(argument);
    for (auto *const probe : {spec.mutable_readiness(), spec.mutable_liveness()}) {
        probe->set_path("/health");
        probe->mutable_period()->set_nanos(100'000'000);
        probe->mutable_timeout()->set_seconds(1);
        probe->set_failure_threshold(1);
    }
    spec.mutable_stop_timeout()->set_seconds(2);
    return bool(service_->owner().put(engine));
}

std::optional<double> EngineStage::deploy(const std::string &id) const {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/" + id);
    auto &spec = *resource.mutable_deployment();
    spec.set_model_version("models/m/versions/1");
    spec.set_engine("engineTemplates/test");
    spec.set_minimum_replicas(1);
    spec.set_maximum_replicas(1);
    spec.mutable_drain_time();
    const auto owner = service_->owner();
    // So that connecting is not counted.
    if (!owner.get("engineTemplates/test"))
        return std::nullopt;
    const double start = wallSeconds();
    return owner.put(resource) ? std::optional(start) : std::nullopt;
}

std::string EngineStage::address(const std::string &id) const {
    std::string address;
    const auto owner = service_->owner();
    waitFor(
        [&] {
            const auto found = owner.get("deployments/" + id);
            if (found && found->deployment_status().ready_replicas() == 1)
                address = found->deployment_status().replicas(0).address();
            return !address.empty();
        },
        Patience);
    return address;
}

bool EngineStage::remove(const std::string &id) const {
    return service_->owner().remove("deployments/" + id) && waitFor(
                                                                [this] {
                                                                    std::error_code none;
                                                                    const auto left = data() / "replicas";
                                                                    return !fs::exists(left, none) ||
                                                                           fs::is_empty(left, none);
                                                                },
                                                                Patience);
}

bool EngineStage::set(const std::string &address, const std::string &what) {
    return !ask(address, "POST /test/set?" + what).empty();
}

double EngineStage::instant(const std::string &address, const std::string &name) {
    const auto state = nlohmann::json::parse(ask(address, "GET /test/state"), nullptr, false);
    return state.is_object() && state.contains(name) ? state[name].get<double>() / 1e9 : 0;
}

} // namespace bench
