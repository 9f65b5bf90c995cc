#include "backend/core/sha256.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
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

// The value of each hex digit; 16 for every other character.
constexpr std::array<std::uint8_t, 256> hexValues = [] {
    std::array<std::uint8_t, 256> values{};
    for (auto &value : values)
        value = 16;
    for (std::uint8_t i = 0; i < 10; ++i)
        values['0' + i] = i;
    for (std::uint8_t i = 0; i < 6; ++i)
        values['a' + i] = values['A' + i] = static_cast<std::uint8_t>(10 + i);
    return values;
}();

std::uint8_t hexValue(char c) {
    return hexValues[static_cast<std::uint8_t>(c)];
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

// RFC 2104. libcrypto's own HMAC costs as much again as a short text.
Digest hmacSha256(std::string_view key, std::string_view bytes) {
    constexpr std::size_t blockSize = 64;
    std::array<char, blockSize> inner{};
    const Digest shortKey = key.size() > blockSize ? sha256(key) : Digest{};
    const auto used = key.size() > blockSize ? bytesOf(shortKey) : key;
    std::copy(used.begin(), used.end(), inner.begin());
    std::array<char, blockSize> outer = inner;
    for (std::size_t i = 0; i < blockSize; ++i) {
        inner[i] = static_cast<char>(inner[i] ^ 0x36);
        outer[i] = static_cast<char>(outer[i] ^ 0x5c);
    }
    const auto digest = sha256({{inner.data(), blockSize}, bytes});
    return sha256({{outer.data(), blockSize}, bytesOf(digest)});
}

std::string toHex(std::string_view bytes) {
    std::string text;
    appendHex(bytes, &text);
    return text;
}

void appendHex(std::string_view bytes, std::string *out) {
    constexpr char digits[] = "0123456789abcdef";
    const auto size = out->size();
    out->resize(size + 2 * bytes.size());
    auto *next = out->data() + size;
    for (const char byte : bytes) {
        *next++ = digits[static_cast<unsigned char>(byte) >> 4];
        *next++ = digits[static_cast<unsigned char>(byte) & 0x0f];
    }
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
        if (high > 15 || low > 15)
            return {};
        digest[i] = static_cast<std::uint8_t>(high << 4 | low);
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
