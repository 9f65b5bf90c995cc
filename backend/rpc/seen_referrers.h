#pragma once

#include <set>
#include <string>
#include <string_view>

#include "backend/core/error.h"
#include "backend/ledger/snapshot.h"
#include "backend/rpc/scope.h"

namespace pilothouse::v1 {
class ApplyRequest;
class Preview;
} // namespace pilothouse::v1

namespace rpc {

namespace v1 = pilothouse::v1;

// Who refers to what a request changes, of those alone that its caller may see: neither names nor counts tell of
// others. Scope, state and request outlive it.
class SeenReferrers {
public:
    SeenReferrers(const Scope &scope, const ledger::Snapshot &state, const v1::ApplyRequest &request);

    // Lists and counts those of all that the preview changes, and mends its refusal. Of its consequences it leaves
    // those that come to what the caller may see, without a target that he may not.
    void complete(v1::Preview *preview) const;
    // STILL_REFERENCED as the caller may read it; every other error as it is.
    core::Error mended(core::Error error) const;

private:
    bool sees(const std::string &name) const;

    const Scope &scope_;
    const ledger::Snapshot &state_;
    // Names of what the request itself changes.
    std::set<std::string_view> changed_;
};

} // namespace rpc
