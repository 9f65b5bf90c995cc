#include "backend/core/sha256.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <cstdlib>

namespace core {

namespace {

// Fetched once: a fetch for each digest would cost more than a short digest itself.
const EVP_MD *algorithm() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> fetched(EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                                         &EVP_MD_free);
    return fetched.get();
}

// libcrypto fails here only without memory or without its default provider; neither can be lived with.
void require(bool isDone) {
    if (!isDone)
        std::abort();
}

std::optional<unsigned> hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return {};
}

} // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    require(context_ && EVP_DigestInit_ex2(context_.get(), algorithm(), nullptr) == 1);
}

void Sha256::Free::operator()(evp_md_ctx_st *context) const {
    EVP_MD_CTX_free(context);
}

void Sha256::update(std::string_view bytes) {
    require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
}

Digest Sha256::finish() {
    Digest digest;
    require(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) == 1);
    require(EVP_DigestInit_ex2(context_.get(), nullptr, nullptr) == 1);
    return digest;
}

Digest sha256(std::string_view bytes) {
    return sha256({bytes});
}

Digest sha256(std::initializer_list<std::string_view> parts) {
    thread_local Sha256 hash;
    for (const auto part : parts)
        hash.update(part);
    return hash.finish();
}

Digest hmacSha256(std::string_view key, std::string_view bytes) {
    Digest digest;
    // A null key would mean the key of the call before.
    require(HMAC(algorithm(), key.empty() ? "" : key.data(), static_cast<int>(key.size()),
                 reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), digest.data(), nullptr));
    return digest;
}

std::string toHex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const char byte : bytes) {
        text += digits[static_cast<unsigned char>(byte) >> 4];
        text += digits[static_cast<unsigned char>(byte) & 0x0f];
    }
    return text;
}

std::string toHex(const Digest &digest) {
    return toHex(bytesOf(digest));
}

std::optional<Digest> digestFromHex(std::string_view text) {
    Digest digest;
    if (text.size() != 2 * digest.size())
        return {};
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const auto high = hexValue(text[2 * i]);
        const auto low = hexValue(text[2 * i + 1]);
        if (!high || !low)
            return {};
        digest[i] = static_cast<std::uint8_t>(*high << 4 | *low);
    }
    return digest;
}

std::string_view bytesOf(const Digest &digest) {
    return {reinterpret_cast<const char *>(digest.data()), digest.size()};
}

std::optional<Digest> digestFromBytes(std::string_view bytes) {
    Digest digest;
    if (bytes.size() != digest.size())
        return {};
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

} // namespace core
