#include "backend/ledger/writer.h"

#include <algorithm>
#include <utility>

#include "backend/ledger/queued.h"
#include "backend/ledger/seal.h"
#include "backend/ledger/watch_window.h"

namespace ledger {

namespace {

using SteadyClock = std::chrono::steady_clock;

// Who writes alone leaves gaps, too; only a longer one is the time to tidy all up.
constexpr std::chrono::milliseconds IdleDelay{100};
// For so long after several were committed together more of them are expected, who had better be committed together
// again.
constexpr std::chrono::milliseconds CrowdDelay{20};

} // namespace

Writer::Writer(const Committer::Parts &parts, const Committer::Start &start, std::function<void()> grown)
    : parts_(parts), grown_(std::move(grown)), committer_(parts, start), thread_([this] { run(); }) {}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        isStopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Writer::queue(std::unique_ptr<Queued> queued) {
    enqueue(std::move(queued), Caller::Leaves);
}

void Writer::queueOrCommit(std::unique_ptr<Queued> queued) {
    enqueue(std::move(queued), Caller::Commits);
}

void Writer::queueAndWait(std::unique_ptr<Queued> queued) {
    const auto [turn, index] = enqueue(std::move(queued), Caller::Commits);
    if (turn == nullptr)
        return;
    turn->wait();
    // Memory is best freed where it was taken.
    turn->queued[index].reset();
}

Writer::Place Writer::enqueue(std::unique_ptr<Queued> queued, Caller caller) {
    std::optional<core::Error> refusal = parts_.seal.refusal();
    Place place;
    std::shared_ptr<Turn> spent;
    bool commitsHere = false;
    if (!refusal) {
        const std::lock_guard lock(mutex_);
        refusal = notNow();
        commitsHere = !refusal && caller == Caller::Commits && isAlone();
        if (commitsHere) {
            isCommitting_ = true;
        } else if (!refusal) {
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
    else if (commitsHere)
        commitHere(std::move(queued));
    else
        changed_.notify_one();
    return place;
}

void Writer::commitHere(std::unique_ptr<Queued> queued) {
    Turn turn;
    turn.queued.push_back(std::move(queued));
    const auto outcome = committer_.commit(turn);
    bool isThreadNeeded = false;
    {
        const std::lock_guard lock(mutex_);
        isCommitting_ = false;
        isTidyDue_ = committer_.isTidyDue();
        isThreadNeeded = isTidyDue_ || isResting_ || !turns_.empty() || !statuses_.empty() || isStopping_;
        idleFrom_ = SteadyClock::now() + IdleDelay;
    }
    if (isThreadNeeded)
        changed_.notify_one();
    settle(turn, outcome);
}

void Writer::queueStatus(v1::Resource status, bool durable, Turn::StatusDone done) {
    const auto name = status.meta().name();
    const auto put = [&status](Turn::PendingStatus *pending) {
        pending->resource = std::move(status);
        pending->isWhole = true;
        pending->edits.clear();
    };
    queueStatus(name, durable ? std::chrono::milliseconds(0) : StatusDelay, put, std::move(done));
}

void Writer::queueStatusEdit(std::string name, Turn::StatusEdit edit, Turn::StatusDone done) {
    const auto put = [&](Turn::PendingStatus *pending) {
        pending->resource.mutable_meta()->set_name(name);
        pending->edits.push_back(std::move(edit));
    };
    queueStatus(name, StatusDelay, put, std::move(done));
}

void Writer::queueStatus(const std::string &name, std::chrono::milliseconds delay,
                         const std::function<void(Turn::PendingStatus *pending)> &put, Turn::StatusDone done) {
    std::optional<core::Error> refusal = parts_.seal.refusal();
    if (!refusal) {
        const std::lock_guard lock(mutex_);
        refusal = notNow();
        if (!refusal) {
            const auto due = SteadyClock::now() + delay;
            statusesDue_ = statuses_.empty() ? due : std::min(statusesDue_, due);
            auto &pending = statuses_[name];
            put(&pending);
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
    Statistics copy = committer_.statistics();
    {
        const std::lock_guard lock(mutex_);
        copy.queueLength = static_cast<std::int64_t>(queuedCount_ + statuses_.size());
    }
    const auto state = parts_.published.view().state;
    copy.snapshotResources = state->total();
    copy.snapshotBytes = state->bytes();
    copy.watchHubChanges = parts_.window.changeCount();
    return copy;
}

bool Writer::isAlone() const {
    return !isCommitting_ && !isTidyDue_ && turns_.empty() && SteadyClock::now() >= crowdedUntil_;
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
        const auto outcome = committer_.commit(*turn);
        settle(*turn, outcome);
        std::unique_lock lock(mutex_);
        isCommitting_ = false;
        isTidyDue_ = committer_.isTidyDue();
        idleFrom_ = SteadyClock::now() + IdleDelay;
    }
}

void Writer::settle(Turn &turn, const Committer::Outcome &outcome) {
    turn.finish(outcome.failure ? &*outcome.failure : nullptr);
    if (outcome.hasChanged)
        parts_.window.notify();
    if (outcome.hasGrown)
        grown_();
}

bool Writer::isDue() const {
    return isStopping_ || !turns_.empty() || (!statuses_.empty() && SteadyClock::now() >= statusesDue_);
}

std::shared_ptr<Turn> Writer::nextTurn(std::shared_ptr<Turn> spent) {
    std::unique_lock lock(mutex_);
    if (isDue())
        spent_.swap(spent);
    lock.unlock();
    spent.reset();
    lock.lock();
    for (;;) {
        const bool isIdle = idleFrom_ && SteadyClock::now() >= *idleFrom_;
        if (isCommitting_) {
            rest(lock);
        } else if (isTidyDue_) {
            tidy(lock, false);
        } else if (isDue()) {
            return takeTurn();
        } else if (isIdle) {
            tidy(lock, true);
            pack(lock);
        } else if (idleFrom_ || !statuses_.empty()) {
            const auto due = statuses_.empty() ? *idleFrom_ : statusesDue_;
            changed_.wait_until(lock, idleFrom_ ? std::min(*idleFrom_, due) : due);
        } else {
            rest(lock);
        }
    }
}

void Writer::rest(std::unique_lock<std::mutex> &lock) {
    isResting_ = true;
    changed_.wait(lock);
    isResting_ = false;
}

std::shared_ptr<Turn> Writer::takeTurn() {
    if (turns_.empty() && statuses_.empty())
        return nullptr;
    isCommitting_ = true;
    auto turn = turns_.empty() ? std::make_shared<Turn>() : std::move(turns_.front());
    if (!turns_.empty())
        turns_.pop_front();
    queuedCount_ -= turn->queued.size();
    if (turn->queued.size() > 1)
        crowdedUntil_ = SteadyClock::now() + CrowdDelay;
    turn->statuses = std::exchange(statuses_, {});
    return turn;
}

void Writer::tidy(std::unique_lock<std::mutex> &lock, bool isIdle) {
    isCommitting_ = true;
    isTidyDue_ = false;
    if (isIdle)
        idleFrom_.reset();
    lock.unlock();
    committer_.tidy(isIdle);
    lock.lock();
    isCommitting_ = false;
}

// Changes are committed meanwhile.
void Writer::pack(std::unique_lock<std::mutex> &lock) {
    lock.unlock();
    const bool isMoreWaiting = committer_.packSome();
    lock.lock();
    if (isMoreWaiting && !idleFrom_)
        idleFrom_ = SteadyClock::now();
}

} // namespace ledger
