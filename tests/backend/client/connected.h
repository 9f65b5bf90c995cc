#pragma once

#include "backend/client/connection.h"
#include "tests/backend/client/test_service.h"
#include "tests/support/fake_clock.h"

#include <memory>
#include <optional>

namespace client_test {

// A service, and a connection to it with short times.
class Connected {
public:
    Connected() {
        answers.info.set_store_uuid("store-1");
        answers.info.set_trust_domain(TrustDomain);
        answers.isAllowed = [](const std::string &, const std::string &) { return true; };
        start();
        connect();
    }

    void start() {
        service.emplace(authority, store, answers);
        source.endpoint = client::Endpoint{service->address(), authority.client(), {}};
    }
    void connect() {
        connection = std::make_unique<client::Connection>(client::Connection::Options{source, clock, random, timing});
    }

    support::FakeClock clock{std::chrono::system_clock::now()};
    support::SeededRandom random;
    client::Connection::Timing timing{std::chrono::milliseconds(200), std::chrono::milliseconds(1000),
                                      std::chrono::milliseconds(20), std::chrono::milliseconds(200)};
    Authority authority;
    Store store;
    Answers answers;
    std::optional<TestService> service;
    TestSource source;
    std::unique_ptr<client::Connection> connection;
};

} // namespace client_test
