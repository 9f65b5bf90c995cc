#include "backend/operation/runner.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <utility>

#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "backend/ledger/ledger.h"
#include "backend/operation/executor.h"
#include "backend/operation/progress.h"
#include "backend/operation/starting.h"
#include "backend/rpc/status_mapping.h"

namespace operation {

namespace {

// News of the ledger are gathered for this long, so that a busy writer does not wake the follower at each commit.
constexpr auto GatherTime = std::chrono::milliseconds(50);
// A disk that is full, or a queue, may have room again.
constexpr auto RoomTryInterval = std::chrono::seconds(1);
constexpr std::size_t PageSize = 1000;
// They are deleted in bundles, each one event of the log.
constexpr std::size_t Slack = 100;

core::Error cancelled(const std::string &name) {
    return {v1::OPERATION_CANCELLED, "'" + name + "' was cancelled", {{"name", name}}};
}

core::Error interrupted(const std::string &name) {
    return {v1::OPERATION_INTERRUPTED,
            "'" + name + "' was cut by a stop of the service and cannot go on; start it again",
            {{"name", name}}};
}

} // namespace

Runner::Runner(ledger::Ledger &ledger, const core::Clock &clock, std::vector<Executor *> executors,
               RunnerOptions options)
    : ledger_(ledger), clock_(clock), options_(options) {
    for (auto *executor : executors)
        executors_.emplace(executor->verb(), executor);
    listener_ = ledger_.watchHub().listen([this](std::int64_t) {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(hasNews_, true))
            news_.notify_one();
    });
    follower_ = std::jthread([this](const std::stop_token &stop) { follow(stop); });
    for (std::size_t worker = 0; worker < options_.workers; ++worker)
        workers_.emplace_back([this](const std::stop_token &stop) { work(stop); });
}

Runner::~Runner() {
    ledger_.watchHub().unlisten(listener_);
    follower_.request_stop();
    follower_.join();
    for (auto &worker : workers_)
        worker.request_stop();
    {
        const std::lock_guard lock(mutex_);
        for (auto &[name, task] : tasks_)
            task->stop.request_stop();
    }
    workers_.clear();
}

std::size_t Runner::unfinished() const {
    const std::lock_guard lock(mutex_);
    return tasks_.size();
}

void Runner::follow(const std::stop_token &stop) {
    const auto state = ledger_.snapshot();
    revision_ = state->revision();
    takeUpAll(*state);
    std::unique_lock lock(mutex_);
    while (news_.wait(lock, stop, [this] { return hasNews_; })) {
        hasNews_ = false;
        lock.unlock();
        catchUp();
        prune();
        lock.lock();
        news_.wait_for(lock, stop, GatherTime, [] { return false; });
    }
}

void Runner::catchUp() {
    for (;;) {
        const auto page = ledger_.watchHub().after(revision_, PageSize);
        if (!page) {
            const auto state = ledger_.snapshot();
            revision_ = state->revision();
            takeUpAll(*state);
            return;
        }
        for (const auto &change : page->changes) {
            if (change.after && change.isOf("operations"))
                take(std::string(change.after->name()));
        }
        if (page->revision <= revision_)
            return;
        revision_ = page->revision;
    }
}

void Runner::takeUpAll(const ledger::Snapshot &state) {
    // Uids are ordered by their time.
    std::map<std::string, std::string> names;
    state.each("operations", [&names](const ledger::ResourcePtr &operation) {
        names.emplace(operation->meta().uid(), operation->meta().name());
        return true;
    });
    for (const auto &[uid, name] : names)
        take(name);
}

void Runner::take(const std::string &name) {
    const std::lock_guard lock(mutex_);
    // The state as it is now: news may tell of a run that has ended since, and a task leaves only after its end is
    // committed.
    const auto operation = ledger_.snapshot()->find(name);
    if (!operation || isFinished(*operation))
        return;
    auto &task = tasks_[name];
    if (!task) {
        task = std::make_shared<Task>();
        queue_.push_back(name);
        queued_.notify_one();
    }
    if (operation->operation().cancel_requested()) {
        task->isCancelled = true;
        task->stop.request_stop();
    }
}

