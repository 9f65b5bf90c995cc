#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "backend/core/result.h"
#include "backend/core/sealed_file.h"
#include "backend/ledger/checkpointer.h"
#include "backend/ledger/event_log.h"
#include "backend/ledger/ledger.h"
#include "backend/ledger/log_key.h"
#include "backend/ledger/state.h"

namespace storage {
class Store;
}

namespace ledger {

class Seal;

// A store as it was found, or made.
struct Opened {
    std::unique_ptr<storage::Store> store;
    Identity identity;
    // Absent in a store that is sealed for the lack of it.
    std::optional<LogKey> key;
    EventLog log;
    State state;
    SignedHead lastHead;
    std::int64_t nextObject = 1;
};

// Opens the store of a data directory: who it is, its key, the right edge of its tree against its last signed head, the
// last 1,000 entries, and what lives. Closes the seal on the first thing that does not match.
core::Result<Opened> openStore(const Options &options, Seal &seal);

} // namespace ledger
