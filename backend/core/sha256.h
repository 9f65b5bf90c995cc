#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace core {

// 32 bytes of SHA-256 or HMAC-SHA256.
using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
// Of the parts as if they were one text.
Digest sha256(std::initializer_list<std::string_view> parts);
Digest hmacSha256(std::string_view key, std::string_view bytes);

// SHA-256 of what comes in pieces; for one thread at a time.
class Sha256 {
public:
    Sha256();

    void update(std::string_view bytes);
    // The digest of everything since construction or the last call; begins anew.
    Digest finish();

private:
    struct Free {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

// Lower-case.
std::string toHex(std::string_view bytes);
void appendHex(std::string_view bytes, std::string *out);
std::string toHex(const Digest &digest);
// 64 hex digits of either case.
std::optional<Digest> digestFromHex(std::string_view text);

// The bytes of a digest, as the string types of protobuf and storage want them.
std::string_view bytesOf(const Digest &digest);
// Exactly 32 bytes.
std::optional<Digest> digestFromBytes(std::string_view bytes);

} // namespace core
