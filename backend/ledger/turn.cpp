#include "backend/ledger/turn.h"

#include <cerrno>
#include <utility>

#include "backend/ledger/queued.h"

namespace ledger {

Turn::Turn() {
    ::sem_init(&finished_, 0, 0);
}

Turn::~Turn() {
    ::sem_destroy(&finished_);
}

void Turn::finish(const core::Error *failure) {
    for (auto &item : queued)
        item->finish(failure);
    for (auto &[name, pending] : statuses) {
        core::Result<void> result;
        if (failure != nullptr)
            result = *failure;
        else if (pending.isMissing)
            result = core::Error(v1::NOT_FOUND, name + " does not exist", {{"name", name}});
        for (auto &done : std::exchange(pending.done, {}))
            done(result);
    }
    wakeSome();
}

void Turn::wait() {
    while (::sem_wait(&finished_) != 0 && errno == EINTR)
        ;
    wakeSome();
}

void Turn::wakeSome() {
    ::sem_post(&finished_);
    ::sem_post(&finished_);
}

} // namespace ledger
