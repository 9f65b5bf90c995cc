#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "backend/core/time_text.h"
#include "backend/telemetry/vocabulary/health_signal.h"

namespace fleet {

// What sources said of one GPU's health. Counters remember how they grew in the last hour.
class GpuSignals {
public:
    struct Xid {
        core::TimePoint time;
        int xid = 0;
        // It was there when the GPU was first heard of: when it came is not known.
        bool wasThere = false;
        // Whoever told of it says when it is over.
        bool isStanding = false;
        // The GPU was reset since, or whoever told of it began anew.
        bool isOver = false;
    };
    static constexpr std::size_t mostXids = 16;

    // An NVLink.
    struct Link {
        int index = 0;
        bool isUp = false;
        // Of all kinds together; nothing where they are not told by link.
        std::optional<std::int64_t> errors;
        bool operator==(const Link &) const = default;
    };

    // Nothing where no source speaks of it, or the value is 0 and always was.
    std::optional<double> value(telemetry::HealthSignal signal) const;
    // What a counter gained within the hour before `now`; 0 where it is not known for so long.
    double growth(telemetry::HealthSignal signal, core::TimePoint now) const;
    // By how much it is above the least that was ever heard; 0 for what was never less.
    double aboveLeast(telemetry::HealthSignal signal) const;
    // The last ones, oldest first.
    const std::vector<Xid> &xids() const { return xids_; }
    std::optional<core::TimePoint> lostSince() const { return lostSince_; }
    // By their indexes; none where none are told of.
    const std::vector<Link> &links() const { return links_; }

private:
    friend class SignalBoard;

    struct Known {
        telemetry::HealthSignal signal;
        double value = 0;
        double least = 0;
        // Oldest first, at least five minutes apart.
        std::vector<std::pair<core::TimePoint, double>> past;
    };

    Known &known(telemetry::HealthSignal signal);
    const Known *find(telemetry::HealthSignal signal) const;
    void put(telemetry::HealthSignal signal, double value, bool wasHeard, core::TimePoint time);

    std::vector<Known> known_;
    std::vector<Xid> xids_;
    std::optional<core::TimePoint> lostSince_;
    std::vector<Link> links_;
};

// What sources say of the health of GPUs, apart from what is measured, by slot. Holds only those of whom there is
// something to be told. Thread-safe.
class SignalBoard {
public:
    // The newest value. Nothing leaves what was known: a source that cannot tell just now takes nothing back.
    void put(int slot, telemetry::HealthSignal signal, std::optional<double> value, core::TimePoint time);
    // The driver reported an XID, of which nobody will say that it is over.
    void reportXid(int slot, int xid, core::TimePoint time);
    // The same by one who puts 0 as LastXid when it is over.
    void reportStandingXid(int slot, int xid, core::TimePoint time);
    // Gone from its bus, or back.
    void setLost(int slot, bool isLost, core::TimePoint time);
    // A source knows that a GPU has done nothing for longer than it was heard here.
    void setIdleSince(int slot, core::TimePoint since, core::TimePoint time);
    // All of its NVLinks, as they are now.
    void putLinks(int slot, std::vector<GpuSignals::Link> links);
    // GPUs that follow each other have so many NVLinks each, which are up and without errors where putLinks() does not
    // say otherwise: of a sound fleet nothing is held GPU by GPU.
    void setFabric(int firstSlot, int count, int links);
    // Of GPUs that are no more.
    void vanish(int firstSlot, int count);

    void each(const std::function<void(int slot, const GpuSignals &signals)> &visit) const;
    GpuSignals of(int slot) const;
    struct Idleness {
        core::TimePoint since;
        // When it was told.
        core::TimePoint time;
    };
    std::optional<Idleness> idleness(int slot) const;
    // How many of its NVLinks are down; nothing where no source told of them.
    std::optional<double> linksDown(int slot) const;

private:
    void addXid(int slot, const GpuSignals::Xid &xid);
    struct Fabric {
        int count = 0;
        int links = 0;
    };

    void cutFabric(int first, int end);

    mutable std::mutex mutex_;
    std::map<int, GpuSignals> bySlot_;
    std::map<int, Idleness> idle_;
    // By the first of their slots; they do not overlap.
    std::map<int, Fabric> fabrics_;
    // Signals that were heard of each slot, by bit: a counter that is seen for the first time has not grown.
    std::vector<std::uint32_t> heard_;
};

} // namespace fleet
