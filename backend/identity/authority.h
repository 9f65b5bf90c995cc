#pragma once

#include <memory>
#include <optional>

#include "backend/identity/bindings.h"
#include "backend/ledger/change.h"

namespace core {
class Clock;
}

namespace identity {

// Decides every change by the bindings of the very state that it commits to. The service itself may do anything;
// whoever started an operation may cancel it. What the actor may not even see is NOT_FOUND.
class Authority final : public ledger::Authority {
public:
    explicit Authority(const core::Clock &clock);

    core::Result<void> mayChange(const ledger::Actor &actor, std::string_view permission, const ledger::Draft &draft,
                                 const ledger::Snapshot &state) const override;
    bool maySee(const ledger::Actor &actor, const v1::Resource &resource, const ledger::Snapshot &state) const override;

private:
    // Nothing when the actor is no living principal.
    std::optional<Access> accessOf(const ledger::Actor &actor, const ledger::Snapshot &state) const;

    const core::Clock &clock_;
    BindingsCache bindings_;
};

} // namespace identity
