#include "backend/fleet/signal_board.h"

#include <algorithm>

namespace fleet {

namespace {

using telemetry::HealthSignal;

constexpr auto growthSpan = std::chrono::hours(1);
constexpr auto growthStep = std::chrono::minutes(5);

} // namespace

std::optional<double> GpuSignals::value(HealthSignal signal) const {
    const auto *known = find(signal);
    return known ? std::optional(known->value) : std::nullopt;
}

double GpuSignals::growth(HealthSignal signal, core::TimePoint now) const {
    const auto *known = find(signal);
    if (!known || known->past.empty())
        return 0;
    const auto isWithin = [&](const auto &sample) { return sample.first >= now - growthSpan; };
    const auto first = std::find_if(known->past.begin(), known->past.end(), isWithin);
    // The last one before the hour is what it began with.
    const auto base = first == known->past.begin() ? first : std::prev(first);
    // One that went back was reset.
    return std::max(known->value - base->second, 0.0);
}

double GpuSignals::aboveLeast(HealthSignal signal) const {
    const auto *known = find(signal);
    return known ? known->value - known->least : 0;
}

GpuSignals::Known &GpuSignals::known(HealthSignal signal) {
    const auto found =
        std::find_if(known_.begin(), known_.end(), [&](const auto &one) { return one.signal == signal; });
    return found != known_.end() ? *found : known_.emplace_back(Known{signal, 0, 0, {}});
}

const GpuSignals::Known *GpuSignals::find(HealthSignal signal) const {
    const auto found =
        std::find_if(known_.begin(), known_.end(), [&](const auto &one) { return one.signal == signal; });
    return found != known_.end() ? &*found : nullptr;
}

void GpuSignals::put(HealthSignal signal, double value, bool wasHeard, core::TimePoint time) {
    auto &one = known(signal);
    auto &past = one.past;
    one.least = past.empty() ? (wasHeard ? std::min(0.0, value) : value) : std::min(one.least, value);
    if (past.empty())
        past.emplace_back(time, wasHeard ? 0 : value);
    else if (value < one.value)
        past.assign(1, {time, 0});
    else if (time >= past.back().first + growthStep)
        past.emplace_back(time, one.value);
    while (past.size() > 1 && past[1].first < time - growthSpan)
        past.erase(past.begin());
    one.value = value;
}

void SignalBoard::put(int slot, HealthSignal signal, std::optional<double> value, core::TimePoint time) {
    if (!value || slot < 0)
        return;
    const std::lock_guard lock(mutex_);
    const auto place = static_cast<std::size_t>(slot);
    if (heard_.size() <= place)
        heard_.resize(place + 1);
    const auto bit = std::uint32_t{1} << static_cast<int>(signal);
    const bool wasHeard = (heard_[place] & bit) != 0;
    heard_[place] |= bit;
    const auto found = bySlot_.find(slot);
    // A gauge of the last XID (DCGM_FI_DEV_XID_ERRORS) stays as it is until the GPU is reset or whoever tells it is
    // restarted: 0 after another value says that what it told of is over.
    if (signal == HealthSignal::LastXid && *value == 0 && found != bySlot_.end()) {
        for (auto &xid : found->second.xids_)
            xid.isOver = xid.isOver || xid.isStanding;
    }
    if (*value == 0 && (found == bySlot_.end() || !found->second.find(signal)))
        return;
    auto &signals = found != bySlot_.end() ? found->second : bySlot_[slot];
    const auto before = signals.value(signal);
    signals.put(signal, *value, wasHeard, time);
    // Who says only which came last says nothing of one that comes twice.
    if (signal == HealthSignal::LastXid && *value > 0 && before != value)
        addXid(slot, {time, static_cast<int>(*value), !wasHeard, true});
}

void SignalBoard::reportXid(int slot, int xid, core::TimePoint time) {
    const std::lock_guard lock(mutex_);
    addXid(slot, {time, xid, false, false});
}

void SignalBoard::reportStandingXid(int slot, int xid, core::TimePoint time) {
    const std::lock_guard lock(mutex_);
    addXid(slot, {time, xid, false, true});
}

void SignalBoard::addXid(int slot, const GpuSignals::Xid &xid) {
    auto &xids = bySlot_[slot].xids_;
    // A source that begins anew tells once more of what it told of before.
    const auto isSame = [&xid](const auto &known) { return known.time == xid.time && known.xid == xid.xid; };
    if (std::any_of(xids.begin(), xids.end(), isSame))
        return;
    xids.push_back(xid);
    if (xids.size() > GpuSignals::mostXids)
        xids.erase(xids.begin());
}

void SignalBoard::setLost(int slot, bool isLost, core::TimePoint time) {
    const std::lock_guard lock(mutex_);
    const auto found = bySlot_.find(slot);
    if (!isLost && found == bySlot_.end())
        return;
    auto &since = bySlot_[slot].lostSince_;
    if (!isLost)
        since.reset();
    else if (!since)
        since = time;
}

void SignalBoard::setIdleSince(int slot, core::TimePoint since, core::TimePoint time) {
    const std::lock_guard lock(mutex_);
    idle_[slot] = {since, time};
}

std::optional<SignalBoard::Idleness> SignalBoard::idleness(int slot) const {
    const std::lock_guard lock(mutex_);
    const auto found = idle_.find(slot);
    return found == idle_.end() ? std::nullopt : std::optional(found->second);
}

void SignalBoard::putLinks(int slot, std::vector<GpuSignals::Link> links) {
    const std::lock_guard lock(mutex_);
    const auto found = bySlot_.find(slot);
    if (links.empty() && found == bySlot_.end())
        return;
    bySlot_[slot].links_ = std::move(links);
}

void SignalBoard::setFabric(int firstSlot, int count, int links) {
    const std::lock_guard lock(mutex_);
    cutFabric(firstSlot, firstSlot + count);
    if (links <= 0 || count <= 0)
        return;
    const auto after = fabrics_.lower_bound(firstSlot);
    const auto before = after == fabrics_.begin() ? fabrics_.end() : std::prev(after);
    if (before != fabrics_.end() && before->first + before->second.count == firstSlot && before->second.links == links)
        before->second.count += count;
    else
        fabrics_[firstSlot] = {count, links};
}

void SignalBoard::cutFabric(int first, int end) {
    auto at = fabrics_.upper_bound(first);
    if (at != fabrics_.begin())
        --at;
    while (at != fabrics_.end() && at->first < end) {
        const auto [begin, fabric] = *at;
        const int over = begin + fabric.count;
        if (over <= first) {
            ++at;
            continue;
        }
        at = fabrics_.erase(at);
        if (begin < first)
            fabrics_[begin] = {first - begin, fabric.links};
        if (over > end)
            fabrics_[end] = {over - end, fabric.links};
    }
}

void SignalBoard::vanish(int firstSlot, int count) {
    const std::lock_guard lock(mutex_);
    idle_.erase(idle_.lower_bound(firstSlot), idle_.lower_bound(firstSlot + count));
    bySlot_.erase(bySlot_.lower_bound(firstSlot), bySlot_.lower_bound(firstSlot + count));
    cutFabric(firstSlot, firstSlot + count);
    for (int slot = firstSlot; slot < firstSlot + count && static_cast<std::size_t>(slot) < heard_.size(); ++slot)
        heard_[static_cast<std::size_t>(slot)] = 0;
}

void SignalBoard::each(const std::function<void(int slot, const GpuSignals &signals)> &visit) const {
    const std::lock_guard lock(mutex_);
    for (const auto &[slot, signals] : bySlot_)
        visit(slot, signals);
}

std::optional<double> SignalBoard::linksDown(int slot) const {
    const std::lock_guard lock(mutex_);
    const auto place = static_cast<std::size_t>(slot);
    const auto bit = std::uint32_t{1} << static_cast<int>(HealthSignal::NvlinksDown);
    if (place >= heard_.size() || (heard_[place] & bit) == 0)
        return std::nullopt;
    const auto found = bySlot_.find(slot);
    return found == bySlot_.end() ? 0 : found->second.value(HealthSignal::NvlinksDown).value_or(0);
}

GpuSignals SignalBoard::of(int slot) const {
    const std::lock_guard lock(mutex_);
    const auto found = bySlot_.find(slot);
    auto signals = found == bySlot_.end() ? GpuSignals() : found->second;
    const auto after = fabrics_.upper_bound(slot);
    if (!signals.links_.empty() || after == fabrics_.begin())
        return signals;
    const auto &[first, fabric] = *std::prev(after);
    for (int link = 0; slot < first + fabric.count && link < fabric.links; ++link)
        signals.links_.push_back({link, true, 0});
    return signals;
}

} // namespace fleet
