#include "backend/ledger/writer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "backend/ledger/answers.h"
#include "backend/ledger/batch.h"
#include "backend/ledger/queued.h"
#include "backend/ledger/seal.h"
#include "backend/ledger/watch_window.h"
#include "backend/storage/connection.h"
#include "backend/storage/store.h"

namespace ledger {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::seconds SpaceTryInterval{1};
constexpr std::chrono::milliseconds IdleDelay{100};
constexpr std::chrono::minutes ForgetInterval{10};

} // namespace

Writer::Writer(const Parts &parts, const Start &start, std::function<void()> grown)
    : parts_(parts),
      log_(start.log),
      nextObject_(start.nextObject),
      lastTime_(start.lastTime),
      isFull_(!parts.store.isReserveHeld()),
      grown_(std::move(grown)),
      thread_([this] { run(); }) {}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        isStopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Writer::queue(std::unique_ptr<Queued> queued) {
    enqueue(std::move(queued));
}

void Writer::queueAndWait(std::unique_ptr<Queued> queued) {
    const auto [turn, index] = enqueue(std::move(queued));
    if (turn == nullptr)
        return;
    turn->wait();
    // Memory is best freed where it was taken.
    turn->queued[index].reset();
}

Writer::Place Writer::enqueue(std::unique_ptr<Queued> queued) {
    std::optional<core::Error> refusal = parts_.seal.refusal();
    Place place;
    std::shared_ptr<Turn> spent;
    if (!refusal) {
        const std::lock_guard lock(mutex_);
        refusal = notNow();
        if (!refusal) {
            if (turns_.empty() || turns_.back()->queued.size() == MaxBatch)
                turns_.push_back(std::make_shared<Turn>());
            place = {turns_.back(), turns_.back()->queued.size()};
            place.turn->queued.push_back(std::move(queued));
            ++queuedCount_;
            spent = std::move(spent_);
        }
    }
    if (refusal)
        queued->finish(&*refusal);
    else
        changed_.notify_one();
    return place;
}

void Writer::queueStatus(v1::Resource status, bool durable, Turn::StatusDone done) {
    std::optional<core::Error> refusal = parts_.seal.refusal();
    if (!refusal) {
        const std::lock_guard lock(mutex_);
        refusal = notNow();
        if (!refusal) {
            const auto due = SteadyClock::now() + (durable ? SteadyClock::duration::zero() : StatusDelay);
            statusesDue_ = statuses_.empty() ? due : std::min(statusesDue_, due);
            auto &pending = statuses_[status.meta().name()];
            pending.resource = std::move(status);
            if (done)
                pending.done.push_back(std::move(done));
        }
    }
    if (!refusal)
        changed_.notify_one();
    else if (done)
        done(*std::move(refusal));
}

Statistics Writer::statistics() const {
    const std::lock_guard lock(mutex_);
    Statistics copy = statistics_;
    copy.queueLength = static_cast<std::int64_t>(queuedCount_ + statuses_.size());
    const auto state = parts_.published.view().state;
    copy.snapshotResources = state->total();
    copy.snapshotBytes = state->bytes();
    copy.watchHubChanges = parts_.window.changeCount();
    return copy;
}

std::optional<core::Error> Writer::notNow() const {
    if (isStopping_)
        return core::Error(v1::UNAVAILABLE, "the service is stopping");
    if (queuedCount_ < MaxQueued)
        return std::nullopt;
    const auto limit = std::to_string(MaxQueued);
    return core::Error(v1::RESOURCE_EXHAUSTED, limit + " changes wait already; try again later", {{"limit", limit}});
}

void Writer::run() {
    std::shared_ptr<Turn> turn;
    while ((turn = nextTurn(std::move(turn))) != nullptr) {
        auto failure = whyNot();
        if (!failure) {
            if (auto committed = commit(*turn); !committed)
                failure = std::move(committed).error();
        }
        turn->finish(failure ? &*failure : nullptr);
    }
}

std::shared_ptr<Turn> Writer::nextTurn(std::shared_ptr<Turn> spent) {
    std::unique_lock lock(mutex_);
    const auto isDue = [this] {
        return isStopping_ || !turns_.empty() || (!statuses_.empty() && SteadyClock::now() >= statusesDue_);
    };
    if (isDue())
        spent_.swap(spent);
    lock.unlock();
    spent.reset();
    tidy(false);
    lock.lock();
    // Who writes alone leaves gaps, too; only a longer one is the time to tidy all up.
    auto idleFrom = std::optional(SteadyClock::now() + IdleDelay);
    while (!isDue()) {
        if (idleFrom && SteadyClock::now() >= *idleFrom) {
            idleFrom.reset();
            lock.unlock();
            tidy(true);
            lock.lock();
        } else if (idleFrom || !statuses_.empty()) {
            const auto due = statuses_.empty() ? *idleFrom : statusesDue_;
            changed_.wait_until(lock, idleFrom ? std::min(*idleFrom, due) : due);
        } else {
            changed_.wait(lock);
        }
    }
    if (turns_.empty() && statuses_.empty())
        return nullptr;
    auto turn = turns_.empty() ? std::make_shared<Turn>() : std::move(turns_.front());
    if (!turns_.empty())
        turns_.pop_front();
    queuedCount_ -= turn->queued.size();
    turn->statuses = std::exchange(statuses_, {});
    return turn;
}

