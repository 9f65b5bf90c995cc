#include "backend/telemetry/kept_source.h"

#include <algorithm>
#include <optional>

namespace telemetry {

KeptSource::KeptSource(const Steps &steps, v1::GpuMetric metric, SlotRange range)
    : steps_(steps), metric_(metric), places_(range.count), first_(range.first) {}

KeptSource::KeptSource(const Steps &steps, v1::GpuMetric metric, std::span<const Slot> list)
    : steps_(steps), metric_(metric), places_(list.size()), list_(list.data()) {}

std::optional<PastRow> KeptSource::read(int level, std::int64_t number) {
    const auto &steps = steps_[static_cast<std::size_t>(level)];
    const auto step = std::lower_bound(steps.begin(), steps.end(), number,
                                       [](const auto &each, std::int64_t wanted) { return each->number < wanted; });
    if (step == steps.end() || (*step)->number != number)
        return std::nullopt;
    const auto &row = (*step)->row(metric_);
    if (row.empty())
        return std::nullopt;
    auto &rooms = rooms_[static_cast<std::size_t>(level)];
    const auto slots = static_cast<std::uint32_t>(row.size()) / static_cast<std::uint32_t>(Ladder::planesOf(level));
    const auto least = plane(row, {0, slots}, &rooms[0]);
    if (Ladder::planesOf(level) == 1)
        return PastRow{least, least, least};
    return PastRow{least, plane(row, {slots, slots}, &rooms[1]), plane(row, {2 * slots, slots}, &rooms[2])};
}

std::span<const PastCode> KeptSource::plane(const PackedRow &row, SlotRange all, std::vector<PastCode> *room) {
    room->assign(places_, PastNoData);
    if (list_ != nullptr)
        pick(row, all, *room);
    else if (first_ < all.count)
        row.read(all.first + first_, std::span(*room).first(std::min<std::size_t>(places_, all.count - first_)));
    return *room;
}

void KeptSource::pick(const PackedRow &row, SlotRange all, std::span<PastCode> codes) {
    // Where most is wanted all is unpacked, else a block of it: lists go along the row as a rule.
    const std::size_t size = places_ > all.count / 8 ? all.count : std::min<std::size_t>(PackedRow::Block, all.count);
    std::optional<std::size_t> unpacked;
    for (std::size_t place = 0; place < places_; ++place) {
        const auto slot = list_[place];
        if (slot >= all.count)
            continue;
        const auto first = slot / size * size;
        if (unpacked != first) {
            block_.resize(std::min(size, all.count - first));
            row.read(all.first + first, block_);
            unpacked = first;
        }
        codes[place] = block_[slot - first];
    }
}

} // namespace telemetry
