#pragma once

#include "backend/core/result.h"
#include "backend/tlog/checkpoint.h"
#include "backend/tlog/hash.h"
#include "backend/tlog/key.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tlog {

// A `.tlog-proof` file (c2sp.org/tlog-proof@v1): the evidence that one entry stands in a log, checkable offline.
struct ProofFile {
    // Opaque and not authenticated; empty where there is none.
    std::string extra;
    std::int64_t index = 0;
    // From the leaf's sibling to the root's child.
    std::vector<Hash> path;
    // The log's signed note, verbatim.
    std::string checkpoint;

    bool operator==(const ProofFile &) const = default;
};

// Parsing takes only what formatting gives, and looks at the checkpoint no further than that there is one.
std::string formatProofFile(const ProofFile &proof);
core::Result<ProofFile> parseProofFile(std::string_view text);

// The checkpoint under which the proof shows the leaf, when the log's key signed it.
core::Result<Checkpoint> verifyProofFile(const ProofFile &proof, const Hash &leaf, const VerifierKey &logKey);

} // namespace tlog
