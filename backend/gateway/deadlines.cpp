#include "backend/gateway/deadlines.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace gateway {

namespace {

// Deadlines that lie so near to each other are looked at together.
constexpr std::chrono::milliseconds gatherTime(5);

} // namespace

Deadline::Deadline(Deadlines &all, std::function<void()> action) : all_(all), action_(std::move(action)) {
    all_.all_.push_back(*this);
}

Deadline::~Deadline() {
    all_.all_.erase(all_.all_.iterator_to(*this));
}

void Deadline::set(SteadyTime time) {
    time_ = time;
    if (time < all_.wake_)
        all_.wakeAt(time);
}

Deadlines::Deadlines(asio::io_context &context) : timer_(context.get_executor()) {}

void Deadlines::expireAll() {
    isStopped_ = true;
    timer_.cancel();
    for (auto &deadline : all_)
        deadline.action_();
}

void Deadlines::wakeAt(SteadyTime time) {
    if (isStopped_)
        return;
    wake_ = time;
    timer_.expires_at(time);
    timer_.async_wait([this](ErrorCode failed) {
        if (!failed)
            look();
    });
}

void Deadlines::look() {
    const auto now = std::chrono::steady_clock::now();
    wake_ = SteadyTime::max();
    std::vector<Deadline *> due;
    auto next = SteadyTime::max();
    for (auto &deadline : all_) {
        if (deadline.time_ <= now)
            due.push_back(&deadline);
        else
            next = std::min(next, deadline.time_);
    }
    // Actions close sockets and post; none ends the life of a deadline.
    for (auto *deadline : due) {
        deadline->clear();
        deadline->action_();
    }
    if (next < wake_)
        wakeAt(std::max(next, now + gatherTime));
}

} // namespace gateway
