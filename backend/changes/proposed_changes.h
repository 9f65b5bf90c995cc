#pragma once

#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/change.h"

#include "pilothouse/v1/change_request.pb.h"

namespace changes {

namespace v1 = pilothouse::v1;

// A draft as a request keeps it.
v1::ProposedChange proposedOf(const ledger::Draft &draft);

// The change that makes it so, on nothing but the state that it was asked on. INTERNAL when the text is none of ours.
core::Result<v1::Change> changeOf(const v1::ProposedChange &proposed);

// What approvals are bound to: SHA-256, hex, of the permission and each change, in order, as lines `name`, `diff_kind`,
// `uid`, `etag` and the SHA-256 of `after`; then, where there is a `start_time`, that and `expire_time` in RFC 3339.
std::string sha256Of(const v1::ChangeRequestSpec &request);

} // namespace changes
