#include "backend/tlog/key.h"

#include "backend/core/base64.h"
#include "backend/tlog/base64.h"
#include "backend/tlog/hash.h"
#include "backend/tlog/invalid.h"
#include "backend/tlog/note_text.h"

#include <openssl/evp.h>

#include <charconv>
#include <optional>
#include <utility>

namespace tlog {
namespace {

constexpr std::size_t KeyBytes = 32;
constexpr std::size_t SignatureBytes = 64;
constexpr std::size_t TimestampBytes = 8;
constexpr std::size_t IdDigits = 8;

struct ContextDeleter {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;

const unsigned char *unsignedBytes(std::string_view bytes) {
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

std::uint64_t readBigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<std::uint8_t>(byte);
    return value;
}

std::uint32_t keyId(std::string_view name, std::string_view typedKey) {
    std::string input(name);
    input += '\n';
    input += typedKey;
    return static_cast<std::uint32_t>(
        readBigEndian(core::bytesOf(core::sha256(input)).substr(0, sizeof(std::uint32_t))));
}

std::optional<std::uint32_t> parseId(std::string_view digits) {
    std::uint32_t id = 0;
    const char *end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, id, 16);
    if (digits.size() != IdDigits || error != std::errc() || rest != end)
        return std::nullopt;
    return id;
}

bool isSignedBy(EVP_PKEY *key, std::string_view message, std::string_view signature) {
    const Context context(EVP_MD_CTX_new());
    return signature.size() == SignatureBytes && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), unsignedBytes(signature), signature.size(), unsignedBytes(message),
                            message.size()) == 1;
}

} // namespace

VerifierKey::VerifierKey(std::string name, std::string typedKey, std::shared_ptr<evp_pkey_st> key)
    : name_(std::move(name)), typedKey_(std::move(typedKey)), id_(keyId(name_, typedKey_)), key_(std::move(key)) {}

core::Result<VerifierKey> VerifierKey::make(std::string_view name, std::string typedKey) {
    if (!isKeyName(name))
        return invalid(v1::LOG_KEY_MALFORMED, "the name of a log key is empty or has a space or plus sign");
    if (typedKey.size() != 1 + KeyBytes ||
        (typedKey[0] != static_cast<char>(Type::Ed25519) && typedKey[0] != static_cast<char>(Type::Cosignature)))
        return invalid(v1::LOG_KEY_MALFORMED, "the log key is not of a known type");
    std::shared_ptr<EVP_PKEY> key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, unsignedBytes(typedKey) + 1, KeyBytes), EVP_PKEY_free);
    if (!key)
        return invalid(v1::LOG_KEY_MALFORMED, "the log key is not an Ed25519 key");
    return VerifierKey(std::string(name), std::move(typedKey), std::move(key));
}

core::Result<VerifierKey> VerifierKey::parse(std::string_view text) {
    const std::size_t first = text.find('+');
    const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos)
        return invalid(v1::LOG_KEY_MALFORMED, "the log key is not of the form name+id+key");
    const auto id = parseId(text.substr(first + 1, second - first - 1));
    auto typedKey = fromForgivingBase64(text.substr(second + 1));
    if (!id || !typedKey)
        return invalid(v1::LOG_KEY_MALFORMED, "the log key is not of the form name+id+key");
    auto key = make(text.substr(0, first), *std::move(typedKey));
    if (key && key->id() != *id)
        return invalid(v1::LOG_KEY_MALFORMED, "the id of the log key does not fit its name and key");
    return key;
}

std::string VerifierKey::text() const {
    char digits[IdDigits];
    char *const end = std::to_chars(digits, digits + IdDigits, id_, 16).ptr;
    const std::string id(&digits[0], end);
    return name_ + '+' + std::string(IdDigits - id.size(), '0') + id + '+' + core::toBase64(typedKey_);
}

bool VerifierKey::accepts(std::string_view noteText, std::string_view signature) const {
    if (typedKey_[0] == static_cast<char>(Type::Ed25519))
        return isSignedBy(key_.get(), noteText, signature);
    if (signature.size() != TimestampBytes + SignatureBytes)
        return false;
    std::string message =
        "cosignature/v1\ntime " + std::to_string(readBigEndian(signature.substr(0, TimestampBytes))) + '\n';
    message += noteText;
    return isSignedBy(key_.get(), message, signature.substr(TimestampBytes));
}

SigningKey::SigningKey(VerifierKey verifier, std::shared_ptr<evp_pkey_st> key)
    : verifier_(std::move(verifier)), key_(std::move(key)) {}

core::Result<SigningKey> SigningKey::fromSeed(std::string_view name, std::span<const std::uint8_t, SeedBytes> seed) {
    std::shared_ptr<EVP_PKEY> key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()),
                                  EVP_PKEY_free);
    std::string typedKey(1 + KeyBytes, static_cast<char>(VerifierKey::Type::Ed25519));
    std::size_t size = KeyBytes;
    if (!key ||
        EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char *>(typedKey.data()) + 1, &size) != 1)
        return core::Error(core::v1::INTERNAL, "the log key could not be made");
    auto verifier = VerifierKey::make(name, std::move(typedKey));
    if (!verifier)
        return std::move(verifier).error();
    return SigningKey(*std::move(verifier), std::move(key));
}

core::Result<std::string> SigningKey::sign(std::string_view noteText) const {
    const Context context(EVP_MD_CTX_new());
    std::string signature(SignatureBytes, '\0');
    std::size_t size = signature.size();
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                       unsignedBytes(noteText), noteText.size()) != 1)
        return core::Error(core::v1::INTERNAL, "the log could not be signed");
    return signature;
}

} // namespace tlog
