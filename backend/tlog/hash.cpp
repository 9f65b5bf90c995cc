#include "backend/tlog/hash.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

#include <openssl/evp.h>

#include "backend/tlog/invalid.h"

namespace tlog {
namespace {

constexpr std::uint8_t LeafPrefix = 0;
constexpr std::uint8_t NodePrefix = 1;

struct DigestDeleter {
    void operator()(EVP_MD *digest) const { EVP_MD_free(digest); }
};

struct ContextDeleter {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

// Fetching a digest costs many times the hash of a node, so it is fetched once, and each thread keeps its context.
// A failure here means that the process has no SHA-256 or no memory; nothing of the log could then be trusted.
class Hasher {
public:
    Hasher() {
        static const std::unique_ptr<EVP_MD, DigestDeleter> digest(EVP_MD_fetch(nullptr, "SHA256", nullptr));
        if (!digest || !context_ || EVP_DigestInit_ex2(context_.get(), digest.get(), nullptr) != 1)
            std::abort();
    }

    void add(const void *bytes, std::size_t count) {
        if (EVP_DigestUpdate(context_.get(), bytes, count) != 1)
            std::abort();
    }

    Hash finish() {
        Hash hash;
        if (EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr) != 1 ||
            EVP_DigestInit_ex2(context_.get(), nullptr, nullptr) != 1)
            std::abort();
        return hash;
    }

private:
    std::unique_ptr<EVP_MD_CTX, ContextDeleter> context_{EVP_MD_CTX_new()};
};

Hasher &threadHasher() {
    thread_local Hasher hasher;
    return hasher;
}

} // namespace

Hash sha256(std::string_view bytes) {
    Hasher &hasher = threadHasher();
    hasher.add(bytes.data(), bytes.size());
    return hasher.finish();
}

Hash leafHash(std::string_view entry) {
    Hasher &hasher = threadHasher();
    hasher.add(&LeafPrefix, 1);
    hasher.add(entry.data(), entry.size());
    return hasher.finish();
}

Hash nodeHash(const Hash &left, const Hash &right) {
    std::uint8_t input[1 + 2 * sizeof(Hash)];
    input[0] = NodePrefix;
    std::memcpy(input + 1, left.data(), left.size());
    std::memcpy(input + 1 + left.size(), right.data(), right.size());
    Hasher &hasher = threadHasher();
    hasher.add(input, sizeof input);
    return hasher.finish();
}

Hash rootOf(std::span<const Hash> leaves) {
    if (leaves.empty())
        return sha256({});
    if (leaves.size() == 1)
        return leaves.front();
    const std::size_t split = std::bit_floor(leaves.size() - 1);
    return nodeHash(rootOf(leaves.first(split)), rootOf(leaves.subspan(split)));
}

std::string_view bytesOf(const Hash &hash) {
    return {reinterpret_cast<const char *>(hash.data()), hash.size()};
}

core::Result<Hash> hashFrom(std::string_view bytes) {
    Hash hash;
    if (bytes.size() != hash.size())
        return invalid("a hash of the log is not 32 bytes long");
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

} // namespace tlog
