#pragma once

#include <algorithm>

#include "backend/telemetry/simulator/replica_state.h"

namespace simulator {

// How a GPU differs from one that is sound, because of incidents.
struct Strain {
    // 0 to 1: how far it is on its way to the temperature at which it slows down.
    float overheating = 0;
    // Held to a lower power, 0 to 1.
    float powerLimit = 0;
    // Of what they would be.
    float clock = 1;
    float activity = 1;
    float nvlink = 1;
};

// What all GPUs of a node have in common at an instant.
struct NodeClimate {
    float inlet = 25;
    float idleWatts = 0;
    float capWatts = 0;
    float idleMhz = 0;
    float boostMhz = 0;
    float rise = 0;
    float slowdown = 90;
    float nvlinkPeak = 0;
    float pciePeak = 0;
};

// What is drawn for a GPU: its own character, which stays, and the flicker of the moment.
struct GpuChance {
    std::uint64_t character = 0;
    SmoothNoise::Lanes flicker{};
};

// One GPU at an instant: each value follows from the work that it does. Shares are in percent, the rest in the units of
// telemetry.proto.
class GpuModel {
public:
    GpuModel(const ReplicaState &replica, const NodeClimate &climate, const GpuChance &chance, const Strain &strain)
        : replica_(replica), climate_(climate), chance_(chance), strain_(strain) {}

    float smActive() const { return 100 * activity(); }
    float engineActive() const { return activity() > 0 ? std::min(100.0f, 100 * (0.02f + 1.08f * activity())) : 0; }
    // Any kernel at any time counts.
    float utilization() const {
        const float rest = 1 - activity();
        return 100 * (1 - rest * rest * rest);
    }
    float tensorActive() const { return 100 * activity() * replica_.tensor * (1 + 0.08f * chance_.flicker[1]); }
    float dramActive() const {
        return std::min(100.0f, 100 * activity() * replica_.dram * (1 + 0.05f * chance_.flicker[1]));
    }
    float occupancy() const { return 38 * activity() * (1 + 0.1f * lane(chance_.character, 0)); }
    float memoryUsed() const {
        return std::min(100.0f, 100 * replica_.memory * (1 + 0.006f * lane(chance_.character, 1)));
    }
    float kvCacheUsed() const { return 100 * replica_.kvCache; }
    float requestsRunning() const { return float(int(replica_.running + 0.5f)); }
    float requestsWaiting() const { return float(int(replica_.waiting + 0.5f)); }

    float power() const {
        // What is slower needs less for its work, and the same for being there.
        const float slowed = 1 - 0.6f * (1 - strain_.clock) * strain_.overheating;
        const float work = (climate_.capWatts - climate_.idleWatts) * effort(activity()) * slowed;
        const float limit = climate_.capWatts * (1 - 0.25f * strain_.powerLimit);
        const float character = 1 + 0.04f * lane(chance_.character, 2) + 0.02f * chance_.flicker[2];
        return std::min(limit, (climate_.idleWatts + work) * character);
    }

    float temperature() const {
        const float warmth = std::max(0.0f, effort(replica_.heat * strain_.activity));
        const float sound = climate_.inlet + 6 +
                            climate_.rise * 0.9f * warmth * (1 + 0.08f * lane(chance_.character, 3)) +
                            0.6f * chance_.flicker[3];
        const float part = strain_.overheating * std::min(1.0f, 0.3f + 2 * warmth);
        return std::min(climate_.slowdown + 2, sound + part * std::max(0.0f, climate_.slowdown + 1 - sound));
    }
    float memoryTemperature() const { return temperature() + 3 + 9 * replica_.dram * replica_.heat; }

    float clock() const {
        if (!replica_.isLoaded())
            return climate_.idleMhz;
        // Full load leaves a little less of the boost.
        const float load = activity();
        return climate_.boostMhz * (1 - 0.06f * load * load) * strain_.clock;
    }

    float nvlinkThroughput() const {
        if (!replica_.isJoined)
            return 0;
        return climate_.nvlinkPeak * 0.32f * activity() * strain_.nvlink * (1 + 0.1f * chance_.flicker[1]);
    }
    float pcieThroughput() const {
        // A model is read through the bus.
        if (replica_.phase == Life::Phase::Loading)
            return climate_.pciePeak * 0.2f * (1 + 0.1f * chance_.flicker[1]);
        return 0.02f + climate_.pciePeak * 0.06f * activity() * (1 + 0.1f * chance_.flicker[2]);
    }

private:
    float activity() const {
        return std::clamp(replica_.load * strain_.activity * (1 + 0.10f * chance_.flicker[0]), 0.0f, 1.0f);
    }
    // Part of the power between idle and the cap.
    float effort(float activity) const {
        const float held = replica_.isLoaded() ? 0.07f : 0.0f;
        return held + activity * (0.45f + 0.25f * replica_.tensor + 0.35f * replica_.dram);
    }

    const ReplicaState &replica_;
    const NodeClimate &climate_;
    const GpuChance &chance_;
    const Strain &strain_;
};

} // namespace simulator
