#pragma once

#include <memory>
#include <mutex>
#include <utility>

#include "backend/ledger/state.h"
#include "backend/tlog/frontier.h"

namespace ledger {

// What is committed, as everybody may see it: the living resources and the edge of the log's tree.
struct View {
    std::shared_ptr<const State> state;
    std::shared_ptr<const tlog::Frontier> frontier;
};

// The newest view; taking it never waits for a commit.
class Published {
public:
    explicit Published(View view) : view_(std::move(view)) {}

    View view() const {
        const std::lock_guard lock(mutex_);
        return view_;
    }
    // The older view goes outside of the lock.
    void publish(View view) {
        const std::lock_guard lock(mutex_);
        std::swap(view_, view);
    }

private:
    mutable std::mutex mutex_;
    View view_;
};

} // namespace ledger
