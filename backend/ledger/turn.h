#pragma once

#include <semaphore.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/change.h"

namespace ledger {

class Queued;

// What the writer takes from the queue at once and commits together. Whoever queued something and waits for it holds
// its turn.
class Turn {
public:
    using StatusDone = std::function<void(core::Result<void>)>;
    using StatusEdit = std::function<void(v1::Resource *resource)>;

    struct PendingStatus {
        // What is to be written, or only its name: then what is there.
        v1::Resource resource;
        bool isWhole = false;
        // Of that, in order.
        std::vector<StatusEdit> edits;
        std::vector<StatusDone> done;
        bool isMissing = false;
    };

    Turn();
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;
    ~Turn();

    // Tells everybody how it ended: with why it failed, or null when it is committed. Then lets those go who wait.
    void finish(const core::Error *failure);
    // Until it is finished.
    void wait();

    std::vector<std::unique_ptr<Queued>> queued;
    std::map<std::string, PendingStatus> statuses;
    // What it made old, for whoever holds the turn last to take apart.
    std::shared_ptr<const Snapshot> replaced;

private:
    // Each who was woken wakes two more, so that the writer is not held up by many.
    void wakeSome();

    sem_t finished_{};
};

} // namespace ledger
