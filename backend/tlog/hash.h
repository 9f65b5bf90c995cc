#pragma once

#include "backend/core/result.h"
#include "backend/core/sha256.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace tlog {

// 32 bytes of SHA-256.
using Hash = core::Digest;

// What a signed head commits to: the number of leaves and the Merkle tree hash over them.
struct TreeHead {
    std::int64_t size = 0;
    Hash root{};

    bool operator==(const TreeHead &) const = default;
};

// The hashes of RFC 6962 section 2.1: SHA-256(0x00 || entry) and SHA-256(0x01 || left || right).
Hash leafHash(std::string_view entry);
Hash nodeHash(const Hash &left, const Hash &right);

// The Merkle tree hash over leaf hashes, that of no leaves included.
Hash rootOf(std::span<const Hash> leaves);

// Of exactly 32 bytes.
core::Result<Hash> hashFrom(std::string_view bytes);

} // namespace tlog
