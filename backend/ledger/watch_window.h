#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "backend/ledger/watch_hub.h"

namespace ledger {

// The hub behind the face: a window over the writer's commits.
class WatchWindow final : public WatchHub {
public:
    static constexpr std::chrono::minutes MaxAge{10};
    static constexpr std::size_t MaxChanges = 100'000;

    // Nothing before `revision` can be asked for.
    WatchWindow(std::int64_t revision, Time time);

    core::Result<Page> after(std::int64_t revision, std::size_t limit) const override;
    Listener listen(std::function<void(std::int64_t revision)> notify) override;
    void unlisten(Listener listener) override;

    // The changes of one revision or more, in order, up to `revision`. `publish` makes them readable; whoever asks for
    // changes meanwhile waits, so that nobody is told of one that no snapshot holds, nor reads one that is not told.
    void append(std::vector<Change> changes, std::int64_t revision, Time time, const std::function<void()> &publish);
    void notify();
    std::int64_t changeCount() const;

private:
    struct Commit {
        // Revisions (before, upTo].
        std::int64_t before;
        std::int64_t upTo;
        Time time;
        std::vector<Change> changes;
    };

    struct Listening {
        std::function<void(std::int64_t)> notify;
        std::vector<std::thread::id> runningIn;
        bool isGone = false;
    };

    mutable std::mutex mutex_;
    std::condition_variable quiet_;
    std::deque<Commit> commits_;
    std::size_t changeCount_ = 0;
    std::int64_t revision_;
    Time time_;
    std::map<Listener, std::shared_ptr<Listening>> listeners_;
    Listener nextListener_ = 1;
};

} // namespace ledger
