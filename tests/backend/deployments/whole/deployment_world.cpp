#include "tests/backend/deployments/whole/deployment_world.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>

#include "tests/backend/service/raw_http.h"

namespace support {

namespace {

constexpr auto patience = std::chrono::seconds(30);

std::string engineProgram() {
    return std::filesystem::path(std::getenv("PILOTHOUSE_BIN")).parent_path() / "tests/pilothouse_test_engine";
}

} // namespace

void DeploymentWorld::SetUp() {
    const auto imported = import(write("tiny.gguf", tinyGguf()));
    ASSERT_TRUE(imported) << imported.error().message();
    version = imported->meta().name();
    template_("test");
}

void DeploymentWorld::TearDown() {
    const auto all = owner.list("deployments");
    ASSERT_TRUE(all);
    for (const auto &one : all->resources())
        EXPECT_TRUE(owner.remove(one.meta().name()));
    EXPECT_TRUE(eventually([this] { return engines().empty(); })) << "engines are left over";
}

void DeploymentWorld::template_(const std::string &id, const std::vector<std::string> &arguments) {
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
    spec.mutable_liveness()->set_path("/health");
    spec.mutable_liveness()->mutable_period()->set_nanos(200'000'000);
    spec.mutable_liveness()->mutable_timeout()->set_nanos(500'000'000);
    spec.mutable_liveness()->set_failure_threshold(2);
    spec.mutable_start_timeout()->set_seconds(10);
    spec.mutable_stop_timeout()->set_seconds(2);
    spec.set_reports_model_name(true);
    apply(resource);
}

v1::Resource DeploymentWorld::deployment(const std::string &id, int replicas) const {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/" + id);
    auto &spec = *resource.mutable_deployment();
    spec.set_model_version(version);
    spec.set_engine("engineTemplates/test");
    spec.set_minimum_replicas(replicas);
    spec.set_maximum_replicas(std::max(replicas, 8));
    spec.mutable_drain_time()->set_seconds(1);
    return resource;
}

void DeploymentWorld::apply(v1::Resource resource) {
    const auto there = owner.get(resource.meta().name());
    const auto applied = owner.put(resource, there ? there->meta().etag() : std::string());
    ASSERT_TRUE(applied) << applied.error().message();
    if (resource.has_deployment())
        uids_.insert(current(resource.meta().name().substr(12)).meta().uid());
}

v1::Resource DeploymentWorld::current(const std::string &id) const {
    const auto found = owner.get("deployments/" + id);
    EXPECT_TRUE(found) << id;
    return found ? *found : v1::Resource();
}

bool DeploymentWorld::becomes(const std::string &id,
                              const std::function<bool(const v1::DeploymentStatus &)> &holds) const {
    const auto end = std::chrono::steady_clock::now() + patience;
    do {
        if (holds(status(id)))
            return true;
    } while (std::chrono::steady_clock::now() < end);
    ADD_FAILURE() << status(id).ShortDebugString();
    return false;
}

bool DeploymentWorld::becomesReady(const std::string &id, int replicas, std::int64_t generation) const {
    return becomes(id, [&](const v1::DeploymentStatus &status) {
        return status.ready_replicas() == replicas && status.replicas_size() == replicas &&
               (generation == 0 || status.serving_generation() == generation) &&
               status.rollout().phase() == v1::RolloutStatus::COMPLETE;
    });
}

std::vector<int> DeploymentWorld::engines() const {
    std::vector<int> pids;
    for (const auto &entry : std::filesystem::directory_iterator("/proc")) {
        const auto name = entry.path().filename().string();
        std::error_code gone;
        const auto program = std::filesystem::read_symlink(entry.path() / "exe", gone);
        if (gone || program != std::filesystem::canonical(engineProgram()))
            continue;
        // Other tests run engines beside this one.
        std::ifstream file(entry.path() / "environ", std::ios::binary);
        const std::string environment{std::istreambuf_iterator<char>(file), {}};
        const bool isOurs = std::any_of(uids_.begin(), uids_.end(), [&](const auto &uid) {
            return environment.find("PILOTHOUSE_REPLICA=" + uid + '/') != std::string::npos;
        });
        if (isOurs)
            pids.push_back(std::stoi(name));
    }
    return pids;
}

std::string DeploymentWorld::answerOf(const std::string &address, const std::string &path) {
    RawHttp connection(address);
    if (!connection.send("GET " + path + " HTTP/1.1\r\nHost: " + address + "\r\nConnection: close\r\n\r\n"))
        return {};
    return connection.readAll();
}

} // namespace support
