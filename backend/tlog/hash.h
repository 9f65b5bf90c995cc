#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "backend/core/result.h"

namespace tlog {

// SHA-256.
using Hash = std::array<std::uint8_t, 32>;

// What a signed head commits to: the number of leaves and the Merkle tree hash over them.
struct TreeHead {
    std::int64_t size = 0;
    Hash root{};

    bool operator==(const TreeHead &) const = default;
};

Hash sha256(std::string_view bytes);

// The hashes of RFC 6962 section 2.1: SHA-256(0x00 || entry) and SHA-256(0x01 || left || right).
Hash leafHash(std::string_view entry);
Hash nodeHash(const Hash &left, const Hash &right);

// The Merkle tree hash over leaf hashes, that of no leaves included.
Hash rootOf(std::span<const Hash> leaves);

// The hash as its 32 bytes, and back; any other length is refused.
std::string_view bytesOf(const Hash &hash);
core::Result<Hash> hashFrom(std::string_view bytes);

} // namespace tlog
