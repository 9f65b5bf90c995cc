#include "backend/ledger/committer.h"

#include <algorithm>
#include <utility>

#include "backend/ledger/answers.h"
#include "backend/ledger/batch.h"
#include "backend/ledger/queued.h"
#include "backend/ledger/seal.h"
#include "backend/ledger/turn.h"
#include "backend/ledger/watch_window.h"
#include "backend/storage/connection.h"
#include "backend/storage/store.h"

namespace ledger {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::seconds SpaceTryInterval{1};
constexpr std::chrono::minutes ForgetInterval{10};

} // namespace

Committer::Committer(const Parts &parts, const Start &start)
    : parts_(parts),
      log_(start.log),
      nextObject_(start.nextObject),
      lastTime_(start.lastTime),
      isFull_(!parts.store.isReserveHeld()) {}

Committer::Outcome Committer::commit(Turn &turn) {
    if (auto reason = whyNot())
        return {std::move(reason)};
    return tryCommit(turn);
}

Committer::Outcome Committer::tryCommit(Turn &turn) {
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
        const bool hasSpoken = undo(view, done.error());
        return {std::move(done).error(), false, hasSpoken};
    }
    turn.replaced = view.state;
    return publish(batch, turn.queued.size(), start);
}

core::Result<void> Committer::fill(Batch &batch, Turn &turn) {
    for (const auto &queued : turn.queued) {
        if (auto entered = queued->enter(batch); !entered)
            return entered;
    }
    if (!turn.statuses.empty()) {
        std::vector<const v1::Resource *> statuses;
        statuses.reserve(turn.statuses.size());
        for (auto &[name, pending] : turn.statuses) {
            pending.isMissing = !batch.takesStatus(pending.resource);
            if (pending.isMissing)
                continue;
            if (!pending.isWhole)
                pending.resource = *batch.state().find(name);
            for (const auto &edit : pending.edits)
                edit(&pending.resource);
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

bool Committer::undo(const View &view, const core::Error &error) {
    auto &connection = parts_.store.writer();
    connection.rollback();
    if (auto restored = log_.restore(*view.frontier, connection); !restored)
        parts_.seal.close(-1, restored.error().message());
    if (error.reason() == v1::STORE_SEALED)
        parts_.seal.close(error);
    return error.reason() == v1::DISK_FULL && !isFull_ && sayFull();
}

Committer::Outcome Committer::publish(Batch &batch, std::size_t members, SteadyClock::time_point start) {
    nextObject_ = batch.nextObject();
    lastTime_ = batch.time();
    auto state = std::make_shared<const State>(batch.state());
    const auto revision = state->revision();
    const bool hasChanged = revision != parts_.published.view().state->revision();
    View view{std::move(state), std::make_shared<const tlog::Frontier>(log_.frontier())};
    const auto publish = [&] { parts_.published.publish(std::move(view)); };
    if (hasChanged)
        parts_.window.append(batch.takeChanges(), revision, batch.time(), publish);
    else
        publish();
    count(batch, members, std::chrono::duration<double>(SteadyClock::now() - start).count());
    return {std::nullopt, hasChanged, batch.eventCount() > 0};
}

void Committer::count(const Batch &batch, std::size_t members, double seconds) {
    const auto bound = std::lower_bound(Statistics::CommitBounds.begin(), Statistics::CommitBounds.end(), seconds);
    const std::lock_guard lock(mutex_);
    ++statistics_.commits;
    statistics_.appends += batch.eventCount();
    statistics_.lastBatchSize = static_cast<std::int64_t>(members);
    statistics_.lastCommitSeconds = seconds;
    statistics_.commitSeconds += seconds;
    ++statistics_.commitsByDuration[static_cast<std::size_t>(bound - Statistics::CommitBounds.begin())];
}

Statistics Committer::statistics() const {
    const std::lock_guard lock(mutex_);
    return statistics_;
}

std::optional<core::Error> Committer::whyNot() {
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

bool Committer::sayFull() {
    isFull_ = true;
    nextTry_ = SteadyClock::now() + SpaceTryInterval;
    parts_.store.releaseReserve();

    Occurrence full;
    full.op = "service.observe";
    full.outcome = v1::OBSERVED;
    full.reason = v1::DISK_FULL;
    Turn lastWords;
    lastWords.queued.push_back(std::make_unique<QueuedOccurrence>(std::move(full), nullptr));
    return !tryCommit(lastWords).failure;
}

bool Committer::isTidyDue() const {
    return parts_.store.isTidyDue(false);
}

void Committer::tidy(bool isIdle) {
    if (isIdle)
        parts_.store.releaseCache();
    if (!parts_.store.isTidyDue(isIdle))
        return;
    if (auto tidied = parts_.store.tidy(); !tidied && tidied.error().reason() == v1::STORE_SEALED)
        parts_.seal.close(tidied.error());
}

bool Committer::packSome() const {
    return parts_.published.view().state->packSome();
}

Time Committer::commitTime() const {
    return std::max(std::chrono::time_point_cast<std::chrono::milliseconds>(parts_.clock.now()), lastTime_);
}

} // namespace ledger
