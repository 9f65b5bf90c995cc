#include "tests/bench/service_process.h"

#include <csignal>

#include "backend/tls/endpoint_file.h"
#include "tests/bench/stage.h"
#include "tests/bench/waiting.h"

namespace bench {

namespace {

using namespace std::chrono_literals;

} // namespace

ServiceProcess::ServiceProcess(const std::filesystem::path &dataDirectory, const std::vector<std::string> &words,
                               const std::vector<std::string> &environment)
    : child_(words.front(), {words.begin() + 1, words.end()}, environment) {
    isUp_ = waitFor([&] { return !child_.isRunning() || join(dataDirectory); }, 30s) &&
            waitFor([&] { return !child_.isRunning() || isVerified(); }, 300s) && child_.isRunning() &&
            waitForRest(child_.pid(), 60s);
}

ServiceProcess::~ServiceProcess() {
    child_.signal(SIGTERM);
    child_.wait();
}

std::vector<std::string> ServiceProcess::daemonWords(const std::filesystem::path &dataDirectory) {
    return {"pilothoused", "serve",       "--data-dir",     dataDirectory.string(),
            "--listen",    "127.0.0.1:0", "--trust-domain", Stage::TrustDomain};
}

support::ServiceClient ServiceProcess::owner() const {
    return {address_, credentials_, Stage::TrustDomain};
}

bool ServiceProcess::join(const std::filesystem::path &dataDirectory) {
    const auto endpoint = tls::readEndpointFile(dataDirectory);
    if (!endpoint || endpoint->pid != child_.pid())
        return false;
    const auto credentials = tls::loadCredentials(tls::CredentialFiles::in(tls::ownerCredentialsPath(dataDirectory)));
    if (!credentials)
        return false;
    address_ = endpoint->address;
    credentials_ = *credentials;
    return true;
}

bool ServiceProcess::isVerified() const {
    const auto info = owner().ask<pilothouse::v1::ServerInfo>("ResourceService.GetServerInfo",
                                                              pilothouse::v1::GetServerInfoRequest());
    // The event of the verification itself comes after what it has verified.
    return info && info->log_checked_size() > 0;
}

} // namespace bench
