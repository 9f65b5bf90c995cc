#include "backend/telemetry/simulator/owners.h"

#include <algorithm>

namespace simulator {

namespace {

constexpr std::uint64_t NameChannel = 0x91;
// A week of spans.
constexpr int SpansBack = 7 * 48;
// As often, replicas that never go are taken to have been started anew.
constexpr Millis Service = 28 * 86'400'000LL;

// Unique within the workload: it is the number, scrambled.
std::string idOf(const Plan &plan, const Tenancy &tenancy, int revision) {
    static constexpr char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    constexpr std::uint32_t names = 32 * 32 * 32 * 32;
    const auto shift = mix(mix(plan.seed(), NameChannel), static_cast<std::uint64_t>(tenancy.workload));
    auto code = static_cast<std::uint32_t>((static_cast<std::uint64_t>(tenancy.number) * 0x9e375 + shift) % names);
    std::string id = "r" + std::to_string(revision) + "-";
    for (int index = 0; index < 4; ++index, code /= 32)
        id += letters[code % 32];
    return id;
}

class OwnerSearch {
public:
    OwnerSearch(const Plan &plan, const Timeline &timeline, Millis time)
        : plan_(plan),
          timeline_(timeline),
          time_(time),
          counts_(static_cast<std::size_t>(plan.scenario.workloads_size())) {}

    std::optional<Owner> of(int index) {
        const auto &tenancy = plan_.tenancy(index);
        const auto &demand = demandFor(tenancy.workload);
        auto life = lifeAt(plan_, timeline_, index, demand, time_);
        if (life.phase == Life::Phase::Absent)
            return std::nullopt;
        const bool isOld = life.start <= demand.spanBegin - Demands::Span + turnOf(plan_, index);
        const auto *placed = plan_.placedOf(tenancy);
        if (placed == nullptr && life.phase == Life::Phase::Ready && isOld)
            life.since = calledFor(index) + startTimeOf(plan_, index);
        return Owner{tenancy.workload,
                     tenancy.number,
                     plan_.tenancies.slotsOf(index),
                     placed != nullptr ? placed->id : idOf(plan_, tenancy, life.revision),
                     life.revision,
                     life.isCanary,
                     life.phase,
                     core::TimePoint(std::chrono::milliseconds(life.since))};
    }

private:
    // Once for all replicas of a workload.
    struct Counts {
        std::optional<Demand> demand;
        // Replicas in the span of the time, in the one before, and so on.
        std::vector<int> backwards;
    };

    const Demand &demandFor(int workload) {
        auto &demand = counts_[static_cast<std::size_t>(workload)].demand;
        if (!demand)
            demand = plan_.demands.of(workload, time_);
        return *demand;
    }

    int replicasIn(int workload, int spansBack) {
        auto &backwards = counts_[static_cast<std::size_t>(workload)].backwards;
        const Millis span = demandFor(workload).spanBegin;
        for (auto back = static_cast<Millis>(backwards.size()); back <= spansBack; ++back)
            backwards.push_back(plan_.demands.replicasIn(workload, span - back * Demands::Span));
        return backwards[static_cast<std::size_t>(spansBack)];
    }

    // When it was last called for, by the number of replicas in each span of half an hour before.
    Millis calledFor(int index) {
        const auto &tenancy = plan_.tenancy(index);
        const Millis turn = turnOf(plan_, index);
        const Millis begin = demandFor(tenancy.workload).spanBegin;
        for (int back = time_ - turn >= begin ? 0 : 1; back < SpansBack; ++back) {
            if (replicasIn(tenancy.workload, back + 1) <= tenancy.number)
                return begin - back * Demands::Span + turn;
        }
        // It never goes: an instant that stays the same for whoever asks again.
        const Millis offset = turn * (Service / Demands::Span);
        return floorDivide(time_ - offset, Service) * Service + offset;
    }

    const Plan &plan_;
    const Timeline &timeline_;
    Millis time_;
    std::vector<Counts> counts_;
};

} // namespace

std::vector<Owner> ownersAt(const Plan &plan, const Timeline &timeline, Millis time) {
    OwnerSearch search(plan, timeline, time);
    std::vector<Owner> owners;
    for (int index = 0; index < static_cast<int>(plan.tenancies.all().size()); ++index) {
        if (auto owner = search.of(index))
            owners.push_back(*std::move(owner));
    }
    return owners;
}

std::optional<Owner> ownerAt(const Plan &plan, const Timeline &timeline, Millis time, int slot) {
    const int tenancy = plan.tenancies.of(slot);
    return tenancy < 0 ? std::nullopt : OwnerSearch(plan, timeline, time).of(tenancy);
}

} // namespace simulator
