#include "backend/fleet/observer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "backend/core/clock.h"
#include "backend/ledger/ledger.h"
#include "backend/ledger/watch_hub.h"

namespace fleet {

namespace {

// Of changes that are looked through before everything is made anew anyway.
constexpr std::size_t mostChanges = 1'000;

telemetry::StaleAges agesOf(std::chrono::milliseconds age) {
    telemetry::StaleAges ages;
    ages.fill(age);
    return ages;
}

bool isOfKinds(const ledger::Change &change) {
    return change.isOf("nodes") || change.isOf("clusters") || change.isOf("sites") || change.isOf("deployments") ||
           change.isOf("silences");
}

// What has no place in the new layout any more is gone from the columns too.
void vanish(const Layout &before, const Layout &now, telemetry::Columns *columns, SignalBoard *signals) {
    for (const auto &node : before.nodes()) {
        const auto *still = now.find(node.name);
        if (still && still->firstSlot == node.firstSlot)
            continue;
        columns->vanish({static_cast<telemetry::Slot>(node.firstSlot), static_cast<std::uint32_t>(node.gpuCount)});
        signals->vanish(node.firstSlot, node.gpuCount);
    }
}

} // namespace

Observer::Observer(ledger::Ledger &ledger, const core::Clock &clock, const Options &options)
    : ledger_(ledger),
      clock_(clock),
      options_(options),
      beat_(options.period, std::chrono::steady_clock::now()),
      history_(options.history) {
    look();
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
    commits_ = ledger_.watchHub().listen([this](std::int64_t) { nudge(); });
}

Observer::~Observer() {
    ledger_.watchHub().unlisten(commits_);
    thread_.request_stop();
    thread_.join();
}

PicturePtr Observer::picture() const {
    const std::lock_guard lock(mutex_);
    return picture_;
}

Observer::Listener Observer::listen(std::function<void()> notify) {
    const std::lock_guard lock(listening_);
    listeners_.emplace(++lastListener_, std::move(notify));
    return lastListener_;
}

void Observer::unlisten(Listener listener) {
    const std::lock_guard lock(listening_);
    listeners_.erase(listener);
}

void Observer::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        // Where nothing was ever measured nothing grows old, and an idle service sleeps.
        beat_.wait(stop, !picture()->values.columns().empty());
        if (stop.stop_requested())
            return;
        look();
        const std::lock_guard lock(listening_);
        for (const auto &[listener, notify] : listeners_)
            notify();
    }
}

void Observer::look() {
    const auto before = picture();
    auto picture = std::make_shared<Picture>();
    auto state = ledger_.snapshot();
    picture->ground = before && !concernsUs(*state) ? before->ground : groundOf(std::move(state));
    picture->beat = beat_.number(std::chrono::steady_clock::now());
    picture->workloads = workloads_.all();
    picture->values.take(columns_, clock_.now(), agesOf(options_.staleAge));
    health_.judge(picture.get());
    history_.record(picture->values.instant(), picture->values.columns());
    const std::lock_guard lock(mutex_);
    picture_ = std::move(picture);
}

bool Observer::concernsUs(const ledger::Snapshot &state) {
    const auto last = std::exchange(seen_, state.revision());
    if (state.revision() == last)
        return false;
    const auto page = ledger_.watchHub().after(last, mostChanges);
    if (!page || page->revision < state.revision())
        return true;
    return std::any_of(page->changes.begin(), page->changes.end(), isOfKinds);
}

std::shared_ptr<const Ground> Observer::groundOf(ledger::SnapshotPtr state) {
    const auto before = picture();
    auto ground = std::make_shared<Ground>();
    seen_ = state->revision();
    ground->layout = book_.layoutOf(*state);
    ground->allocation = Allocation(*state, *ground->layout);
    const bool isSame = before && before->ground->layout == ground->layout;
    // Both follow from nodes and clusters alone.
    ground->rates = isSame ? before->ground->rates : Rates(*state, *ground->layout);
    ground->silences = Silences(*state, *ground->layout);
    if (before)
        vanish(*before->ground->layout, *ground->layout, &columns_, &signals_);
    const auto missing = ground->layout->slotCount() - static_cast<int>(columns_.slotCount());
    if (missing > 0)
        static_cast<void>(columns_.addSlots(static_cast<std::uint32_t>(missing)));
    ground->state = std::move(state);
    return ground;
}

} // namespace fleet
