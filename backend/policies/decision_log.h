#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "backend/identity/bindings.h"
#include "backend/ledger/gate.h"
#include "backend/ledger/snapshot.h"
#include "backend/policies/decision_record.h"

namespace ledger {
class Ledger;
}

namespace policies {

// Keeps what policies were asked, with all facts, whether a rule tested them then or not: so other rules can be asked
// the same. Files in a directory of its own, 31 days and 256 MB of them at most; what they hold is no proof, the log of
// changes is. A thread of its own writes, after whatever else there is to do, joined by the destructor; what comes
// faster than it writes is left out.
class DecisionLog {
public:
    static constexpr auto KeptTime = std::chrono::days(31);
    static constexpr std::uint64_t KeptBytes = std::uint64_t{256} << 20;

    explicit DecisionLog(std::filesystem::path directory);
    DecisionLog(const DecisionLog &) = delete;
    DecisionLog &operator=(const DecisionLog &) = delete;
    ~DecisionLog();

    // On any thread; what surrounds the change is read from the state.
    void note(ledger::CountedVerdict counted, ledger::SnapshotPtr state);
    // What was noted by now is in them, unless more comes than is written.
    DecisionFiles files();

private:
    struct Noted {
        ledger::CountedVerdict counted;
        ledger::SnapshotPtr state;
    };

    void work(const std::stop_token &stop);
    void write(const Noted &noted);
    void begin(std::int64_t time);
    void forgetOld(std::int64_t now);
    DecisionFiles paths() const;

    const std::filesystem::path directory_;
    const identity::BindingsCache bindings_;
    // Of the thread that writes.
    std::optional<DecisionWriter> writer_;
    std::ofstream file_;
    std::uint64_t written_ = 0;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Noted> noted_;
    bool isWriting_ = false;
    // Who waits for what was noted.
    int readers_ = 0;
    std::jthread thread_;
};

} // namespace policies
