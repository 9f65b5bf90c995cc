#include "backend/fleet/health_watch.h"

#include <algorithm>
#include <utility>

#include "backend/fleet/activity.h"
#include "backend/fleet/health_rules.h"
#include "backend/fleet/xid_catalog.h"

namespace fleet {

void HealthWatch::judge(Picture *picture) {
    const auto now = picture->values.instant();
    const auto &layout = *picture->ground->layout;
    picture->health.assign(static_cast<std::size_t>(layout.slotCount()), {});
    signals_.each([&](int slot, const GpuSignals &signals) {
        if (slot >= layout.slotCount())
            return;
        tellXids(layout, slot, signals);
        for (auto &finding : findingsOf(signals, now))
            add(picture, slot, finding.sign, finding.severity, std::move(finding.arguments));
    });
    judgeIdle(picture, now);
    quiet(picture, now);
    for (auto &[slot, reasons] : picture->reasons)
        std::stable_sort(reasons.begin(), reasons.end(), [](const auto &left, const auto &right) {
            return std::pair(left.severity, left.sign) > std::pair(right.severity, right.sign);
        });
    tellChanges(*picture, now);
}

void HealthWatch::judgeIdle(Picture *picture, core::TimePoint now) {
    const Activity activity(picture->values);
    idleSince_.resize(picture->health.size());
    for (std::size_t slot = 0; slot < picture->health.size(); ++slot) {
        const bool isAllocated = picture->ground->allocation.isAllocated(slot);
        const auto share = isAllocated ? activity.of(slot) : std::nullopt;
        auto &since = idleSince_[slot];
        if (!share || *share >= leastActive)
            since = {};
        else if (since == core::TimePoint())
            since = now;
        else if (now - since >= idleSpan)
            add(picture, static_cast<int>(slot), v1::IDLE_ALLOCATED, v1::NOTICE,
                {{"seconds", std::to_string(std::chrono::floor<std::chrono::seconds>(now - since).count())}});
    }
}

void HealthWatch::quiet(Picture *picture, core::TimePoint now) {
    const auto &silences = picture->ground->silences;
    if (silences.all().empty())
        return;
    for (const auto &[slot, reasons] : picture->reasons) {
        auto &health = picture->health[static_cast<std::size_t>(slot)];
        health.silenced = health.signs & silences.quietSigns(slot, now);
        if (health.silenced == 0)
            continue;
        health.severity = v1::HEALTHY;
        for (const auto &reason : reasons) {
            const bool isSilenced = (health.silenced >> reason.sign & 1) != 0;
            auto &worst = isSilenced ? health.silencedSeverity : health.severity;
            worst = std::max(worst, reason.severity);
        }
    }
}

void HealthWatch::add(Picture *picture, int slot, v1::HealthSign sign, v1::HealthSeverity severity,
                      std::map<std::string, std::string> arguments) {
    auto &health = picture->health[static_cast<std::size_t>(slot)];
    health.signs = static_cast<std::uint16_t>(health.signs | 1U << sign);
    health.severity = std::max(health.severity, severity);
    const auto [held, isNew] = held_[slot].try_emplace(sign, Held{picture->values.instant(), severity});
    picture->reasons[slot].push_back({sign, severity, held->second.since, std::move(arguments)});
}

void HealthWatch::tellXids(const Layout &layout, int slot, const GpuSignals &signals) {
    if (signals.xids().empty())
        return;
    auto &told = toldXids_[slot];
    for (const auto &report : signals.xids()) {
        if (report.time <= told)
            continue;
        tell(layout, slot, {report.time, {}, {}, 0, v1::XID_REPORTED, severityOfXid(report.xid), false, report.xid});
    }
    told = std::max(told, signals.xids().back().time);
}

void HealthWatch::tellChanges(const Picture &picture, core::TimePoint now) {
    const auto &layout = *picture.ground->layout;
    for (auto held = held_.begin(); held != held_.end();) {
        auto &[slot, signs] = *held;
        const auto place = static_cast<std::size_t>(slot);
        const auto health = place < picture.health.size() ? picture.health[place] : GpuHealth();
        for (auto sign = signs.begin(); sign != signs.end();) {
            const bool holds = health.has(sign->first);
            const bool isNew = !std::exchange(sign->second.isTold, true);
            // Each XID is told by itself.
            if (sign->first != v1::XID_REPORTED && (isNew || !holds))
                tell(layout, slot, {now, {}, {}, 0, sign->first, sign->second.severity, !holds, 0});
            sign = holds ? std::next(sign) : signs.erase(sign);
        }
        held = signs.empty() ? held_.erase(held) : std::next(held);
    }
}

void HealthWatch::tell(const Layout &layout, int slot, GpuEvent event) {
    const auto *node = layout.at(slot);
    if (!node)
        return;
    event.node = node->name;
    event.team = node->team;
    event.gpu = slot - node->firstSlot;
    events_.add(std::move(event));
}

} // namespace fleet