void Runner::work(const std::stop_token &stop) {
    std::unique_lock lock(mutex_);
    while (queued_.wait(lock, stop, [this] { return !queue_.empty(); }) && !stop.stop_requested()) {
        const auto name = queue_.front();
        queue_.pop_front();
        const auto task = tasks_[name];
        lock.unlock();
        run(name, *task, stop);
        lock.lock();
        tasks_.erase(name);
    }
}

void Runner::run(const std::string &name, Task &task, const std::stop_token &stop) {
    const auto operation = ledger_.snapshot()->find(name);
    if (!operation)
        return;
    auto status = operation->operation_status();
    const auto found = executors_.find(operation->operation().verb());
    const bool wasCut = status.state() == v1::RUNNING;
    if (isCancelled(task))
        return finish(name, std::move(status), cancelled(name), stop);
    if (found == executors_.end() || (wasCut && !found->second->mayRunAgain()))
        return finish(name, std::move(status), interrupted(name), stop);

    status.set_state(v1::RUNNING);
    *status.mutable_start_time() = core::toTimestamp(clock_.now());
    if (!commitStatus(name, status, stop))
        return;
    Progress progress(std::move(status), task.stop.get_token(), clock_,
                      [this, &name](const v1::OperationStatus &now) { writeStatus(name, now, nullptr); });
    auto result = found->second->run(*operation, progress);
    if (!result && !task.stop.stop_requested() && options_.failed)
        options_.failed(*operation, result.error());
    if (result || !task.stop.stop_requested())
        finish(name, progress.status(), std::move(result), stop);
    else if (isCancelled(task))
        finish(name, progress.status(), cancelled(name), stop);
}

bool Runner::isCancelled(const Task &task) const {
    const std::lock_guard lock(mutex_);
    return task.isCancelled;
}

void Runner::finish(const std::string &name, v1::OperationStatus status, core::Result<std::string> result,
                    const std::stop_token &stop) {
    *status.mutable_end_time() = core::toTimestamp(clock_.now());
    if (result) {
        status.set_state(v1::SUCCEEDED);
        status.set_result(*result);
    } else {
        status.set_state(result.error().reason() == v1::OPERATION_CANCELLED ? v1::CANCELLED : v1::FAILED);
        // By which an error of ours is found in the service's log.
        const auto error = result.error().reason() == v1::INTERNAL ? core::Error(result.error()).with("trace_id", name)
                                                                   : result.error();
        *status.mutable_error() = rpc::toMessage(error);
    }
    commitStatus(name, status, stop);
}

void Runner::writeStatus(const std::string &name, const v1::OperationStatus &status,
                         std::function<void(core::Result<void>)> done) {
    v1::Resource resource;
    resource.mutable_meta()->set_name(name);
    *resource.mutable_operation_status() = status;
    ledger_.writeStatus(std::move(resource), std::move(done));
}

bool Runner::commitStatus(const std::string &name, const v1::OperationStatus &status, const std::stop_token &stop) {
    for (;;) {
        std::promise<core::Result<void>> done;
        writeStatus(name, status, [&done](core::Result<void> result) { done.set_value(std::move(result)); });
        const auto committed = done.get_future().get();
        if (committed)
            return true;
        const auto reason = committed.error().reason();
        if (reason != v1::DISK_FULL && reason != v1::RESOURCE_EXHAUSTED)
            return false;
        if (!restUnlessStopped(stop, RoomTryInterval))
            return false;
    }
}

void Runner::prune() {
    const auto state = ledger_.snapshot();
    if (state->count("operations") <= static_cast<std::int64_t>(options_.kept + Slack))
        return;
    std::map<std::string, ledger::ResourcePtr> finished;
    state->each("operations", [&finished](const ledger::ResourcePtr &operation) {
        if (isFinished(*operation))
            finished.emplace(operation->meta().uid(), operation);
        return true;
    });
    ledger::Proposal proposal;
    proposal.op = "operations.delete";
    proposal.byVerb = true;
    for (const auto &[uid, operation] : finished) {
        if (proposal.changes.size() + options_.kept >= finished.size() || proposal.changes.size() >= PageSize)
            break;
        auto &deletion = *proposal.changes.emplace_back().mutable_delete_();
        deletion.set_name(operation->meta().name());
        deletion.set_etag(operation->meta().etag());
    }
    // One that fails is tried again with the next news.
    if (!proposal.changes.empty())
        static_cast<void>(ledger_.commit(std::move(proposal)));
}

} // namespace operation
