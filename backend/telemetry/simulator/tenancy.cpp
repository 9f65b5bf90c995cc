#include "backend/telemetry/simulator/tenancy.h"

#include <algorithm>
#include <map>

#include "backend/telemetry/simulator/noise.h"

namespace simulator {

namespace {

constexpr std::uint64_t SpreadChannel = 0x21;
constexpr int Taken = 0;

// The parts of one node that a replica fits into, or the first node of several whole ones.
std::vector<SlotRange> roomsOf(const Hardware &hardware, int node, int gpus) {
    const auto &facts = hardware.node(node);
    std::vector<SlotRange> rooms;
    for (int first = facts.gpus.first; first + gpus <= facts.gpus.end(); first += gpus)
        rooms.push_back({first, gpus});
    if (gpus <= facts.gpus.count)
        return rooms;
    const auto &rack = hardware.rackOf(facts);
    const int nodes = gpus / facts.gpus.count;
    const int position = node - rack.firstNode;
    if (position % nodes == 0 && position + nodes <= rack.nodeCount)
        rooms.push_back({facts.gpus.first, gpus});
    return rooms;
}

bool covers(const std::vector<SlotRange> &ranges, SlotRange room) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), room.first,
                                        [](int slot, const SlotRange &range) { return slot < range.first; });
    return after != ranges.begin() && std::prev(after)->end() >= room.end();
}

bool isBefore(const Tenancy &left, const Tenancy &right) {
    return left.reach.first < right.reach.first;
}

int sizeOf(const std::vector<SlotRange> &ranges) {
    int size = 0;
    for (const auto &range : ranges)
        size += range.count;
    return size;
}

} // namespace

Tenancies::Tenancies(const v1::FleetScenario &scenario, const Hardware &hardware)
    : hardware_(hardware),
      of_(static_cast<std::size_t>(hardware.gpuCount()), -1),
      counts_(static_cast<std::size_t>(scenario.workloads_size())) {
    const auto seed = mix(static_cast<std::uint64_t>(scenario.seed()), SpreadChannel);
    for (int workload = 0; workload < scenario.workloads_size(); ++workload)
        place(workload, scenario.workloads(workload), seed);
    std::sort(all_.begin(), all_.end(), isBefore);
    for (std::size_t index = 0; index < all_.size(); ++index)
        std::fill_n(of_.begin() + all_[index].reach.first, all_[index].reach.count, static_cast<std::int32_t>(index));
}

Tenancies::Tenancies(const v1::FleetScenario &scenario, const Hardware &hardware,
                     const std::vector<PlacedReplica> &placed)
    : hardware_(hardware),
      of_(static_cast<std::size_t>(hardware.gpuCount()), -1),
      counts_(static_cast<std::size_t>(scenario.workloads_size())),
      arePlaced_(true) {
    std::map<std::string, int> workloads;
    for (int workload = 0; workload < scenario.workloads_size(); ++workload)
        workloads.emplace(scenario.workloads(workload).id(), workload);
    for (std::size_t index = 0; index < placed.size(); ++index) {
        const auto &slots = placed[index].slots;
        if (slots.empty())
            continue;
        const auto [least, most] = std::minmax_element(slots.begin(), slots.end());
        const int workload = workloads.at(placed[index].workload);
        all_.push_back({workload,
                        counts_[static_cast<std::size_t>(workload)]++,
                        {*least, *most - *least + 1},
                        static_cast<int>(slots.size()),
                        static_cast<int>(index)});
    }
    std::stable_sort(all_.begin(), all_.end(), isBefore);
    for (std::size_t index = 0; index < all_.size(); ++index) {
        for (const int slot : placed[static_cast<std::size_t>(all_[index].placed)].slots)
            of_[static_cast<std::size_t>(slot)] = static_cast<std::int32_t>(index);
    }
}

std::vector<int> Tenancies::slotsOf(int tenancy) const {
    const auto reach = all_[static_cast<std::size_t>(tenancy)].reach;
    std::vector<int> slots;
    for (int slot = reach.first; slot < reach.end(); ++slot) {
        if (of(slot) == tenancy)
            slots.push_back(slot);
    }
    return slots;
}

bool Tenancies::isWithin(int tenancy, const std::vector<SlotRange> &ranges) const {
    const auto reach = all_[static_cast<std::size_t>(tenancy)].reach;
    auto range = std::lower_bound(ranges.begin(), ranges.end(), reach.first,
                                  [](const SlotRange &own, int slot) { return own.end() <= slot; });
    for (; range != ranges.end() && range->first < reach.end(); ++range) {
        for (int slot = std::max(range->first, reach.first); slot < std::min(range->end(), reach.end()); ++slot) {
            if (of(slot) == tenancy)
                return true;
        }
    }
    return false;
}

bool Tenancies::isFree(SlotRange range) const {
    return std::all_of(of_.begin() + range.first, of_.begin() + range.end(), [](int tenancy) { return tenancy < 0; });
}

void Tenancies::place(int workload, const v1::FleetWorkload &facts, std::uint64_t seed) {
    const auto ranges = hardware_.slotsOf(facts.place());
    const int gpus = facts.gpus_per_replica();
    std::vector<SlotRange> rooms;
    for (int node = 0; node < static_cast<int>(hardware_.nodes().size()); ++node) {
        for (const auto room : roomsOf(hardware_, node, gpus)) {
            if (covers(ranges, room) && isFree(room))
                rooms.push_back(room);
        }
    }
    if (facts.spread() == v1::APART) {
        std::sort(rooms.begin(), rooms.end(), [seed](const auto &left, const auto &right) {
            return mix(seed, static_cast<std::uint64_t>(left.first)) <
                   mix(seed, static_cast<std::uint64_t>(right.first));
        });
    }
    const auto share = static_cast<std::int64_t>(sizeOf(ranges)) * facts.share_basis_points() / 10'000 / gpus;
    const auto wanted = facts.replicas() > 0 ? std::int64_t{facts.replicas()} : share;
    const auto count = static_cast<int>(std::min<std::int64_t>(wanted, static_cast<std::int64_t>(rooms.size())));
    for (int number = 0; number < count; ++number) {
        const auto room = rooms[static_cast<std::size_t>(number)];
        all_.push_back({workload, number, room, gpus});
        std::fill_n(of_.begin() + room.first, room.count, Taken);
    }
    counts_[static_cast<std::size_t>(workload)] = count;
}

} // namespace simulator
