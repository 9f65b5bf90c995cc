#pragma once

#include "backend/core/result.h"
#include "backend/tlog/key.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tlog {

// Signed notes of c2sp.org/signed-note.

struct NoteSignature {
    std::string keyName;
    std::uint32_t keyId = 0;
    // What follows the key id.
    std::string bytes;

    bool operator==(const NoteSignature &) const = default;
};

struct Note {
    // Ends with a line feed.
    std::string text;
    // One for each known key that signed, in the note's order.
    std::vector<NoteSignature> verified;
    // Those of keys that are not known; they say nothing.
    std::vector<NoteSignature> unverified;
};

// Opens a note that at least one known key signed. Refused is a note that is malformed, has more than 100 signatures,
// none of a known key, or one of a known key that does not verify. Takes and refuses the same notes as Go's
// golang.org/x/mod/sumdb/note.
core::Result<Note> openNote(std::string_view message, std::span<const VerifierKey> known);

// The text with a signature of each key, in their order; the text must end with a line feed.
core::Result<std::string> signNote(std::string_view text, std::span<const SigningKey> keys);

} // namespace tlog
