#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "backend/ledger/watch_hub.h"

namespace ledger {
class Ledger;
}

namespace secret {

namespace v1 = pilothouse::v1;

class SecretStore;

// Removes the value of a secret that is gone. A deleted secret that comes back has none, and its status says so. Has a
// thread of its own, joined by the destructor.
class SecretController {
public:
    // Both outlive the controller.
    SecretController(ledger::Ledger &ledger, const SecretStore &store);
    SecretController(const SecretController &) = delete;
    SecretController &operator=(const SecretController &) = delete;
    ~SecretController();

private:
    void work(const std::stop_token &stop);
    // Whether a change after revision_ concerns secrets; true where that is not known.
    bool concernsSecrets();
    // What a kill cut between the commit and the file.
    void takeCommitted();
    void tidy();

    ledger::Ledger &ledger_;
    const SecretStore &store_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool hasNews_ = true;
    std::int64_t revision_ = 0;
    ledger::WatchHub::Listener listener_;
    std::jthread thread_;
};

} // namespace secret
