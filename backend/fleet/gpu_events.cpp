#include "backend/fleet/gpu_events.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace fleet {

namespace {

// By whoever recalls the events of a simulated fleet: idleness is about who has a GPU, which the fleet does not know.
bool isRecalled(const GpuEvent &event) {
    return event.sign != v1::IDLE_ALLOCATED;
}

bool isBefore(const GpuEvent &left, const GpuEvent &right) {
    return left.time < right.time;
}

} // namespace

void GpuEvents::add(GpuEvent event) {
    const std::lock_guard lock(mutex_);
    const auto recalled = recalled_.find(event.node);
    if (recalled != recalled_.end() && event.time < recalled->second && isRecalled(event))
        return;
    if (recalled == recalled_.end()) {
        new_.push_back(event);
        if (new_.size() > most)
            new_.erase(new_.begin(), new_.begin() + static_cast<std::ptrdiff_t>(most / 2));
    }
    // An XID may be told late.
    const auto after = std::upper_bound(events_.begin(), events_.end(), event, isBefore);
    events_.insert(after, std::move(event));
    trim();
}

void GpuEvents::restore(std::vector<GpuEvent> events, bool isCut) {
    const std::lock_guard lock(mutex_);
    std::erase_if(events, [this](const GpuEvent &event) { return recalled_.contains(event.node); });
    std::stable_sort(events.begin(), events.end(), isBefore);
    if (isCut && !events.empty())
        cut_ = events.front().time;
    for (const auto &event : events)
        follow(event);
    merge(std::move(events));
}

void GpuEvents::recall(const std::set<std::string> &nodes, core::TimePoint until, std::vector<GpuEvent> events) {
    const std::lock_guard lock(mutex_);
    const auto isReplaced = [&](const GpuEvent &event) { return event.time < until && nodes.contains(event.node); };
    std::erase_if(events_, isReplaced);
    std::erase_if(new_, [&](const GpuEvent &event) { return nodes.contains(event.node); });
    std::erase_if(open_, [&](const auto &open) { return nodes.contains(open.second.node); });
    std::stable_sort(events.begin(), events.end(), isBefore);
    for (const auto &event : events)
        follow(event);
    merge(std::move(events));
    for (const auto &node : nodes)
        recalled_[node] = until;
}

// Where signs stand after another event.
void GpuEvents::follow(const GpuEvent &event) {
    if (event.sign == v1::XID_REPORTED) {
        lastXids_[{event.node, event.gpu}] = event.xid;
        return;
    }
    const Key key(event.node, event.gpu, event.sign);
    if (event.isOver) {
        open_.erase(key);
        return;
    }
    const auto [open, isNew] =
        open_.try_emplace(key, Open{event.node, event.gpu, event.sign, event.team, event.time, event.severity});
    open->second.severity = event.severity;
}

void GpuEvents::merge(std::vector<GpuEvent> events) {
    const auto old = static_cast<std::ptrdiff_t>(events_.size());
    std::ranges::move(events, std::back_inserter(events_));
    // Of two at the same time, what was kept comes first.
    std::rotate(events_.begin(), events_.begin() + old, events_.end());
    std::stable_sort(events_.begin(), events_.end(), isBefore);
    trim();
}

void GpuEvents::trim() {
    while (events_.size() > most) {
        cut_ = events_.front().time;
        events_.pop_front();
    }
}

GpuEvents::Answer GpuEvents::find(const Question &question) const {
    const std::lock_guard lock(mutex_);
    Answer answer;
    answer.isCut = cut_ && (!question.from || *question.from <= *cut_);
    for (auto event = events_.rbegin(); event != events_.rend(); ++event) {
        if (question.from && event->time < *question.from)
            break;
        if ((question.to && event->time >= *question.to) || (!question.node.empty() && question.node != event->node) ||
            (question.sees && !question.sees(event->team)))
            continue;
        if (answer.events.size() == question.limit) {
            answer.isCut = true;
            break;
        }
        answer.events.push_back(*event);
    }
    return answer;
}

std::vector<GpuEvent> GpuEvents::all() const {
    const std::lock_guard lock(mutex_);
    return {events_.begin(), events_.end()};
}

std::vector<GpuEvent> GpuEvents::takeNew() {
    const std::lock_guard lock(mutex_);
    return std::exchange(new_, {});
}

std::optional<GpuEvents::Open> GpuEvents::takeOpen(const std::string &node, int gpu, v1::HealthSign sign) {
    const std::lock_guard lock(mutex_);
    auto open = open_.extract({node, gpu, sign});
    return open ? std::optional(std::move(open.mapped())) : std::nullopt;
}

std::vector<GpuEvents::Open> GpuEvents::open() const {
    const std::lock_guard lock(mutex_);
    std::vector<Open> all;
    for (const auto &[key, open] : open_)
        all.push_back(open);
    return all;
}

std::optional<int> GpuEvents::lastXid(const std::string &node, int gpu) const {
    const std::lock_guard lock(mutex_);
    const auto found = lastXids_.find({node, gpu});
    return found == lastXids_.end() ? std::nullopt : std::optional(found->second);
}

} // namespace fleet
