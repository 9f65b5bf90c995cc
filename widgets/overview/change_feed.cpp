#include "widgets/overview/change_feed.h"

#include <chrono>

namespace overviewpage {

namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

// Figures need not move with each frame: what changes all the time is shown a few times in a second.
constexpr auto Rest = 200ms;
constexpr auto Frame = 16ms;
constexpr auto Slice = 3ms;

} // namespace

ChangeFeed::ChangeFeed(Take take, QObject *parent) : QObject(parent), take_(std::move(take)) {
    frame_.setSingleShot(true);
    connect(&frame_, &QTimer::timeout, this, &ChangeFeed::takeSlice);
}

void ChangeFeed::add(const std::string &name) {
    waiting_.insert(name);
    if (!isPaused_ && !frame_.isActive())
        frame_.start(Rest);
}

void ChangeFeed::clear() {
    waiting_.clear();
    frame_.stop();
}

void ChangeFeed::setPaused(bool isPaused) {
    if (isPaused == isPaused_)
        return;
    isPaused_ = isPaused;
    if (isPaused)
        frame_.stop();
    else if (!waiting_.empty())
        frame_.start(0ms);
}

void ChangeFeed::takeSlice() {
    const auto end = steady_clock::now() + Slice;
    do {
        const auto first = waiting_.begin();
        if (first == waiting_.end())
            break;
        const auto name = *first;
        waiting_.erase(first);
        take_(name);
    } while (steady_clock::now() < end);
    if (!waiting_.empty())
        frame_.start(Frame);
    Q_EMIT taken();
}

} // namespace overviewpage
