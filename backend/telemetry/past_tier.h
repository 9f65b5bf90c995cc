#pragma once

#include <array>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "backend/telemetry/kept_step.h"
#include "backend/telemetry/ladder.h"

namespace telemetry {

// Past steps in memory, on every level of a ladder: the shortest as they come, the coarser ones made of them when they
// are over. Coarse steps are kept exactly as far back as short ones reach. One thread adds, any thread reads; locks are
// held to take or drop pointers, not to work.
class PastTier {
public:
    // How far steps may reach back, and how many bytes they may take; the bytes may change from one step to the next.
    struct Bounds {
        std::size_t bytes = 0;
        std::chrono::milliseconds reach{};
    };

    explicit PastTier(const Ladder &ladder) : ladder_(ladder) {}

    // Drops the oldest steps until all that are left, and `bytes` more, keep within the bounds.
    void makeRoom(std::size_t bytes, const Bounds &bounds);
    // A shortest step. Steps from it on that are there already, of a clock that was set back since, are forgotten. A
    // step that alone takes more than the bounds is left out.
    void add(PastStep step, const Bounds &bounds);

    const Ladder &ladder() const { return ladder_; }
    std::size_t bytes() const;
    // What all steps would take as they came for each byte that they take; 1 while there are none.
    double packing() const;
    // Where the oldest shortest step begins and where the newest ends; nothing while there are none.
    std::optional<Instant> oldest() const;
    std::optional<Instant> newest() const;
    // All of one moment, whatever is dropped meanwhile.
    struct Kept {
        // Of all levels, by level, in order.
        std::array<KeptSteps, Ladder::Levels> steps;
        // As oldest() and newest() answered then.
        std::optional<Instant> oldest;
        std::optional<Instant> newest;
    };
    // The steps that touch [from, to).
    Kept between(Instant from, Instant to) const;

private:
    using Level = std::deque<std::shared_ptr<const KeptStep>>;

    std::optional<Instant> oldestHere() const;
    std::optional<Instant> newestHere() const;
    void forgetFrom(std::int64_t shortest);
    void addAt(int level, PastStep step, const Bounds &bounds);
    // What the finer steps of this step make; nothing where they do not reach back to its beginning.
    std::optional<PastStep> coarse(int level, std::int64_t number, const Bounds &bounds);
    void dropOldest();
    void drop(Level *level, bool atFront);
    Level &at(int level) { return levels_[static_cast<std::size_t>(level)]; }
    const Level &at(int level) const { return levels_[static_cast<std::size_t>(level)]; }
    Instant startOf(int level, const KeptStep &step) const { return stepStart(step.number, ladder_.stepOf(level)); }

    const Ladder ladder_;
    // Guards what follows.
    mutable std::mutex mutex_;
    std::array<Level, Ladder::Levels> levels_;
    std::size_t bytes_ = 0;
    std::size_t plainBytes_ = 0;
};

} // namespace telemetry
