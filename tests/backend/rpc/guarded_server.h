#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "backend/core/random.h"
#include "backend/rpc/audit_sink.h"
#include "backend/rpc/authorizer.h"
#include "backend/rpc/guard.h"
#include "backend/rpc/metrics.h"
#include "backend/rpc/server.h"
#include "backend/tls/certificate_authority.h"
#include "backend/tls/certificate_files.h"
#include "backend/tls/credential_files.h"
#include "tests/backend/rpc/client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"

namespace support {

// Principals and their scopes, as a test sets them.
class Register final : public rpc::Authorizer {
public:
    // Who is not here is unknown. The scope counts for every verb.
    void put(const std::string &id, rpc::Scope scope);
    void remove(const std::string &id);
    void revoke(const std::string &id, std::chrono::sys_seconds until);

    core::Result<rpc::Principal> authenticate(const rpc::Credential &credential) const override;
    rpc::ScopePtr scope(const rpc::Caller &caller, std::string_view verb) const override;

private:
    struct Entry {
        rpc::ScopePtr scope;
        std::chrono::sys_seconds revokedUntil;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Entry> entries_;
};

class Recorder final : public rpc::AuditSink {
public:
    void record(ledger::Occurrence occurrence) override;
    std::vector<ledger::Occurrence> all() const;

private:
    mutable std::mutex mutex_;
    std::vector<ledger::Occurrence> all_;
};

class Counts final : public rpc::Metrics {
public:
    void answered(const rpc::Rule &rule, int code, std::chrono::nanoseconds latency) override;
    void streamOpened(const rpc::Rule &rule) override;
    void streamClosed(const rpc::Rule &rule, int code) override;
    void failed(const rpc::Rule &rule, const rpc::Caller &caller, const core::Error &error) override;
    void turnedAway(int code) override;

    std::atomic<int> calls = 0;
    std::atomic<int> openStreams = 0;
    std::atomic<int> away = 0;
    std::atomic<int> failures = 0;
};

// A server with the real guard on loopback over mutual TLS, whose services do nothing but show what they were told.
class GuardedServer {
public:
    static constexpr const char *domain = "test.pilothouse.internal";

    explicit GuardedServer(std::chrono::milliseconds recheck = std::chrono::seconds(30));
    ~GuardedServer();

    // A certificate as the service issues it.
    tls::Credentials credentialsOf(const std::string &id) const;
    Client clientOf(const tls::Credentials &credentials) const;
    Client clientAs(const std::string &id) const { return clientOf(credentialsOf(id)); }
    std::string address() const;
    std::filesystem::path authorityDirectory() const { return directory_.path(); }
    // New key and certificate for the running listener, also of another authority.
    void rotate(const std::filesystem::path &authorityDirectory);
    void stop(std::chrono::milliseconds grace) { server_->stop(grace); }

    // What the source of every stream says from now on; each call lets one more message out.
    void send(int messages, std::size_t bytes = 1);
    void endStreams();
    // Sources that live.
    int sources() const;
    // Handlers that were reached.
    int handled() const;

    FakeClock clock;
    Register people;
    Recorder audit;
    Counts metrics;

private:
    struct Services;

    TemporaryDirectory directory_;
    core::SystemRandom random_;
    std::unique_ptr<tls::CertificateAuthority> authority_;
    tls::CertificateFiles files_;
    std::unique_ptr<rpc::Guard> guard_;
    std::unique_ptr<Services> services_;
    std::unique_ptr<rpc::Server> server_;
};

// Holds `models` of the team (empty: the whole organisation).
rpc::Scope modelsOf(const std::string &team);

} // namespace support
