#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "backend/core/time_text.h"
#include "backend/fleet/allocation.h"
#include "backend/fleet/layout.h"
#include "backend/fleet/rates.h"
#include "backend/fleet/silences.h"
#include "backend/fleet/workload_board.h"
#include "backend/telemetry/snapshot.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// What is wrong with a GPU.
struct GpuHealth {
    // Bit of each HealthSign that holds, and of those of them that somebody has silenced.
    std::uint16_t signs = 0;
    std::uint16_t silenced = 0;
    // Of those that nobody has silenced.
    v1::HealthSeverity severity = v1::HEALTHY;
    // Of those that somebody has.
    v1::HealthSeverity silencedSeverity = v1::HEALTHY;
    bool operator==(const GpuHealth &) const = default;

    bool has(v1::HealthSign sign) const { return (signs >> sign & 1) != 0; }
    // Nothing else is wrong with it.
    bool isSilenced() const { return signs != 0 && signs == silenced; }
};

// Why, and since when.
struct SignReason {
    v1::HealthSign sign = v1::HEALTH_SIGN_UNSPECIFIED;
    v1::HealthSeverity severity = v1::HEALTHY;
    core::TimePoint since;
    // As in HealthReason.
    std::map<std::string, std::string> arguments;
};

// What stands still while nothing is changed or moved.
struct Ground {
    LayoutPtr layout;
    Allocation allocation;
    Rates rates;
    Silences silences;
    // That the others are of.
    ledger::SnapshotPtr state;
};

// The fleet at one instant: which GPUs there are, what is known of each, and who has it. Immutable, shared by all who
// look.
struct Picture {
    std::shared_ptr<const Ground> ground;
    // Which beat was the last when it was made; there may be several of one.
    std::int64_t beat = 0;
    // What is on GPUs that the service has given to nobody; null where no source ever told of any.
    std::shared_ptr<const Workloads> workloads;
    telemetry::Snapshot values;
    // By slot.
    std::vector<GpuHealth> health;
    // Of those that have any, the worst first.
    std::map<int, std::vector<SignReason>> reasons;
};

using PicturePtr = std::shared_ptr<const Picture>;

} // namespace fleet
