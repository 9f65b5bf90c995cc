#pragma once

#include "backend/core/result.h"
#include "backend/tlog/hash.h"
#include "backend/tlog/key.h"

#include <span>
#include <string>
#include <string_view>

namespace tlog {

// What a log signs (c2sp.org/tlog-checkpoint): its head under its origin, which is the name of its key.
struct Checkpoint {
    std::string origin;
    TreeHead head;

    bool operator==(const Checkpoint &) const = default;
};

// The text of a checkpoint's note: origin, size and root, a line each. Parsing is strict about them, ignores further
// lines but takes no empty one, and takes at most 1,000,000 bytes.
std::string checkpointText(const Checkpoint &checkpoint);
core::Result<Checkpoint> parseCheckpoint(std::string_view text);

// The signed note of the log's head; the origin is the first key's name. A second key is the next one, at a rotation.
core::Result<std::string> signCheckpoint(const TreeHead &head, std::span<const SigningKey> keys);

// The checkpoint of a note that the log's own key signed, under the origin that is the key's name.
core::Result<Checkpoint> openCheckpoint(std::string_view note, const VerifierKey &logKey);

} // namespace tlog
