#include "backend/tlog/proof.h"

#include "backend/tlog/invalid.h"

namespace tlog {
namespace {

core::Result<void> checked(bool isProven, v1::LogProofFault fault, const char *otherwise) {
    if (!isProven)
        return invalid(fault, otherwise);
    return {};
}

} // namespace

// RFC 9162 section 2.1.3.2: `node` and `last` are the positions, on the level at hand, of the hash computed so far and
// of the level's last hash.
core::Result<void> verifyInclusion(std::span<const Hash> path, std::int64_t index, const Hash &leaf,
                                   const TreeHead &head) {
    if (index < 0 || index >= head.size)
        return invalid(v1::LOG_INCLUSION_WRONG, "an inclusion proof is for an entry beyond its tree");
    std::int64_t node = index;
    std::int64_t last = head.size - 1;
    Hash hash = leaf;
    for (const Hash &sibling : path) {
        if (last == 0)
            return invalid(v1::LOG_INCLUSION_WRONG, "an inclusion proof is too long");
        if (node % 2 == 1 || node == last) {
            hash = nodeHash(sibling, hash);
            // The last hash of a level rises without a sibling until it is a right child.
            for (; node % 2 == 0 && node != 0; node /= 2)
                last /= 2;
        } else {
            hash = nodeHash(hash, sibling);
        }
        node /= 2;
        last /= 2;
    }
    return checked(last == 0 && hash == head.root, v1::LOG_INCLUSION_WRONG,
                   "an inclusion proof does not lead to the root");
}

// RFC 9162 section 2.1.4.2, which is the inclusion proof of the older tree's last complete subtree, computed for both
// roots at once.
core::Result<void> verifyConsistency(std::span<const Hash> path, const TreeHead &older, const TreeHead &newer) {
    if (older.size < 1 || older.size > newer.size)
        return invalid(v1::LOG_CONSISTENCY_WRONG, "a consistency proof is not from a smaller tree to a larger one");
    if (older.size == newer.size)
        return checked(path.empty() && older.root == newer.root, v1::LOG_CONSISTENCY_WRONG,
                       "two trees of the same size differ");

    std::int64_t node = older.size - 1;
    std::int64_t last = newer.size - 1;
    for (; node % 2 == 1; node /= 2)
        last /= 2;
    Hash olderHash = older.root;
    if (node != 0) {
        if (path.empty())
            return invalid(v1::LOG_CONSISTENCY_WRONG, "a consistency proof is too short");
        olderHash = path.front();
        path = path.subspan(1);
    }
    Hash newerHash = olderHash;
    for (const Hash &sibling : path) {
        if (last == 0)
            return invalid(v1::LOG_CONSISTENCY_WRONG, "a consistency proof is too long");
        if (node % 2 == 1 || node == last) {
            olderHash = nodeHash(sibling, olderHash);
            newerHash = nodeHash(sibling, newerHash);
            for (; node % 2 == 0 && node != 0; node /= 2)
                last /= 2;
        } else {
            newerHash = nodeHash(newerHash, sibling);
        }
        node /= 2;
        last /= 2;
    }
    return checked(last == 0 && olderHash == older.root && newerHash == newer.root, v1::LOG_CONSISTENCY_WRONG,
                   "a consistency proof does not lead to both roots");
}

} // namespace tlog
