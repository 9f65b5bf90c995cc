#include "backend/tlog/checkpoint.h"

#include "backend/core/base64.h"
#include "backend/tlog/base64.h"
#include "backend/tlog/invalid.h"
#include "backend/tlog/lines.h"
#include "backend/tlog/note.h"

#include <utility>

namespace tlog {
namespace {

constexpr std::size_t MaxTextBytes = 1'000'000;

} // namespace

std::string checkpointText(const Checkpoint &checkpoint) {
    return checkpoint.origin + '\n' + std::to_string(checkpoint.head.size) + '\n' +
           core::toBase64(core::bytesOf(checkpoint.head.root)) + '\n';
}

core::Result<Checkpoint> parseCheckpoint(std::string_view text) {
    if (text.size() > MaxTextBytes)
        return invalid(v1::LOG_CHECKPOINT_MALFORMED, "the checkpoint is too long");
    const auto origin = takeLine(text);
    const auto size = takeLine(text);
    const auto root = takeLine(text);
    if (!origin || origin->empty() || !size || !root)
        return invalid(v1::LOG_CHECKPOINT_MALFORMED, "the checkpoint has not the lines origin, size and root");
    while (!text.empty()) {
        if (const auto extension = takeLine(text); !extension || extension->empty())
            return invalid(v1::LOG_CHECKPOINT_MALFORMED, "the checkpoint has an empty or unfinished line");
    }
    const auto leaves = parseDecimal(*size);
    const auto bytes = fromForgivingBase64(*root);
    if (!leaves || !bytes)
        return invalid(v1::LOG_CHECKPOINT_MALFORMED, "the size or root of the checkpoint is malformed");
    auto hash = hashFrom(*bytes);
    if (!hash)
        return std::move(hash).error();
    return Checkpoint{std::string(*origin), {*leaves, *hash}};
}

core::Result<std::string> signCheckpoint(const TreeHead &head, std::span<const SigningKey> keys) {
    if (keys.empty())
        return invalid(v1::LOG_CHECKPOINT_MALFORMED, "a checkpoint needs a key to sign it");
    return signNote(checkpointText({keys.front().name(), head}), keys);
}

core::Result<Checkpoint> openCheckpoint(std::string_view note, const VerifierKey &logKey) {
    const auto opened = openNote(note, {&logKey, 1});
    if (!opened)
        return opened.error();
    auto checkpoint = parseCheckpoint(opened->text);
    if (checkpoint && checkpoint->origin != logKey.name())
        return invalid(v1::LOG_CHECKPOINT_FOREIGN, "the checkpoint is of another log than " + logKey.name());
    return checkpoint;
}

} // namespace tlog
