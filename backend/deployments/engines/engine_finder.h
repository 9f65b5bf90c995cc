#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "backend/ledger/snapshot.h"
#include "backend/ledger/watch_hub.h"

#include "pilothouse/v1/engine_template.pb.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace deployments {

struct FinderOptions {
    std::string searchPath;
    std::string home;
    std::chrono::milliseconds period = std::chrono::minutes(5);
    std::chrono::milliseconds versionTimeout = std::chrono::seconds(10);
};

// Keeps the status of engine templates true: whether the program is installed on the service's own host, where, and in
// which version. Looks at a template when its intent changes, and at all of them every five minutes. Has a thread of
// its own, joined by the destructor.
class EngineFinder {
public:
    // Ledger and clock outlive it.
    EngineFinder(ledger::Ledger &ledger, const core::Clock &clock, FinderOptions options);
    EngineFinder(const EngineFinder &) = delete;
    EngineFinder &operator=(const EngineFinder &) = delete;
    ~EngineFinder();

private:
    void work(const std::stop_token &stop);
    void look(const std::stop_token &stop, bool all);
    pilothouse::v1::EngineTemplateStatus statusOf(const pilothouse::v1::EngineTemplateSpec &spec,
                                                  const std::stop_token &stop) const;
    void write(const pilothouse::v1::Resource &engine, pilothouse::v1::EngineTemplateStatus status);

    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    const FinderOptions options_;
    // The generation of each template that was looked at, by uid.
    std::map<std::string, std::int64_t> seen_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool hasNews_ = true;
    ledger::WatchHub::Listener listener_;
    std::jthread thread_;
};

// The version in what a program says of itself: the first line that has the word, else the first that says anything.
std::string versionFrom(const std::string &output);

} // namespace deployments
