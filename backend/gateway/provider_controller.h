#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "backend/ledger/watch_hub.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace gateway {

class Gateway;
class SecretSource;
struct Fetched;

namespace v1 = pilothouse::v1;

// Asks providers now and then for their models, and keeps their status true: at most once a minute where nothing but
// the latency is another one. Has a thread of its own, joined by the destructor.
class ProviderController {
public:
    struct Parts {
        ledger::Ledger &ledger;
        Gateway &gateway;
        const SecretSource &secrets;
        const core::Clock &clock;
    };

    // What `parts` refers to outlives the controller.
    explicit ProviderController(Parts parts);
    ProviderController(const ProviderController &) = delete;
    ProviderController &operator=(const ProviderController &) = delete;
    ~ProviderController();

    // The value of a secret is another one: who uses it is asked again. Only posts; thread-safe.
    void refresh();

private:
    using SteadyTime = std::chrono::steady_clock::time_point;
    struct Inbox;
    struct Watched {
        std::int64_t generation = 0;
        SteadyTime due;
        bool isAsked = false;
        SteadyTime written;
    };

    void work(const std::stop_token &stop);
    // Takes in what is new in the ledger, asks who is due, and says when somebody is next.
    SteadyTime ask();
    void askOne(const ledger::ResourcePtr &provider, Watched *watched);
    void take(const std::string &uid, const Fetched &fetched);
    void write(const ledger::ResourcePtr &provider, v1::ProviderStatus status);
    v1::ProviderStatus statusOf(const v1::Resource &provider, const Fetched &fetched) const;

    const Parts parts_;
    std::map<std::string, Watched> watched_;
    // Shared with the answers that are on their way.
    const std::shared_ptr<Inbox> inbox_;
    ledger::WatchHub::Listener listener_;
    std::jthread thread_;
};

// The ids in an OpenAI list of models; nothing where the text is none.
std::optional<std::vector<std::string>> modelsOf(const std::string &text);

} // namespace gateway
