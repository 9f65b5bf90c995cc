#include "backend/fleet/node_past.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "backend/fleet/bell.h"
#include "backend/fleet/observer.h"

namespace fleet {

namespace {

using std::chrono::steady_clock;

// Pictures may come more often; a step of a minute has room for so many.
constexpr auto leastGap = std::chrono::milliseconds(900);
constexpr auto idle = std::chrono::hours(1);

} // namespace

NodePast::NodePast(Observer &observer, Options options, Report report)
    : observer_(observer), options_(std::move(options)), report_(std::move(report)), bell_(std::make_shared<Bell>()) {
    // What is on disk can be asked for from the first moment on.
    open();
    listener_ = observer_.listen([bell = bell_] { bell->ring(); });
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

NodePast::~NodePast() {
    observer_.unlisten(listener_);
    thread_.request_stop();
    thread_.join();
}

std::shared_ptr<const telemetry::NodeTiles> NodePast::tiles() const {
    const std::lock_guard lock(mutex_);
    return tiles_;
}

void NodePast::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        bell_->wait(stop, steady_clock::now() + idle);
        if (!stop.stop_requested() && open())
            record();
    }
    // What is on disk by now stays, whatever ends next.
    if (shelf_)
        static_cast<void>(recordEvents());
}

bool NodePast::open() {
    if (tiles())
        return true;
    if (steady_clock::now() < again_)
        return false;
    again_ = steady_clock::now() + options_.patience;
    if (auto opened = openAll(); !opened) {
        tell(opened);
        return false;
    }
    return true;
}

core::Result<void> NodePast::openAll() {
    if (!shelf_) {
        telemetry::EventShelf::Found found;
        auto shelf = telemetry::EventShelf::open(options_.directory, options_.eventLimits, &found);
        if (!shelf)
            return std::move(shelf).error();
        for (const auto &file : found.setAside) {
            if (options_.setAside)
                options_.setAside(file);
        }
        observer_.events().restore(std::move(found.events), found.isCut);
        shelf_ = std::move(*shelf);
    }
    auto opened = telemetry::NodeTiles::open(options_.directory, options_.limits);
    if (!opened)
        return std::move(opened).error();
    const std::lock_guard lock(mutex_);
    tiles_ = std::move(*opened);
    return {};
}

void NodePast::record() {
    const auto picture = observer_.picture();
    const auto now = picture->values.instant();
    const bool isSoon = recorded_ && now >= *recorded_ && now - *recorded_ < leastGap;
    if (picture->values.columns().empty() || isSoon)
        return;
    recorded_ = now;
    fold_.take(*picture);
    // Others only read it.
    auto &tiles = *tiles_;
    const auto before = tiles.newest();
    auto outcome = tiles.record(now, fold_.names(), fold_.columns());
    const auto events = recordEvents();
    if (outcome && !events)
        outcome = events;
    // Only when a step is over the disk is asked anything.
    if (!outcome || tiles.newest() != before)
        tell(outcome);
}

core::Result<void> NodePast::recordEvents() {
    std::ranges::move(observer_.events().takeNew(), std::back_inserter(events_));
    if (events_.size() > GpuEvents::most)
        events_.erase(events_.begin(), events_.end() - static_cast<std::ptrdiff_t>(GpuEvents::most));
    if (events_.empty())
        return {};
    auto written = shelf_->append(events_);
    if (written)
        events_.clear();
    return written;
}

void NodePast::tell(const core::Result<void> &outcome) {
    const auto failure = outcome ? std::nullopt : std::optional(outcome.error().reason());
    if (std::exchange(failure_, failure) == failure)
        return;
    report_(outcome ? std::nullopt : std::optional(outcome.error()));
}

} // namespace fleet
