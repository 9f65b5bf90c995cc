#include "backend/fleet/beat.h"

#include <algorithm>

namespace fleet {

Beat::Reader::Reader(Beat &beat) : beat_(&beat) {
    const std::lock_guard lock(beat.mutex_);
    entry_.second = ++beat.lastReader_;
}

Beat::Reader &Beat::Reader::operator=(Reader &&other) noexcept {
    if (this == &other)
        return *this;
    leave();
    beat_ = std::exchange(other.beat_, nullptr);
    entry_ = other.entry_;
    return *this;
}

void Beat::Reader::goOn(Time due) {
    const Entry next(due, entry_.second);
    beat_->move(entry_, &next);
    entry_ = next;
}

void Beat::Reader::leave() {
    if (beat_ != nullptr)
        beat_->move(entry_, nullptr);
}

Beat::Time Beat::next(Time last, std::chrono::milliseconds interval) const {
    if (interval < period_ || interval % period_ != std::chrono::milliseconds::zero())
        return last + interval;
    // Whoever read between two beats comes to stand on one.
    const auto wanted = last + interval - period_ / 2 - origin_;
    return origin_ + (wanted / period_ + 1) * period_;
}

void Beat::nudge() {
    {
        const std::lock_guard lock(mutex_);
        if (std::exchange(isNudged_, true))
            return;
    }
    changed_.notify_all();
}

void Beat::move(const Entry &from, const Entry *to) {
    const auto now = std::chrono::steady_clock::now();
    bool isNews = false;
    {
        const std::lock_guard lock(mutex_);
        const bool wasRead = isRead(now);
        readers_.erase(from);
        if (to != nullptr)
            readers_.insert(*to);
        isNews = !wasRead && isRead(now);
    }
    if (isNews)
        changed_.notify_all();
}

Beat::Time Beat::due(Time now, bool changesByItself) const {
    const std::lock_guard lock(mutex_);
    return dueNow(now, changesByItself);
}

Beat::Time Beat::dueNow(Time now, bool changesByItself) const {
    const auto soonest = last_ + LeastGap;
    if (!changesByItself)
        return isNudged_ ? soonest : Time::max();
    const auto beat = origin_ + (number(last_) + 1) * period_;
    // One that would be followed by the beat's at once is that one.
    if (isNudged_ && std::max(now, soonest) + LeastGap <= beat)
        return soonest;
    return now < beat || isRead(beat) ? beat : beat + MostWait;
}

void Beat::take(Time now) {
    const std::lock_guard lock(mutex_);
    last_ = now;
    isNudged_ = false;
    readers_.erase(readers_.begin(), readers_.upper_bound({now, lastReader_}));
}

void Beat::wait(const std::stop_token &stop, bool changesByItself) {
    using Clock = std::chrono::steady_clock;
    {
        std::unique_lock lock(mutex_);
        while (!stop.stop_requested()) {
            const auto until = dueNow(Clock::now(), changesByItself);
            if (until <= Clock::now())
                break;
            changed_.wait_until(lock, stop, std::min(until, Clock::now() + std::chrono::hours(1)),
                                [&] { return dueNow(Clock::now(), changesByItself) != until; });
        }
    }
    take(Clock::now());
}

} // namespace fleet
