#include "backend/fleet/silences.h"

#include <algorithm>

namespace fleet {

namespace {

std::uint16_t signsOf(const v1::SilenceSpec &spec) {
    if (spec.signs().empty())
        return 0xffff;
    std::uint16_t bits = 0;
    for (const int sign : spec.signs())
        bits = static_cast<std::uint16_t>(bits | 1U << sign);
    return bits;
}

// Slots of those GPUs that the node has now; others may come back.
void addPlace(const ledger::Snapshot &state, const PlacedNode &node, const v1::SilencedPlace &place,
              std::vector<PlacedSilence::Run> *runs) {
    if (place.gpus().empty()) {
        runs->push_back({node.firstSlot, node.gpuCount});
        return;
    }
    const auto resource = state.find(node.name);
    if (!resource)
        return;
    for (const auto &gpu : resource->node_status().gpus()) {
        const bool isMeant = std::find(place.gpus().begin(), place.gpus().end(), gpu.uuid()) != place.gpus().end();
        if (isMeant && gpu.index() >= 0 && gpu.index() < node.gpuCount)
            runs->push_back({node.firstSlot + gpu.index(), 1});
    }
}

std::vector<PlacedSilence::Run> joined(std::vector<PlacedSilence::Run> runs) {
    std::sort(runs.begin(), runs.end(), [](const auto &left, const auto &right) { return left.first < right.first; });
    std::vector<PlacedSilence::Run> joined;
    for (const auto &run : runs) {
        if (run.count == 0)
            continue;
        if (joined.empty() || joined.back().first + joined.back().count < run.first) {
            joined.push_back(run);
            continue;
        }
        auto &last = joined.back();
        last.count = std::max(last.first + last.count, run.first + run.count) - last.first;
    }
    return joined;
}

std::vector<PlacedSilence::Run> runsOf(const v1::Resource &silence, const ledger::Snapshot &state,
                                       const Layout &layout) {
    const auto &spec = silence.silence();
    const auto &team = silence.meta().team();
    const auto isItsTeams = [&team](const PlacedNode &node) { return team.empty() || team == node.team; };
    std::vector<PlacedSilence::Run> runs;
    for (const auto &place : spec.places()) {
        const auto *node = layout.find(place.node());
        if (node && isItsTeams(*node))
            addPlace(state, *node, place, &runs);
    }
    if (spec.places().empty() && !spec.cluster().empty()) {
        const auto prefix = spec.cluster() + "/nodes/";
        for (const auto &node : layout.nodes()) {
            if (node.name.starts_with(prefix) && isItsTeams(node))
                runs.push_back({node.firstSlot, node.gpuCount});
        }
    }
    return joined(std::move(runs));
}

} // namespace

core::TimePoint beginOf(const v1::Resource &silence) {
    const auto &spec = silence.silence();
    return core::fromTimestamp(spec.has_start_time() ? spec.start_time() : silence.meta().create_time());
}

bool PlacedSilence::holdsFor(int slot) const {
    const auto after =
        std::upper_bound(runs.begin(), runs.end(), slot, [](int wanted, const Run &run) { return wanted < run.first; });
    return after != runs.begin() && slot < std::prev(after)->first + std::prev(after)->count;
}

int PlacedSilence::gpuCount() const {
    int count = 0;
    for (const auto &run : runs)
        count += run.count;
    return count;
}

Silences::Silences(const ledger::Snapshot &state, const Layout &layout) {
    state.each("silences", [&](const ledger::ResourcePtr &silence) {
        all_.push_back({silence->meta().name(), silence->meta().team(), beginOf(*silence),
                        core::fromTimestamp(silence->silence().end_time()), signsOf(silence->silence()),
                        runsOf(*silence, state, layout)});
        return true;
    });
}

std::uint16_t Silences::quietSigns(int slot, core::TimePoint now) const {
    std::uint16_t bits = 0;
    for (const auto &silence : all_) {
        if (silence.isActive(now) && silence.holdsFor(slot))
            bits |= silence.signs;
    }
    return bits;
}

} // namespace fleet
