#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/core/result.h"
#include "backend/ledger/change.h"

namespace ledger {
class Ledger;
}

namespace service {

namespace v1 = pilothouse::v1;

// A clock that stands still where a scenario has put it, so that what is written under it is the same every time; until
// it follows another one.
class ScenarioClock final : public core::Clock {
public:
    explicit ScenarioClock(TimePoint start);

    void stand(TimePoint instant);
    // Goes on with another clock, which outlives it.
    void follow(const core::Clock &clock);

    TimePoint now() const override;
    std::int64_t monotonicNanoseconds() const override;

private:
    std::atomic<TimePoint::rep> instant_;
    std::atomic<const core::Clock *> followed_{nullptr};
};

// The same bytes for the same seed. For what is shown, never for what protects.
class ScenarioRandom final : public core::Random {
public:
    explicit ScenarioRandom(std::string seed);

    void fill(std::span<std::uint8_t> bytes) override;

private:
    // Guards the number of the next block.
    std::mutex mutex_;
    const std::string seed_;
    std::uint64_t block_ = 0;
};

// A made-up organisation: what its people did, in order, written into an empty store through the ledger like anything
// else. Files stand in resources/scenario.
class Scenario {
public:
    // Errors: INVALID_JSON.
    static core::Result<Scenario> read(std::string_view json);
    ~Scenario();
    Scenario(Scenario &&) noexcept;

    // When it ends; the present of the pictures.
    core::Clock::TimePoint now() const { return now_; }
    const std::string &trustDomain() const { return trustDomain_; }
    // Whose data directory it is, `principals/<id>`.
    const std::string &owner() const { return owner_; }
    // Of all random ids.
    const std::string &seed() const { return seed_; }

    // Plays every step at its time into a store without history, and leaves the clock at now(). Blocks; for the start
    // of a service.
    core::Result<void> play(ledger::Ledger &ledger, ScenarioClock &clock) const;
    // The same into whatever store.
    core::Result<void> playSteps(ledger::Ledger &ledger, ScenarioClock &clock) const;
    // When it begins.
    core::Clock::TimePoint begin() const;

private:
    explicit Scenario(nlohmann::json document);

    std::unique_ptr<nlohmann::json> document_;
    core::Clock::TimePoint now_;
    std::string trustDomain_;
    std::string owner_;
    std::string seed_;
};

} // namespace service
