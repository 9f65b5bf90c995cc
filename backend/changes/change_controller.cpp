#include "backend/changes/change_controller.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "backend/changes/change_request_rules.h"
#include "backend/changes/moves.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "backend/ledger/ledger.h"

#include "pilothouse/v1/resource.pb.h"

namespace changes {

namespace {

using std::chrono::milliseconds;

// What changes in so short a time is looked at once.
constexpr milliseconds GatherTime(50);
// A clock that is set is noticed by then.
constexpr milliseconds LongestWait = std::chrono::minutes(1);

// When something becomes of it by the clock alone.
core::TimePoint turnOf(const v1::ChangeRequestSpec &request) {
    const bool isWaiting = request.state() == v1::AWAITING_TIME;
    return core::fromTimestamp(isWaiting ? request.start_time() : request.expire_time());
}

} // namespace

ChangeController::ChangeController(ledger::Ledger &ledger, const core::Clock &clock)
    : ledger_(ledger),
      clock_(clock),
      approving_(ledger, clock),
      open_("changeRequests", [](const v1::Resource &request) { return !isOver(request.change_request()); }) {
    listener_ = ledger_.watchHub().listen([this](std::int64_t) {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(hasNews_, true))
            changed_.notify_one();
    });
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

ChangeController::~ChangeController() {
    ledger_.watchHub().unlisten(listener_);
    thread_.request_stop();
}

void ChangeController::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        const bool isDone = look();
        const auto state = ledger_.snapshot();
        auto wait = LongestWait;
        for (const auto &name : open_.in(*state)) {
            // What could not be written a moment ago, on a full disk, is not tried without a pause.
            if (!isDone)
                break;
            const auto request = state->find(name);
            const auto left = std::chrono::ceil<milliseconds>(turnOf(request->change_request()) - clock_.now());
            wait = std::clamp(left, GatherTime, wait);
        }
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, wait, [this] { return hasNews_; });
        changed_.wait_for(lock, stop, GatherTime, [] { return false; });
        hasNews_ = false;
    }
}

bool ChangeController::look() {
    bool isDone = true;
    const auto state = ledger_.snapshot();
    for (const auto &name : open_.in(*state)) {
        if (const auto request = state->find(name))
            isDone = lookAt(*request, *state) && isDone;
    }
    return isDone;
}

bool ChangeController::lookAt(const v1::Resource &request, const ledger::Snapshot &state) {
    const auto &spec = request.change_request();
    const auto &name = request.meta().name();
    if (const auto changed = changedObject(spec, state); !changed.empty())
        return endOf(request, v1::VOID,
                     core::Error(v1::CHANGED_MEANWHILE, changed + " was changed otherwise", {{"name", changed}}),
                     v1::REQUEST_OBJECT_CHANGED);
    if (clock_.now() >= core::fromTimestamp(spec.expire_time()))
        return endOf(request, v1::EXPIRED, core::Error(v1::DEADLINE_EXCEEDED, "nobody approved it in time", {}),
                     v1::REQUEST_EXPIRED);
    if (spec.state() == v1::AWAITING_TIME && clock_.now() >= core::fromTimestamp(spec.start_time()))
        return approving_.apply(name).isOk();
    return true;
}

// Where that is not possible, since somebody else moves it or nothing can be written, it is looked at again.
bool ChangeController::endOf(const v1::Resource &request, v1::ChangeRequestState state, const core::Error &cause,
                             v1::ConditionReason reason) {
    auto move = moveOf(request, "changeRequests.update");
    end(state, cause, &move.spec());
    auto &told = move.proposal.causes.emplace_back();
    told.set_reason(v1::ConditionReason_Name(reason));
    told.mutable_arguments()->insert(cause.arguments().begin(), cause.arguments().end());
    return ledger_.commit(std::move(move.proposal)).isOk();
}

} // namespace changes
