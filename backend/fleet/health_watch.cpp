#include "backend/fleet/health_watch.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "backend/fleet/activity.h"
#include "backend/fleet/xid_catalog.h"

namespace fleet {

void HealthWatch::judge(Picture *picture) {
    const auto now = picture->values.instant();
    const auto &layout = *picture->ground->layout;
    picture->health.assign(static_cast<std::size_t>(layout.slotCount()), {});
    const auto missing = missingLinks(*picture->ground);
    signals_.each([&](int slot, const GpuSignals &signals) {
        if (slot >= layout.slotCount())
            return;
        tellXids(layout, slot, signals);
        const auto links = missing.find(slot);
        for (auto &finding : findingsOf(signals, now, links == missing.end() ? 0 : links->second))
            add(picture, slot, std::move(finding));
    });
    judgeIdle(picture, now);
    quiet(picture, now);
    for (auto &[slot, reasons] : picture->reasons)
        std::stable_sort(reasons.begin(), reasons.end(), [](const auto &left, const auto &right) {
            return std::pair(left.severity, left.sign) > std::pair(right.severity, right.sign);
        });
    tellChanges(*picture, now);
    endOpen(*picture, now);
}

void HealthWatch::judgeIdle(Picture *picture, core::TimePoint now) {
    const Activity activity(picture->values);
    idleSince_.resize(picture->health.size());
    hasWorked_.resize(picture->health.size());
    for (std::size_t slot = 0; slot < picture->health.size(); ++slot) {
        const bool isAllocated = picture->ground->allocation.isAllocated(slot);
        const auto share = isAllocated ? activity.of(slot) : std::nullopt;
        auto &since = idleSince_[slot];
        if (share && *share >= leastActive)
            hasWorked_[slot] = true;
        if (!share || *share >= leastActive)
            since = {};
        else if (since == core::TimePoint())
            since = idleFrom(*picture->ground, slot, now);
        if (since == core::TimePoint() || now - since < idleSpan)
            continue;
        const auto seconds = std::chrono::floor<std::chrono::seconds>(now - since).count();
        add(picture, static_cast<int>(slot), {v1::IDLE_ALLOCATED, v1::NOTICE, {{"seconds", std::to_string(seconds)}}},
            since + idleSpan);
    }
}

// It was given to nobody before whoever has it was there.
core::TimePoint HealthWatch::idleFrom(const Ground &ground, std::size_t slot, core::TimePoint now) const {
    const auto told = signals_.idleness(static_cast<int>(slot));
    const auto *owner = ground.allocation.ownerOf(slot);
    const auto deployment = owner && ground.state ? ground.state->find(owner->deployment) : nullptr;
    if (!told || !deployment || hasWorked_[slot] || now - told->time > toldSpan)
        return now;
    return std::min(now, std::max(told->since, core::fromTimestamp(deployment->meta().create_time())));
}

std::map<int, double> HealthWatch::missingLinks(const Ground &ground) const {
    std::set<const PlacedNode *> nodes;
    signals_.each([&](int slot, const GpuSignals &signals) {
        const auto *node = ground.layout->at(slot);
        if (node && signals.value(telemetry::HealthSignal::NvlinksDown).value_or(0) > 0)
            nodes.insert(node);
    });
    std::map<int, double> missing;
    for (const auto *node : nodes) {
        const auto resource = ground.state ? ground.state->find(node->name) : nullptr;
        if (!resource)
            continue;
        std::map<std::string, std::vector<int>> products;
        for (const auto &gpu : resource->node_status().gpus())
            products[gpu.product()].push_back(node->firstSlot + gpu.index());
        for (const auto &[product, slots] : products) {
            std::vector<std::optional<double>> down;
            for (const int slot : slots)
                down.push_back(signals_.linksDown(slot));
            for (const auto &[place, links] : linksMissing(down))
                missing[slots[place]] = links;
        }
    }
    return missing;
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

void HealthWatch::add(Picture *picture, int slot, Finding finding, std::optional<core::TimePoint> since) {
    const auto sign = finding.sign;
    const auto severity = finding.severity;
    auto &health = picture->health[static_cast<std::size_t>(slot)];
    health.signs = static_cast<std::uint16_t>(health.signs | 1U << sign);
    health.severity = std::max(health.severity, severity);
    auto &signs = held_[slot];
    auto held = signs.find(sign);
    if (held == signs.end()) {
        held = signs.emplace(sign, heldFrom(*picture, slot, sign)).first;
        held->second.since = std::min(held->second.since, since.value_or(held->second.since));
    }
    held->second.severity = std::max(held->second.severity, severity);
    picture->reasons[slot].push_back({sign, severity, held->second.since, std::move(finding.arguments)});
}

HealthWatch::Held HealthWatch::heldFrom(const Picture &picture, int slot, v1::HealthSign sign) {
    Held held{picture.values.instant()};
    const auto *node = picture.ground->layout->at(slot);
    if (!node)
        return held;
    if (const auto open = events_.takeOpen(node->name, slot - node->firstSlot, sign)) {
        held.since = open->since;
        held.told = open->severity;
    }
    return held;
}

void HealthWatch::tellXids(const Layout &layout, int slot, const GpuSignals &signals) {
    if (signals.xids().empty())
        return;
    auto &told = toldXids_[slot];
    for (const auto &report : signals.xids()) {
        if (report.time <= told)
            continue;
        // Who says only which came last says it after each start of ours.
        const auto *node = report.wasThere ? layout.at(slot) : nullptr;
        if (node && events_.lastXid(node->name, slot - node->firstSlot) == report.xid)
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
            const bool isGraver = sign->second.severity > sign->second.told;
            const bool isNew = holds && sign->second.told == v1::HEALTHY;
            // Each XID is told by itself.
            if (sign->first != v1::XID_REPORTED && (isGraver || !holds))
                tell(layout, slot,
                     {isNew ? sign->second.since : now, {}, {}, 0, sign->first, sign->second.severity, !holds, 0});
            sign->second.told = sign->second.severity;
            sign = holds ? std::next(sign) : signs.erase(sign);
        }
        held = signs.empty() ? held_.erase(held) : std::next(held);
    }
}

void HealthWatch::endOpen(const Picture &picture, core::TimePoint now) {
    for (const auto &open : events_.open()) {
        const auto *node = picture.ground->layout->find(open.node);
        const auto held = node ? held_.find(node->firstSlot + open.gpu) : held_.end();
        // It was seen before an earlier life was known of.
        if (held != held_.end() && held->second.contains(open.sign)) {
            events_.takeOpen(open.node, open.gpu, open.sign);
            continue;
        }
        const auto end = endOf(open, picture, now);
        if (end && events_.takeOpen(open.node, open.gpu, open.sign))
            events_.add({*end, open.node, open.team, open.gpu, open.sign, open.severity, true, 0});
    }
}

std::optional<core::TimePoint> HealthWatch::endOf(const GpuEvents::Open &open, const Picture &picture,
                                                  core::TimePoint now) {
    const auto *node = picture.ground->layout->find(open.node);
    if (!node || open.gpu >= node->gpuCount)
        return now;
    const int slot = node->firstSlot + open.gpu;
    const auto isHeard = [place = static_cast<std::size_t>(slot)](const telemetry::MetricCodes &column) {
        const auto code = place < column.codes.size() ? column.codes[place] : telemetry::NoData;
        return telemetry::hasValue(code) && !telemetry::isStale(code);
    };
    const auto &columns = picture.values.columns();
    // A source that is silent says nothing of its end.
    if (std::none_of(columns.begin(), columns.end(), isHeard))
        return std::nullopt;
    const auto since = doubted_.try_emplace({slot, open.sign}, now).first->second;
    return now - since >= doubtSpan ? std::optional(since) : std::nullopt;
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
