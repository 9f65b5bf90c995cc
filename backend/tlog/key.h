#pragma once

#include "backend/core/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace tlog {

// A public key of c2sp.org/signed-note: Ed25519 over the text of a note, or the Ed25519 cosignature of a witness
// (c2sp.org/tlog-cosignature, v1). Copies share the key; const calls may run in parallel.
class VerifierKey {
public:
    // `<name>+<key id in hex>+<base64 of type and key>`. Other key types are refused.
    static core::Result<VerifierKey> parse(std::string_view text);

    const std::string &name() const { return name_; }
    std::uint32_t id() const { return id_; }
    // The form that parse() reads.
    std::string text() const;
    // `signature` is what follows the key id in the note.
    bool accepts(std::string_view noteText, std::string_view signature) const;

private:
    friend class SigningKey;
    enum class Type : std::uint8_t { Ed25519 = 1, Cosignature = 4 };

    VerifierKey(std::string name, std::string typedKey, std::shared_ptr<evp_pkey_st> key);
    static core::Result<VerifierKey> make(std::string_view name, std::string typedKey);

    std::string name_;
    // The type's byte, then the key's 32.
    std::string typedKey_;
    std::uint32_t id_;
    std::shared_ptr<evp_pkey_st> key_;
};

// An Ed25519 key that signs notes. Copies share the key; const calls may run in parallel.
class SigningKey {
public:
    static constexpr std::size_t SeedBytes = 32;

    // The key of that seed (RFC 8032 section 5.1.5). The name is usually the log's origin.
    static core::Result<SigningKey> fromSeed(std::string_view name, std::span<const std::uint8_t, SeedBytes> seed);

    const std::string &name() const { return verifier_.name(); }
    const VerifierKey &verifier() const { return verifier_; }
    // The 64 bytes that follow the key id in the note.
    core::Result<std::string> sign(std::string_view noteText) const;

private:
    SigningKey(VerifierKey verifier, std::shared_ptr<evp_pkey_st> key);

    VerifierKey verifier_;
    std::shared_ptr<evp_pkey_st> key_;
};

} // namespace tlog
