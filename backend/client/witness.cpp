#include "backend/client/witness.h"

#include "backend/tlog/checkpoint.h"
#include "backend/tlog/key.h"
#include "backend/tlog/proof.h"

#include <utility>

namespace client {

namespace {

core::Result<tlog::TreeHead> treeSignedBy(const std::string &vkey, const LogClaim &claim) {
    const auto key = tlog::VerifierKey::parse(vkey);
    if (!key)
        return key.error();
    const auto checkpoint = tlog::openCheckpoint(claim.note, *key);
    if (!checkpoint)
        return checkpoint.error();
    if (checkpoint->origin != claim.origin)
        return core::Error(core::v1::LOG_PROOF_INVALID, "the checkpoint is of another log than the service names",
                           {{"fault", core::v1::LogProofFault_Name(core::v1::LOG_CHECKPOINT_FOREIGN)}});
    return checkpoint->head;
}

std::optional<std::vector<tlog::Hash>> hashesOf(const std::vector<std::string> &texts) {
    std::vector<tlog::Hash> hashes;
    for (const auto &text : texts) {
        const auto hash = tlog::hashFrom(text);
        if (!hash)
            return std::nullopt;
        hashes.push_back(*hash);
    }
    return hashes;
}

} // namespace

core::Result<std::optional<LogHead>> Witness::remembered() {
    if (!isLoaded_) {
        auto latest = memory_.latest();
        if (!latest)
            return latest;
        head_ = *std::move(latest);
        isLoaded_ = true;
    }
    return head_;
}

core::Result<void> Witness::recall(std::string_view origin) {
    if (const auto loaded = remembered(); !loaded)
        return loaded.error();
    auto kept = memory_.of(head_ ? head_->origin : origin);
    if (!kept)
        return std::move(kept).error();
    if (*kept && (!head_ || (*kept)->tree.size >= head_->tree.size))
        head_ = *std::move(kept);
    return {};
}

core::Result<Witness::Verdict> Witness::judge(const LogClaim &claim) {
    if (const auto loaded = remembered(); !loaded)
        return loaded.error();
    const auto tree = treeSignedBy(head_ ? head_->vkey : claim.vkey, claim);
    if (head_ && head_->origin != claim.origin)
        return refuse(LogMismatch::Kind::OriginChanged, claim);
    if (!tree) {
        const bool isOtherKey = head_ && head_->vkey != claim.vkey && treeSignedBy(claim.vkey, claim);
        return refuse(isOtherKey ? LogMismatch::Kind::KeyChanged : LogMismatch::Kind::BadSignature, claim);
    }
    if (!head_)
        return believe(claim, *tree);
    if (tree->size < head_->tree.size)
        return refuse(LogMismatch::Kind::RolledBack, claim);
    if (tree->size == head_->tree.size && tree->root != head_->tree.root)
        return refuse(LogMismatch::Kind::Rewritten, claim);
    // Every tree continues the empty one, and nothing is to prove about equals.
    if (tree->size == head_->tree.size || head_->tree.size == 0)
        return believe(claim, *tree);
    asked_ = claim;
    askedTree_ = *tree;
    return Verdict(Question{head_->tree.size, tree->size});
}

core::Result<Witness::Verdict> Witness::answer(const std::vector<std::string> &proof) {
    const auto hashes = hashesOf(proof);
    if (!hashes || !tlog::verifyConsistency(*hashes, head_->tree, askedTree_))
        return refuse(LogMismatch::Kind::Rewritten, asked_);
    return believe(asked_, askedTree_);
}

core::Result<Witness::Verdict> Witness::accept(const LogClaim &claim) {
    const auto tree = treeSignedBy(claim.vkey, claim);
    if (!tree)
        return refuse(LogMismatch::Kind::BadSignature, claim);
    head_ = LogHead{claim.origin, claim.vkey, *tree, claim.note, clock_.now()};
    isLoaded_ = true;
    auto kept = memory_.replace(*head_);
    if (kept)
        kept = memory_.visit(claim.origin);
    if (!kept)
        return std::move(kept).error();
    return Verdict(*head_);
}

core::Result<Witness::Verdict> Witness::believe(const LogClaim &claim, const tlog::TreeHead &tree) {
    if (auto visited = memory_.visit(claim.origin); !visited)
        return std::move(visited).error();
    // The pinned key stays, whatever key the service now names.
    LogHead head{claim.origin, head_ ? head_->vkey : claim.vkey, tree, claim.note, clock_.now()};
    if (auto remembered = memory_.remember(head); !remembered)
        return std::move(remembered).error();
    head_ = std::move(head);
    return Verdict(*head_);
}

core::Result<Witness::Verdict> Witness::refuse(LogMismatch::Kind kind, const LogClaim &claim) {
    LogMismatch mismatch{kind, head_, claim, {}};
    if (auto kept = memory_.keep(mismatch, clock_.now()))
        mismatch.evidence = *std::move(kept);
    return Verdict(std::move(mismatch));
}

bool provesInclusion(const tlog::TreeHead &tree, std::int64_t index, std::string_view leafHash,
                     const std::vector<std::string> &proof) {
    const auto leaf = tlog::hashFrom(leafHash);
    const auto hashes = hashesOf(proof);
    return leaf && hashes && tlog::verifyInclusion(*hashes, index, *leaf, tree).isOk();
}

} // namespace client
