#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/deployments/patience.h"
#include "backend/findings/looking_options.h"
#include "backend/fleet/nvml/nvml_library.h"
#include "backend/gateway/gateway_options.h"
#include "backend/tls/credential_files.h"

namespace core {
class Clock;
class Random;
} // namespace core

namespace service {

class Scenario;
class StructuredLog;

struct Options {
    std::filesystem::path dataDirectory;
    // `<host>:<port>`; port 0 takes a free one.
    std::string listen = "127.0.0.1:0";
    // Absolute directories whose model files may be imported.
    std::vector<std::filesystem::path> modelRoots;
    // `<ip>:<port>` for checkpoint and tiles over plain HTTP, and for Prometheus; empty leaves them out.
    std::string logListen;
    std::string metricsListen;
    // `<ip>:<port>` where requests for models are answered over plain HTTP; empty leaves it out.
    std::string gatewayListen;
    gateway::GatewayOptions gateway;
    // Only for the first start; empty takes `<uuid>.pilothouse.internal`.
    std::string trustDomain;
    // What wraps the keys at rest, see core::WrappingKey::find().
    std::filesystem::path keyFile;
    std::filesystem::path credentialsDirectory;
    // Started by a console, and left so long after its last user.
    bool isEmbedded = false;
    std::chrono::seconds lingerTime = std::chrono::seconds(30);
    // How long after the start the whole store is verified in the background.
    std::chrono::milliseconds verifyDelay = std::chrono::seconds(3);
    // How often an open stream is checked again, and how long one message may wait for a slow watcher.
    std::chrono::milliseconds streamRecheck = std::chrono::seconds(30);
    // How often it is told what rules of policies did.
    std::chrono::milliseconds countPeriod = std::chrono::seconds(5);
    // Where NVIDIA's management library is looked for, as nvml::NvmlLibrary::open takes it.
    std::vector<std::string> nvmlPlaces = nvml::usualPlaces();
    // With what engines do.
    deployments::Patience patience;
    // Inference that nobody deployed is looked for on the own host too, not at the addresses of scans alone.
    bool seeksInference = false;
    findings::LookingOptions search;
    // Shown as the name of the owner of the data directory.
    std::string ownerName;
    // What a new store is filled with, and under whose clock its ledger stands; null for none.
    std::shared_ptr<const Scenario> scenario;
    // The scenario is where the time begins that goes on from then on, with a simulated fleet that runs its
    // deployments.
    bool isDemo = false;
};

// The whole control service: ledger, authority, nouns and listeners, wired and running. Everything is answered over
// mutual TLS. It says where it listens in the endpoint file of its data directory.
class ControlService {
public:
    // Returns once it answers. Errors of the ledger, of the files in the data directory and of the listeners.
    // Clock, randomness and log outlive the service.
    static core::Result<std::unique_ptr<ControlService>> start(Options options, core::Clock &clock,
                                                               core::Random &random, StructuredLog &log);
    ControlService(const ControlService &) = delete;
    ControlService &operator=(const ControlService &) = delete;
    ~ControlService();

    // Ends streams, lets calls finish for two seconds, leaves running operations to the next start.
    void stop();

    // Where to reach it on this host, `127.0.0.1:<port>`; those of the other listeners are empty where there is none.
    std::string address() const;
    std::string logAddress() const;
    std::string metricsAddress() const;
    std::string gatewayAddress() const;
    const std::string &trustDomain() const;
    // Of the owner of the data directory, as they lie there.
    core::Result<tls::Credentials> ownerCredentials() const;
    // How long nobody has used it; zero while a stream is open or an operation runs.
    std::chrono::nanoseconds idleTime() const;
    // The same where those who called are known to have left: calls that are over count for nothing.
    std::chrono::nanoseconds idleTimeBesidesCalls() const;

private:
    struct Parts;

    explicit ControlService(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> parts_;
};

} // namespace service
