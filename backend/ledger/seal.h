#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "backend/core/clock.h"
#include "backend/core/result.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace ledger {

namespace v1 = core::v1;

// Why nothing is written any more. The first reason stays, unless a later one names an earlier entry. Safe from any
// thread.
class Seal {
public:
    explicit Seal(const core::Clock &clock) : clock_(clock) {}

    // `index` is that of the first bad entry; -1 when it is none.
    void close(std::int64_t index, std::string what);
    // From an error with the reason STORE_SEALED.
    void close(const core::Error &error);
    std::optional<v1::SealState> state() const;
    // The STORE_SEALED that a writer is answered with; absent while all is well.
    std::optional<core::Error> refusal() const;

private:
    const core::Clock &clock_;
    mutable std::mutex mutex_;
    std::optional<v1::SealState> state_;
};

} // namespace ledger
