#include "backend/gateway/series.h"

#include <algorithm>

namespace gateway {

namespace {

struct Form {
    std::chrono::seconds step;
    std::size_t slots;
};

constexpr std::array<Form, 3> forms{
    {{std::chrono::seconds(1), 600}, {std::chrono::seconds(10), 360}, {std::chrono::seconds(60), 1440}}};

std::int64_t stepOf(WallTime time, std::chrono::seconds step) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count() / step.count();
}

// The finest ring that still has that instant, with steps of `wanted` at most where that can be had.
std::size_t ringFor(WallTime from, WallTime now, std::chrono::seconds wanted) {
    std::size_t ring = 0;
    while (ring + 1 < forms.size()) {
        const auto reach = forms[ring].step * static_cast<std::int64_t>(forms[ring].slots);
        const bool isCoarserFine = forms[ring + 1].step <= wanted;
        if (from > now - reach && !isCoarserFine)
            break;
        ++ring;
    }
    return ring;
}

} // namespace

void Sums::add(const Sums &other) {
    requests += other.requests;
    errors += other.errors;
    chunks += other.chunks;
    timeToFirstToken.add(other.timeToFirstToken);
    interTokenLatency.add(other.interTokenLatency);
    duration.add(other.duration);
}

void Series::add(WallTime now, const Sums &sums) {
    for (std::size_t ring = 0; ring < forms.size(); ++ring) {
        auto &slots = rings_[ring].slots;
        const auto step = stepOf(now, forms[ring].step);
        const auto place = static_cast<std::size_t>(step) % forms[ring].slots;
        if (slots.size() <= place)
            slots.resize(std::min(forms[ring].slots, std::max(place + 1, slots.size() * 2)));
        auto &slot = slots[place];
        if (slot.step != step)
            slot = {step, {}};
        slot.sums.add(sums);
    }
    total_.add(sums);
    lastTime_ = now;
}

std::chrono::seconds Series::stepFor(WallTime from, WallTime now, std::chrono::seconds wanted) {
    const auto step = forms[ringFor(from, now, wanted)].step;
    // A whole number of the ring's own.
    return std::max(step, (wanted + step - std::chrono::seconds(1)) / step * step);
}

void Series::each(WallTime from, WallTime to, WallTime now, std::chrono::seconds longest,
                  const std::function<void(WallTime, const Sums &)> &visit) const {
    const auto ring = ringFor(from, now, longest);
    const auto step = forms[ring].step;
    const auto first = stepOf(from, step);
    const auto oldest = stepOf(now, step) - static_cast<std::int64_t>(forms[ring].slots) + 1;
    std::vector<const Slot *> found;
    for (const auto &slot : rings_[ring].slots) {
        const WallTime begin(std::chrono::seconds(slot.step * step.count()));
        if (slot.step >= std::max(first, oldest) && begin < to)
            found.push_back(&slot);
    }
    std::sort(found.begin(), found.end(), [](const Slot *left, const Slot *right) { return left->step < right->step; });
    for (const auto *slot : found)
        visit(WallTime(std::chrono::seconds(slot->step * step.count())), slot->sums);
}

} // namespace gateway
