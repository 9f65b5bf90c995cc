#include "backend/telemetry/kept_source.h"

#include <algorithm>

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
    const std::span<const PastCode> row = (*step)->row(metric_);
    if (row.empty())
        return std::nullopt;
    auto &rooms = rooms_[static_cast<std::size_t>(level)];
    if (Ladder::planesOf(level) == 1) {
        const auto codes = plane(row, &rooms[0]);
        return PastRow{codes, codes, codes};
    }
    const auto slots = row.size() / 3;
    return PastRow{plane(row.first(slots), &rooms[0]), plane(row.subspan(slots, slots), &rooms[1]),
                   plane(row.last(slots), &rooms[2])};
}

std::span<const PastCode> KeptSource::plane(std::span<const PastCode> codes, std::vector<PastCode> *room) const {
    if (list_ == nullptr && std::size_t(first_) + places_ <= codes.size())
        return codes.subspan(first_, places_);
    room->assign(places_, PastNoData);
    if (list_ == nullptr) {
        if (first_ < codes.size())
            std::copy(codes.begin() + first_, codes.end(), room->begin());
        return *room;
    }
    for (std::size_t place = 0; place < places_; ++place) {
        if (list_[place] < codes.size())
            (*room)[place] = codes[list_[place]];
    }
    return *room;
}

} // namespace telemetry
