#include "backend/fleet/simulated_idleness.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "backend/fleet/activity.h"
#include "backend/telemetry/metric.h"

namespace fleet {

namespace {

using namespace std::chrono_literals;

// So far back in such steps.
struct Stretch {
    std::chrono::minutes reach;
    std::chrono::minutes step;
};
constexpr std::array Stretches{Stretch{1h, 5min}, Stretch{24h, 1h}, Stretch{24h * 31, 6h}};
// The best first; old GPUs tell the last alone.
constexpr std::array Metrics{telemetry::v1::SM_ACTIVE, telemetry::v1::GPU_UTILIZATION};

// Those of the slots that do nothing at that time.
std::set<int> idleOf(const simulator::SimulatedFleet &fleet, core::TimePoint time, const std::set<int> &slots) {
    std::set<int> idle;
    for (auto first = slots.begin(); first != slots.end();) {
        int end = *first;
        auto next = first;
        for (; next != slots.end() && *next == end; ++next)
            ++end;
        const auto count = static_cast<std::size_t>(end - *first);
        const auto moment = fleet.at(time, {*first, end - *first});
        std::vector<telemetry::LiveCode> codes(count);
        std::vector<bool> isTold(count);
        for (const auto metric : Metrics) {
            moment.fill(metric, codes);
            for (std::size_t place = 0; place < count; ++place) {
                if (isTold[place] || !telemetry::hasValue(codes[place]))
                    continue;
                isTold[place] = true;
                if (telemetry::decode(codes[place], telemetry::factsOf(metric).range) < leastActive)
                    idle.insert(*first + static_cast<int>(place));
            }
        }
        first = next;
    }
    return idle;
}

} // namespace

std::map<int, core::TimePoint> simulatedIdleness(const EarlierTenants &tenants, core::TimePoint now) {
    EarlierFleet fleet(tenants);
    std::set<int> owned;
    std::map<int, core::TimePoint> given;
    for (const auto &owner : fleet.at(now).owners(now)) {
        owned.insert(owner.slots.begin(), owner.slots.end());
        for (const int slot : owner.slots)
            given[slot] = owner.since;
    }
    for (const auto &replica : tenants.placed())
        for (const int slot : replica.slots)
            given[slot] = replica.begin;
    auto idle = idleOf(fleet.at(now), now, owned);
    std::map<int, core::TimePoint> since;
    auto ago = 0min;
    for (const auto &stretch : Stretches) {
        for (; ago <= stretch.reach && !idle.empty(); ago += stretch.step) {
            for (const int slot : idle)
                since[slot] = std::max(given[slot], now - ago);
            const auto before = now - ago - stretch.step;
            idle = idleOf(fleet.at(before), before, idle);
        }
    }
    return since;
}

} // namespace fleet
