#pragma once

#include <memory>
#include <mutex>

#include "backend/identity/bindings.h"
#include "backend/rpc/authorizer.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace identity {

// Answers the guard from the current snapshot: who a certificate belongs to, and where he may use a verb now.
class Authorizer final : public rpc::Authorizer {
public:
    // The ledger outlives it.
    Authorizer(const ledger::Ledger &ledger, const core::Clock &clock);

    core::Result<rpc::Principal> authenticate(const rpc::Credential &credential) const override;
    rpc::ScopePtr scope(const rpc::Caller &caller, std::string_view verb) const override;

private:
    // The bindings of a snapshot, kept while it is the newest.
    BindingsPtr bindings(const ledger::SnapshotPtr &snapshot) const;

    const ledger::Ledger &ledger_;
    const core::Clock &clock_;
    BindingsCache cache_;
    mutable std::mutex mutex_;
    mutable std::weak_ptr<const ledger::Snapshot> snapshot_;
    mutable BindingsPtr bindings_;
};

} // namespace identity
