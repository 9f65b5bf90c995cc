#include "backend/tlog/hash.h"

#include "backend/tlog/invalid.h"

#include <bit>
#include <cstring>

namespace tlog {
namespace {

constexpr std::string_view LeafPrefix("\0", 1);
constexpr char NodePrefix = 1;

} // namespace

Hash leafHash(std::string_view entry) {
    return core::sha256({LeafPrefix, entry});
}

Hash nodeHash(const Hash &left, const Hash &right) {
    char input[1 + 2 * sizeof(Hash)];
    input[0] = NodePrefix;
    std::memcpy(input + 1, left.data(), left.size());
    std::memcpy(input + 1 + left.size(), right.data(), right.size());
    return core::sha256(std::string_view(input, sizeof input));
}

Hash rootOf(std::span<const Hash> leaves) {
    if (leaves.empty())
        return core::sha256("");
    if (leaves.size() == 1)
        return leaves.front();
    const std::size_t split = std::bit_floor(leaves.size() - 1);
    return nodeHash(rootOf(leaves.first(split)), rootOf(leaves.subspan(split)));
}

core::Result<Hash> hashFrom(std::string_view bytes) {
    const auto hash = core::digestFromBytes(bytes);
    if (!hash)
        return invalid(v1::LOG_HASH_MALFORMED, "a hash of the log is not 32 bytes long");
    return *hash;
}

} // namespace tlog
