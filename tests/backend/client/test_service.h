#pragma once

#include "backend/client/endpoint.h"
#include "backend/client/pending.h"
#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/tls/certificate_authority.h"
#include "pilothouse/v1/resource_service.pb.h"
#include "tests/backend/client/test_store.h"
#include "tests/support/temporary_directory.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace client_test {

namespace v1 = pilothouse::v1;

inline constexpr auto TrustDomain = "test.pilothouse.internal";

// A private authority and what it issues.
class Authority {
public:
    explicit Authority(const std::string &trustDomain = TrustDomain);
    // Kept there.
    explicit Authority(const std::filesystem::path &directory);

    tls::Credentials client(const std::string &id, std::chrono::sys_seconds issuedAt) const;
    tls::Credentials client(const std::string &id = "alice") const;
    tls::Credentials server() const;
    const tls::CertificateAuthority &authority() const { return *authority_; }

private:
    support::TemporaryDirectory directory_;
    std::unique_ptr<tls::CertificateAuthority> authority_;
};

// What the service answers; tests set what they need before or while it runs. Safe to set under the mutex.
struct Answers {
    std::mutex mutex;
    v1::ServerInfo info;
    std::function<bool(const std::string &permission, const std::string &name)> isAllowed;
    // Calls that wait until they are cancelled.
    bool hangs = false;
    // Resources in one message of a first copy, and messages before the stream is cut; 0 is never.
    int partSize = 500;
    int cutAfter = 0;
    // The signed note, and the proofs.
    std::function<std::string()> checkpoint;
    std::function<core::Result<std::vector<std::string>>(std::int64_t older, std::int64_t newer)> consistency;
    struct Inclusion {
        std::string leafHash;
        std::vector<std::string> hashes;
    };
    std::function<Inclusion(std::int64_t index, std::int64_t size)> inclusion;
    // How often they were called.
    int permissionCalls = 0;
    int permissionQuestions = 0;
    int watches = 0;
    int openWatches = 0;
    int watchMessages = 0;
    int cancelled = 0;
    int inclusionCalls = 0;
    std::vector<std::int64_t> watchedAfter;
};

// A small service over mutual TLS on loopback, for faults that the real one cannot be made to have.
class TestService {
public:
    TestService(const Authority &authority, Store &store, Answers &answers);
    TestService(const TestService &) = delete;
    // Cuts everything.
    ~TestService();

    std::string address() const;

private:
    class Data;
    std::unique_ptr<Data> data_;
};

// An endpoint that tests change.
class TestSource final : public client::EndpointSource {
    Q_OBJECT

public:
    client::Pending<client::Endpoint> resolve() override;
    client::Pending<void> store(tls::Credentials credentials) override;

    std::optional<client::Endpoint> endpoint;
    std::vector<tls::Credentials> stored;
    // Why nothing can be stored.
    std::optional<core::Error> refusal;
    int asked = 0;
};

} // namespace client_test
