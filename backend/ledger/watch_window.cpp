#include "backend/ledger/watch_window.h"

#include <algorithm>
#include <string>
#include <utility>

namespace ledger {

WatchWindow::WatchWindow(std::int64_t revision, Time time) : revision_(revision), time_(time) {}

core::Result<WatchHub::Page> WatchWindow::after(std::int64_t revision, std::size_t limit) const {
    const std::lock_guard lock(mutex_);
    if (revision > revision_)
        return core::Error(v1::REVISION_IN_FUTURE,
                           "revision " + std::to_string(revision) + " has not happened; the newest is " +
                               std::to_string(revision_),
                           {{"revision", std::to_string(revision)}});
    const std::int64_t oldest = commits_.empty() ? revision_ : commits_.front().before;
    if (revision < oldest)
        return core::Error(v1::REVISION_EXPIRED,
                           "changes after revision " + std::to_string(revision) + " are no longer kept; list anew",
                           {{"oldest_revision", std::to_string(oldest)}});
    Page page{{}, revision_, time_};
    auto commit = std::upper_bound(commits_.begin(), commits_.end(), revision,
                                   [](std::int64_t wanted, const Commit &held) { return wanted < held.upTo; });
    for (; commit != commits_.end(); ++commit) {
        if (!page.changes.empty() && page.changes.size() + commit->changes.size() > limit) {
            page.revision = commit->before;
            page.time = std::prev(commit)->time;
            break;
        }
        for (const auto &change : commit->changes) {
            if (change.revision > revision)
                page.changes.push_back(change);
        }
    }
    return page;
}

WatchHub::Listener WatchWindow::listen(std::function<void(std::int64_t revision)> notify) {
    const std::lock_guard lock(mutex_);
    listeners_.emplace(nextListener_, std::make_shared<Listening>(Listening{std::move(notify), {}, false}));
    return nextListener_++;
}

void WatchWindow::unlisten(Listener listener) {
    std::unique_lock lock(mutex_);
    const auto found = listeners_.find(listener);
    if (found == listeners_.end())
        return;
    const auto listening = found->second;
    listeners_.erase(found);
    listening->isGone = true;
    // A listener may leave from within its own call.
    quiet_.wait(lock, [&] {
        return std::all_of(listening->runningIn.begin(), listening->runningIn.end(),
                           [](std::thread::id thread) { return thread == std::this_thread::get_id(); });
    });
}

void WatchWindow::append(std::vector<Change> changes, std::int64_t revision, Time time,
                         const std::function<void()> &publish) {
    const std::lock_guard lock(mutex_);
    publish();
    changeCount_ += changes.size();
    commits_.push_back({revision_, revision, time, std::move(changes)});
    revision_ = revision;
    time_ = time;
    while (!commits_.empty() && (changeCount_ > MaxChanges || commits_.front().time + MaxAge < time)) {
        changeCount_ -= commits_.front().changes.size();
        commits_.pop_front();
    }
}

void WatchWindow::notify() {
    std::unique_lock lock(mutex_);
    std::vector<std::shared_ptr<Listening>> all;
    all.reserve(listeners_.size());
    for (const auto &[id, listening] : listeners_)
        all.push_back(listening);
    const auto revision = revision_;
    for (const auto &listening : all) {
        if (listening->isGone)
            continue;
        auto &threads = listening->runningIn;
        threads.push_back(std::this_thread::get_id());
        lock.unlock();
        listening->notify(revision);
        lock.lock();
        threads.erase(std::find(threads.begin(), threads.end(), std::this_thread::get_id()));
        quiet_.notify_all();
    }
}

std::int64_t WatchWindow::changeCount() const {
    const std::lock_guard lock(mutex_);
    return static_cast<std::int64_t>(changeCount_);
}

} // namespace ledger