core::Result<void> Writer::commit(Turn &turn) {
    const auto start = SteadyClock::now();
    auto &connection = parts_.store.writer();
    const auto view = parts_.published.view();
    Batch batch({connection, log_, parts_.clock, parts_.random}, *view.state, commitTime(), nextObject_);
    auto done = connection.begin();
    if (done)
        done = fill(batch, turn);
    if (done)
        done = connection.commit();
    if (!done) {
        connection.rollback();
        if (auto restored = log_.restore(*view.frontier, connection); !restored)
            parts_.seal.close(-1, restored.error().message());
        if (done.error().reason() == v1::DISK_FULL && !isFull_)
            sayFull();
        if (done.error().reason() == v1::STORE_SEALED)
            parts_.seal.close(done.error());
        return done;
    }
    publish(batch, turn.queued.size(), start);
    turn.replaced = view.state;
    return {};
}

core::Result<void> Writer::fill(Batch &batch, Turn &turn) {
    for (const auto &queued : turn.queued) {
        if (auto entered = queued->enter(batch); !entered)
            return entered;
    }
    if (!turn.statuses.empty()) {
        std::vector<const v1::Resource *> statuses;
        statuses.reserve(turn.statuses.size());
        for (auto &[name, pending] : turn.statuses) {
            pending.isMissing = !batch.takesStatus(pending.resource);
            if (!pending.isMissing)
                statuses.push_back(&pending.resource);
        }
        if (auto put = batch.putStatuses(statuses); !put)
            return put;
    }
    if (batch.time() - lastForgotten_ > ForgetInterval) {
        lastForgotten_ = batch.time();
        return forgetAnswers(batch.connection(), batch.time());
    }
    return {};
}

void Writer::publish(Batch &batch, std::size_t members, SteadyClock::time_point start) {
    nextObject_ = batch.nextObject();
    lastTime_ = batch.time();
    auto state = std::make_shared<const State>(batch.state());
    const auto revision = state->revision();
    const bool hasChanged = revision != parts_.published.view().state->revision();
    // The hub knows a revision before any list can have been read at it.
    if (hasChanged)
        parts_.window.append(batch.takeChanges(), revision, batch.time());
    parts_.published.publish({std::move(state), std::make_shared<const tlog::Frontier>(log_.frontier())});
    if (hasChanged)
        parts_.window.notify();
    count(batch, members, std::chrono::duration<double>(SteadyClock::now() - start).count());
    if (batch.eventCount() > 0)
        grown_();
}

void Writer::count(const Batch &batch, std::size_t members, double seconds) {
    const auto bound = std::lower_bound(Statistics::CommitBounds.begin(), Statistics::CommitBounds.end(), seconds);
    const std::lock_guard lock(mutex_);
    ++statistics_.commits;
    statistics_.appends += batch.eventCount();
    statistics_.lastBatchSize = static_cast<std::int64_t>(members);
    statistics_.lastCommitSeconds = seconds;
    statistics_.commitSeconds += seconds;
    ++statistics_.commitsByDuration[static_cast<std::size_t>(bound - Statistics::CommitBounds.begin())];
}

std::optional<core::Error> Writer::whyNot() {
    if (auto sealed = parts_.seal.refusal())
        return sealed;
    if (auto placed = parts_.store.checkPlace(); !placed)
        return std::move(placed).error();
    if (!isFull_)
        return std::nullopt;
    if (const auto now = SteadyClock::now(); now >= nextTry_) {
        nextTry_ = now + SpaceTryInterval;
        isFull_ = !parts_.store.refillReserve();
    }
    if (!isFull_)
        return std::nullopt;
    return core::Error(v1::DISK_FULL, "the disk that holds the store is full; free some space on it",
                       {{"free_bytes", std::to_string(parts_.store.freeBytes())}});
}

void Writer::sayFull() {
    isFull_ = true;
    nextTry_ = SteadyClock::now() + SpaceTryInterval;
    parts_.store.releaseReserve();

    Occurrence full;
    full.op = "service.observe";
    full.outcome = v1::OBSERVED;
    full.reason = v1::DISK_FULL;
    Turn lastWords;
    lastWords.queued.push_back(std::make_unique<QueuedOccurrence>(std::move(full), nullptr));
    static_cast<void>(commit(lastWords));
}

void Writer::tidy(bool isIdle) {
    if (auto tidied = parts_.store.tidy(isIdle); !tidied && tidied.error().reason() == v1::STORE_SEALED)
        parts_.seal.close(tidied.error());
}

Time Writer::commitTime() const {
    return std::max(std::chrono::time_point_cast<std::chrono::milliseconds>(parts_.clock.now()), lastTime_);
}

} // namespace ledger
