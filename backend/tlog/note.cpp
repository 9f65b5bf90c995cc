#include "backend/tlog/note.h"

#include "backend/core/base64.h"
#include "backend/tlog/base64.h"
#include "backend/tlog/invalid.h"
#include "backend/tlog/note_text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tlog {
namespace {

constexpr std::string_view SignatureStart = "\u2014 ";
constexpr std::size_t IdBytes = 4;
constexpr std::size_t MaxSignatures = 100;

bool isOfKey(const NoteSignature &signature, const VerifierKey &key) {
    return key.id() == signature.keyId && key.name() == signature.keyName;
}

std::string encodeId(std::uint32_t id) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(id >> shift & 0xff);
    return bytes;
}

std::optional<NoteSignature> parseSignature(std::string_view line) {
    if (!line.starts_with(SignatureStart))
        return std::nullopt;
    line.remove_prefix(SignatureStart.size());
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || !isKeyName(line.substr(0, space)))
        return std::nullopt;
    const auto bytes = fromForgivingBase64(line.substr(space + 1));
    if (!bytes || bytes->size() <= IdBytes)
        return std::nullopt;
    NoteSignature signature;
    signature.keyName = line.substr(0, space);
    for (std::size_t index = 0; index < IdBytes; ++index)
        signature.keyId = signature.keyId << 8 | static_cast<std::uint8_t>((*bytes)[index]);
    signature.bytes = bytes->substr(IdBytes);
    return signature;
}

// Sorts a signature into the note; the first of a key counts, a further one is dropped.
core::Result<void> addSignature(Note &note, NoteSignature signature, std::span<const VerifierKey> known) {
    const auto isSame = [&](const VerifierKey &key) { return isOfKey(signature, key); };
    const auto key = std::find_if(known.begin(), known.end(), isSame);
    if (key == known.end()) {
        if (std::find(note.unverified.begin(), note.unverified.end(), signature) == note.unverified.end())
            note.unverified.push_back(std::move(signature));
        return {};
    }
    if (std::find_if(std::next(key), known.end(), isSame) != known.end())
        return invalid(v1::LOG_NOTE_MALFORMED, "two known keys of the note have the same name and id");
    const bool isRepeated = std::any_of(note.verified.begin(), note.verified.end(),
                                        [&](const NoteSignature &verified) { return isOfKey(verified, *key); });
    if (isRepeated)
        return {};
    if (!key->accepts(note.text, signature.bytes))
        return invalid(v1::LOG_SIGNATURE_WRONG, "the note's signature of key " + signature.keyName + " does not verify")
            .with("key", signature.keyName);
    note.verified.push_back(std::move(signature));
    return {};
}

} // namespace

core::Result<Note> openNote(std::string_view message, std::span<const VerifierKey> known) {
    if (!isNoteText(message))
        return invalid(v1::LOG_NOTE_MALFORMED, "the note is not UTF-8 or has a control character");
    const std::size_t split = message.rfind("\n\n");
    if (split == std::string_view::npos)
        return invalid(v1::LOG_NOTE_MALFORMED, "the note has no blank line before its signatures");
    Note note;
    note.text = message.substr(0, split + 1);
    std::string_view lines = message.substr(split + 2);
    if (!lines.ends_with('\n'))
        return invalid(v1::LOG_NOTE_MALFORMED, "the note does not end with a signature line");

    for (std::size_t count = 1; !lines.empty(); ++count) {
        const std::size_t end = lines.find('\n');
        auto signature = parseSignature(lines.substr(0, end));
        if (!signature || count > MaxSignatures)
            return invalid(v1::LOG_NOTE_MALFORMED, "the note has a malformed signature line or too many of them");
        if (auto added = addSignature(note, *std::move(signature), known); !added)
            return std::move(added).error();
        lines.remove_prefix(end + 1);
    }
    if (note.verified.empty())
        return invalid(v1::LOG_SIGNATURE_MISSING, "the note has no signature of a known key");
    return note;
}

core::Result<std::string> signNote(std::string_view text, std::span<const SigningKey> keys) {
    if (!isNoteText(text) || !text.ends_with('\n') || keys.empty() || keys.size() > MaxSignatures)
        return invalid(v1::LOG_NOTE_MALFORMED, "the text cannot be that of a signed note");
    std::string message(text);
    message += '\n';
    for (const SigningKey &key : keys) {
        auto signature = key.sign(text);
        if (!signature)
            return std::move(signature).error();
        message += SignatureStart;
        message += key.name() + ' ' + core::toBase64(encodeId(key.verifier().id()) + *signature) + '\n';
    }
    return message;
}

} // namespace tlog
