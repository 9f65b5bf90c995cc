#include "tests/widgets/deployments/serving_world.h"

#include <fstream>

#include <QTest>

#include "tests/backend/catalog/inspect/gguf_bytes.h"
#include "tests/backend/gateway/http_client.h"

#include "pilothouse/v1/catalog_service.pb.h"

namespace support {

namespace {

constexpr int patience = 30'000;

std::string engineProgram() {
    const std::filesystem::path programs = qEnvironmentVariable("PILOTHOUSE_BIN").toStdString();
    return programs.parent_path() / "tests/pilothouse_test_engine";
}

std::filesystem::path madeBelow(const std::filesystem::path &parent) {
    const auto made = std::filesystem::canonical(parent) / "models";
    std::filesystem::create_directory(made);
    return made;
}

service::Options optionsFor(const std::filesystem::path &models) {
    service::Options options;
    options.modelRoots = {models};
    options.verifyDelay = std::chrono::hours(1);
    options.gatewayListen = "127.0.0.1:0";
    return options;
}

} // namespace

ServingWorld::ServingWorld()
    : models(madeBelow(directory.path())), service(optionsFor(models)), owner(service.owner()), version(import()) {
    makeTemplate("test", {"--log-lines", "5"});
}

ServingWorld::~ServingWorld() {
    // Routes refer to deployments.
    for (const auto *kind : {"routes", "deployments"}) {
        const auto all = owner.list(kind);
        if (!all)
            return;
        for (const auto &one : all->resources()) {
            if (!owner.remove(one.meta().name()))
                qWarning("%s stays.", one.meta().name().c_str());
        }
    }
    const auto replicas = service.directory.path() / "data" / "replicas";
    // Each replica's directory goes when nothing of it is left.
    const bool isOver = QTest::qWaitFor(
        [&] {
            std::error_code none;
            return !std::filesystem::exists(replicas, none) || std::filesystem::is_empty(replicas, none);
        },
        patience);
    if (!isOver)
        qWarning("Engines are left over.");
}

std::string ServingWorld::import() const {
    const auto file = models / "tiny.gguf";
    const auto bytes = GgufBytes()
                           .pair("general.architecture", "llama")
                           .pair("general.name", "Tiny")
                           .pair("llama.block_count", 2)
                           .pair("llama.context_length", 4096)
                           .pair("llama.embedding_length", 64)
                           .pair("llama.feed_forward_length", 128)
                           .pair("llama.attention.head_count", 4)
                           .pair("llama.attention.head_count_kv", 4)
                           .tensor("a", {256, 2}, 12, 0)
                           .file(288);
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    v1::ImportModelRequest request;
    request.mutable_work()->add_paths(file.string());
    request.mutable_work()->set_model("models/tiny");
    const auto begun = owner.ask<v1::ImportModelResponse>("CatalogService.ImportModel", request);
    if (!begun)
        qFatal("%s", begun.error().message().c_str());
    v1::OperationStatus status;
    const bool isOver = QTest::qWaitFor(
        [&] {
            status = owner.get(begun->operation().meta().name())->operation_status();
            return status.has_end_time();
        },
        patience);
    if (!isOver || status.state() != v1::SUCCEEDED)
        qFatal("The model is not imported: %s", status.ShortDebugString().c_str());
    return status.result();
}

void ServingWorld::makeTemplate(const std::string &id, const std::vector<std::string> &arguments) {
    v1::Resource resource;
    resource.mutable_meta()->set_name("engineTemplates/" + id);
    auto &spec = *resource.mutable_engine_template();
    spec.set_engine(v1::OPENAI_COMPATIBLE);
    spec.set_program(engineProgram());
    for (const auto *argument : {"--host", "{host}", "--port", "{port}", "--model", "{model_name}"})
        spec.add_arguments(argument);
    for (const auto &argument : arguments)
        spec.add_arguments(argument);
    spec.mutable_readiness()->set_path("/health");
    spec.mutable_readiness()->mutable_period()->set_nanos(50'000'000);
    spec.mutable_start_timeout()->set_seconds(10);
    spec.mutable_stop_timeout()->set_seconds(2);
    spec.set_reports_model_name(true);
    apply(resource);
}

void ServingWorld::apply(v1::Resource resource) const {
    const auto there = owner.get(resource.meta().name());
    const auto applied = owner.put(resource, there ? there->meta().etag() : std::string());
    if (!applied)
        qFatal("%s: %s", resource.meta().name().c_str(), applied.error().message().c_str());
}

v1::Resource ServingWorld::deployment(const std::string &id, int replicas) const {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/" + id);
    auto &spec = *resource.mutable_deployment();
    spec.set_model_version(version);
    spec.set_engine("engineTemplates/test");
    spec.set_minimum_replicas(replicas);
    spec.set_maximum_replicas(8);
    spec.mutable_drain_time()->set_seconds(1);
    return resource;
}

v1::Resource ServingWorld::canary(const std::string &id) const {
    constexpr int half = 5'000;
    auto resource = deployment(id, 2);
    auto &rollout = *resource.mutable_deployment()->mutable_rollout();
    rollout.set_strategy(v1::CANARY);
    auto &step = *rollout.add_steps();
    step.set_share_basis_points(half);
    step.set_manual(true);
    return resource;
}

void ServingWorld::makeRoute(const std::string &id) const {
    v1::Resource resource;
    resource.mutable_meta()->set_name("routes/" + id);
    auto &target = *resource.mutable_route()->add_targets();
    target.set_id("only");
    target.set_deployment("deployments/" + id);
    target.set_share_basis_points(10'000);
    apply(resource);
}

int ServingWorld::ask(const std::string &model, int times) {
    const auto address = service->gatewayAddress();
    const auto port = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    int answered = 0;
    for (int time = 0; time < times; ++time)
        answered += HttpClient(port).ask(chatOf(model, true)).status == 200;
    return answered;
}

v1::Resource ServingWorld::current(const std::string &id) const {
    const auto found = owner.get("deployments/" + id);
    return found ? *found : v1::Resource();
}

bool ServingWorld::serves(const std::string &id, int replicas, std::int64_t generation) const {
    const auto found = status(id);
    return found.ready_replicas() == replicas && found.replicas_size() == replicas &&
           found.serving_generation() == generation && found.rollout().phase() == v1::RolloutStatus::COMPLETE;
}

} // namespace support
