#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "backend/identity/access.h"
#include "backend/ledger/snapshot.h"

namespace identity {

// The bindings of one state, by their subject. Immutable.
class Bindings {
public:
    explicit Bindings(const ledger::Snapshot &state);

    static Grant grantOf(const v1::Resource &binding);

    // Whether these are the very bindings of a state.
    bool areOf(const ledger::Snapshot &state) const;
    // `principals/<id>` or `teams/<id>`.
    const std::vector<Grant> &grantsTo(std::string_view subject) const;
    // Its own and those of its teams; none while it is disabled.
    std::vector<Grant> grantsOf(const v1::Resource &principal) const;

private:
    std::vector<ledger::StoredPtr> bindings_;
    std::unordered_map<std::string, std::vector<Grant>> bySubject_;
};

using BindingsPtr = std::shared_ptr<const Bindings>;

// Keeps the index while the bindings stay the same, whatever else changes. Safe from any thread, never blocks for long.
class BindingsCache {
public:
    BindingsPtr of(const ledger::Snapshot &state) const;

private:
    mutable std::mutex mutex_;
    mutable BindingsPtr latest_;
};

} // namespace identity
