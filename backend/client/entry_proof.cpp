#include "backend/client/entry_proof.h"

#include "backend/tlog/proof.h"
#include "backend/tlog/proof_file.h"
#include "pilothouse/v1/audit_service.pb.h"

#include <algorithm>
#include <utility>

namespace client {

std::string leafHashText(std::string_view leaf) {
    return core::toHex(tlog::leafHash(leaf));
}

core::Result<std::string> proofFileOf(const LogHead &head, std::int64_t index, std::string_view leaf,
                                      const v1::GetInclusionProofsResponse &answer) {
    const auto proof =
        std::ranges::find_if(answer.proofs(), [index](const auto &given) { return given.index() == index; });
    if (proof == answer.proofs().end())
        return core::Error(core::v1::LOG_PROOF_INVALID, "the service gave no proof of this entry",
                           {{"fault", core::v1::LogProofFault_Name(core::v1::LOG_PROOF_MISSING)}});
    tlog::ProofFile file;
    file.extra = leaf;
    file.index = index;
    file.checkpoint = head.note;
    for (const auto &bytes : proof->hashes()) {
        const auto hash = tlog::hashFrom(bytes);
        if (!hash)
            return hash.error();
        file.path.push_back(*hash);
    }
    if (auto shown = tlog::verifyInclusion(file.path, index, tlog::leafHash(leaf), head.tree); !shown)
        return std::move(shown).error();
    return tlog::formatProofFile(file);
}

} // namespace client
