#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "backend/changes/approving.h"
#include "backend/ledger/chosen_names.h"
#include "backend/ledger/watch_hub.h"

namespace changes {

// What becomes of change requests by itself: those that nobody approved in time lapse, those whose objects were changed
// otherwise are void, and those that were approved for later are applied when their time comes; also when that was
// while the service was down. Has a thread of its own, joined by the destructor.
class ChangeController {
public:
    // Both outlive the controller.
    ChangeController(ledger::Ledger &ledger, const core::Clock &clock);
    ChangeController(const ChangeController &) = delete;
    ChangeController &operator=(const ChangeController &) = delete;
    ~ChangeController();

private:
    void work(const std::stop_token &stop);
    // Whether all that was due could be done.
    bool look();
    bool lookAt(const v1::Resource &request, const ledger::Snapshot &state);
    bool endOf(const v1::Resource &request, v1::ChangeRequestState state, const core::Error &cause,
               v1::ConditionReason reason);

    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    const Approving approving_;
    ledger::ChosenNames open_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool hasNews_ = true;
    ledger::WatchHub::Listener listener_;
    std::jthread thread_;
};

} // namespace changes
