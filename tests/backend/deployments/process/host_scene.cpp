#include "tests/backend/deployments/process/host_scene.h"

#include <cstdlib>
#include <fstream>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "backend/deployments/process/engine_environment.h"
#include "backend/deployments/process/engine_watch.h"
#include "backend/deployments/process/program_search.h"
#include "backend/deployments/process/replica_directory.h"
#include "backend/deployments/replica/log_files.h"

using namespace deployments;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 10s;

} // namespace

HostScene::HostScene() {
    // Marks of tests that run beside each other differ.
    deployment_ = directory_.path().filename().string();
    for (char &c : deployment_)
        c = std::isalnum(static_cast<unsigned char>(c)) ? static_cast<char>(std::tolower(c)) : '-';
    deployment_ += "-" + std::to_string(::getpid());
    startService();
}

HostScene::~HostScene() {
    if (!runtime_)
        startService();
    runtime_->forgetDeployment(deployment_);
    eventually([&] { return runtime_->observe().empty(); });
    runtime_.reset();
}

void HostScene::startService(const std::filesystem::path &shim) {
    runtime_.reset();
    {
        const std::lock_guard lock(mutex_);
        told_.clear();
    }
    ProcessOptions options{directory_.path(), shim, ownSearchPath(), directory_.path(),
                           ResourceLimits::ofThisProcess()};
    runtime_ = std::make_unique<ProcessRuntime>(std::move(options), [this](const Observation &observation) {
        const std::lock_guard lock(mutex_);
        told_.push_back(observation);
        changed_.notify_all();
    });
}

void HostScene::killService() {
    runtime_.reset();
}

std::string HostScene::enginePath() {
    return std::filesystem::path(std::getenv("PILOTHOUSE_BIN")).parent_path() / "tests" / "pilothouse_test_engine";
}

std::filesystem::path HostScene::shimPath() {
    return std::filesystem::path(std::getenv("PILOTHOUSE_BIN")) / "pilothouse-shim";
}

Launch HostScene::launch(std::vector<std::string> arguments, const std::string &replica) {
    Launch launch;
    launch.key = {deployment_, replica};
    launch.node = "clusters/local/nodes/here";
    launch.program = enginePath();
    launch.address = *runtime_->address(launch.node, {});
    launch.arguments = {"--port", std::to_string(portOf(launch.address)), "--model", "tiny"};
    launch.arguments.insert(launch.arguments.end(), arguments.begin(), arguments.end());
    launch.expectedModel = "tiny";
    for (auto *const probe : {&launch.readiness, &launch.liveness}) {
        probe->set_path("/health");
        probe->mutable_period()->set_nanos(50'000'000);
        probe->mutable_timeout()->set_nanos(200'000'000);
        probe->set_failure_threshold(3);
    }
    launch.startTimeout = 10s;
    launch.stopTimeout = 2s;
    return launch;
}

Launch HostScene::started(std::vector<std::string> arguments, const std::string &replica) {
    auto made = launch(std::move(arguments), replica);
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
    return made;
}

HostScene::Observation HostScene::await(const ReplicaKey &key,
                                        const std::function<bool(const Observation &)> &condition) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    Observation seen;
    for (;;) {
        for (const auto &observation : runtime_->observe()) {
            if (observation.key == key)
                seen = observation;
        }
        if (seen.key == key && condition(seen))
            return seen;
        std::unique_lock lock(mutex_);
        if (std::chrono::steady_clock::now() >= deadline)
            break;
        changed_.wait_for(lock, 20ms);
    }
    ADD_FAILURE() << "it stays in phase " << static_cast<int>(seen.phase) << " for "
                  << v1::ConditionReason_Name(seen.reason) << "\n"
                  << logText(key);
    return seen;
}

HostScene::Observation HostScene::awaitPhase(const ReplicaKey &key, Phase phase) {
    return await(key, [&](const Observation &observation) { return observation.phase == phase; });
}

bool HostScene::isKnown(const ReplicaKey &key) const {
    for (const auto &observation : runtime_->observe()) {
        if (observation.key == key)
            return true;
    }
    return false;
}

std::filesystem::path HostScene::directoryOf(const ReplicaKey &key) const {
    return ReplicaDirectory(directory_.path(), key).path();
}

std::filesystem::path HostScene::logOf(const ReplicaKey &key) const {
    return ReplicaDirectory(directory_.path(), key).log();
}

std::string HostScene::logText(const ReplicaKey &key) const {
    std::string text;
    for (const auto number : replica::logFiles(logOf(key))) {
        std::ifstream file(logOf(key) / replica::logFileName(number), std::ios::binary);
        text.append(std::istreambuf_iterator<char>(file), {});
    }
    return text;
}

replica::ProcessIdentity HostScene::engineOf(const ReplicaKey &key) const {
    const auto record = ReplicaDirectory(directory_.path(), key).record();
    return record && record->engine ? *record->engine : replica::ProcessIdentity{};
}

replica::ProcessIdentity HostScene::shimOf(const ReplicaKey &key) const {
    const auto record = ReplicaDirectory(directory_.path(), key).record();
    return record ? record->shim : replica::ProcessIdentity{};
}

std::size_t HostScene::marked(const ReplicaKey &key) {
    std::size_t count = 0;
    for (const auto &process : replica::processes())
        count += process.state != 'Z' && replica::hasInEnvironment(process.identity.pid, markOf(key)) ? 1 : 0;
    return count;
}

std::string HostScene::post(const std::string &address, const std::string &target) {
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket socket(context);
    boost::system::error_code failed;
    socket.connect({boost::asio::ip::make_address("127.0.0.1"), portOf(address)}, failed);
    boost::asio::write(socket,
                       boost::asio::buffer("POST " + target +
                                           " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
                       failed);
    std::string answer;
    boost::asio::read(socket, boost::asio::dynamic_buffer(answer), failed);
    return answer;
}

std::vector<HostScene::Phase> HostScene::told(const ReplicaKey &key) const {
    const std::lock_guard lock(mutex_);
    std::vector<Phase> phases;
    for (const auto &observation : told_) {
        if (observation.key == key)
            phases.push_back(observation.phase);
    }
    return phases;
}

std::vector<HostScene::Phase> HostScene::told(const ReplicaKey &key, Phase last) const {
    eventually([&] {
        const auto phases = told(key);
        return !phases.empty() && phases.back() == last;
    });
    return told(key);
}
