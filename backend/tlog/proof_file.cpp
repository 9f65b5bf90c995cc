#include "backend/tlog/proof_file.h"

#include "backend/core/base64.h"
#include "backend/tlog/invalid.h"
#include "backend/tlog/lines.h"
#include "backend/tlog/proof.h"

#include <optional>
#include <utility>

namespace tlog {
namespace {

constexpr std::string_view FirstLine = "c2sp.org/tlog-proof@v1";
constexpr std::string_view ExtraStart = "extra ";
constexpr std::string_view IndexStart = "index ";
// A tree of at most 2^63 - 1 leaves is at most 63 levels high.
constexpr std::size_t MaxPath = 63;

// The lines up to the empty one.
core::Result<std::vector<Hash>> takePath(std::string_view &text) {
    std::vector<Hash> path;
    while (true) {
        const auto line = takeLine(text);
        if (!line)
            return invalid(v1::LOG_PROOF_MALFORMED, "the proof has no checkpoint");
        if (line->empty())
            return path;
        const auto bytes = core::fromBase64(*line);
        if (!bytes || path.size() == MaxPath)
            return invalid(v1::LOG_PROOF_MALFORMED, "the proof has a malformed hash or too many of them");
        auto hash = hashFrom(*bytes);
        if (!hash)
            return std::move(hash).error();
        path.push_back(*hash);
    }
}

} // namespace

std::string formatProofFile(const ProofFile &proof) {
    std::string text(FirstLine);
    text += '\n';
    if (!proof.extra.empty())
        text += std::string(ExtraStart) + core::toBase64(proof.extra) + '\n';
    text += std::string(IndexStart) + std::to_string(proof.index) + '\n';
    for (const Hash &hash : proof.path)
        text += core::toBase64(core::bytesOf(hash)) + '\n';
    return text + '\n' + proof.checkpoint;
}

core::Result<ProofFile> parseProofFile(std::string_view text) {
    if (takeLine(text) != FirstLine)
        return invalid(v1::LOG_PROOF_MALFORMED, "the proof does not begin with c2sp.org/tlog-proof@v1");
    ProofFile proof;
    auto line = takeLine(text);
    if (line && line->starts_with(ExtraStart)) {
        auto extra = core::fromBase64(line->substr(ExtraStart.size()));
        if (!extra || extra->empty())
            return invalid(v1::LOG_PROOF_MALFORMED, "the extra data of the proof is malformed");
        proof.extra = *std::move(extra);
        line = takeLine(text);
    }
    const auto index =
        line && line->starts_with(IndexStart) ? parseDecimal(line->substr(IndexStart.size())) : std::nullopt;
    if (!index)
        return invalid(v1::LOG_PROOF_MALFORMED, "the proof has no index of an entry");
    proof.index = *index;
    auto path = takePath(text);
    if (!path)
        return std::move(path).error();
    if (text.empty())
        return invalid(v1::LOG_PROOF_MALFORMED, "the proof has no checkpoint");
    proof.path = *std::move(path);
    proof.checkpoint = text;
    return proof;
}

core::Result<Checkpoint> verifyProofFile(const ProofFile &proof, const Hash &leaf, const VerifierKey &logKey) {
    auto checkpoint = openCheckpoint(proof.checkpoint, logKey);
    if (!checkpoint)
        return checkpoint;
    if (auto verified = verifyInclusion(proof.path, proof.index, leaf, checkpoint->head); !verified)
        return std::move(verified).error();
    return checkpoint;
}

} // namespace tlog
