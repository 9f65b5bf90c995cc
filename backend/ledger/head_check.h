#pragma once

#include <string>

#include "backend/core/clock.h"
#include "backend/core/result.h"
#include "backend/ledger/checkpointer.h"
#include "backend/tlog/frontier.h"
#include "backend/tlog/key.h"

namespace storage {
class Connection;
}

namespace ledger {

// The newest stored head; its note is empty when it was stored but not signed. Of size 0 without a note when there is
// none.
core::Result<SignedHead> lastHead(storage::Connection &connection);
// Likewise of that size.
core::Result<SignedHead> headAt(storage::Connection &connection, std::int64_t size);

// Whether the tree holds the newest stored head, and the newest note is the signature of its head under the log's key.
// STORE_SEALED otherwise.
core::Result<void> checkLastHead(storage::Connection &connection, const tlog::Frontier &frontier,
                                 const std::string &vkey);

// Whether a note is the log's signature of a head. STORE_SEALED otherwise.
core::Result<void> checkNote(const SignedHead &signedHead, const tlog::VerifierKey &key);

// Signs the newest head if that is still to be done, that of the empty tree if there is none.
core::Result<void> completeLastHead(storage::Connection &connection, const tlog::SigningKey &key,
                                    const core::Clock &clock, SignedHead *last);

} // namespace ledger
