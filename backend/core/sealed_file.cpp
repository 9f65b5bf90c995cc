#include "backend/core/sealed_file.h"

#include "backend/core/unusable_directory.h"
#include "backend/core/violation.h"
#include "backend/core/whole_file.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

#include <cstdlib>
#include <memory>
#include <utility>

namespace core {

namespace {

constexpr std::string_view wrappedHeader = "pilothouse wrapped secret v1\n";
constexpr std::string_view clearHeader = "pilothouse clear secret v1\n";
constexpr std::size_t nonceBytes = 12;
constexpr std::size_t tagBytes = 16;
constexpr std::size_t leastKeyFileBytes = 32;
constexpr std::size_t mostFileBytes = 64 * 1024;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char *bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char *>(text.data());
}

unsigned char *bytes(std::string &text) {
    return reinterpret_cast<unsigned char *>(text.data());
}

// Algorithms that OpenSSL always has can fail only for want of memory.
void require(bool condition) {
    if (!condition)
        std::abort();
}

} // namespace

Result<WrappingKey> WrappingKey::fromFile(const std::filesystem::path &file) {
    Result<std::string> material = readWholeFile(file, mostFileBytes);
    if (!material)
        return std::move(material).error();
    if (material->size() < leastKeyFileBytes) {
        return Error::invalid({violation("key_file", v1::VALUE_MALFORMED,
                                         file.string() + " must hold at least 32 random bytes; make it with "
                                                         "`openssl rand -base64 48`",
                                         {{"example", "openssl rand -base64 48"}})});
    }
    WrappingKey key;
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nullptr), EVP_PKEY_CTX_free);
    constexpr std::string_view info = "pilothouse wrapping key v1";
    std::size_t size = key.key_.size();
    require(context && EVP_PKEY_derive_init(context.get()) > 0 &&
            EVP_PKEY_CTX_set_hkdf_md(context.get(), EVP_sha256()) > 0 &&
            EVP_PKEY_CTX_set1_hkdf_key(context.get(), bytes(*material), static_cast<int>(material->size())) > 0 &&
            EVP_PKEY_CTX_add1_hkdf_info(context.get(), bytes(info), static_cast<int>(info.size())) > 0 &&
            EVP_PKEY_derive(context.get(), key.key_.data(), &size) > 0);
    wipe(&*material);
    return key;
}

Result<std::optional<WrappingKey>> WrappingKey::find(const std::filesystem::path &keyFile,
                                                     const std::filesystem::path &credentialsDirectory) {
    const bool isGiven = !keyFile.empty();
    if (!isGiven && credentialsDirectory.empty())
        return std::optional<WrappingKey>();
    Result<WrappingKey> key = fromFile(isGiven ? keyFile : credentialsDirectory / "pilothouse-key");
    if (key)
        return std::optional(std::move(key).value());
    if (!isGiven && key.error().reason() == v1::FILE_NOT_FOUND)
        return std::optional<WrappingKey>();
    return std::move(key).error();
}

WrappingKey::~WrappingKey() {
    OPENSSL_cleanse(key_.data(), key_.size());
}

std::string WrappingKey::wrap(std::string_view secret, std::string_view purpose) const {
    std::string nonce(nonceBytes, '\0');
    std::string sealed(secret.size(), '\0');
    std::string tag(tagBytes, '\0');
    const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int size = 0;
    require(cipher && RAND_bytes(bytes(nonce), nonceBytes) == 1 &&
            EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key_.data(), bytes(nonce)) == 1 &&
            EVP_EncryptUpdate(cipher.get(), nullptr, &size, bytes(purpose), static_cast<int>(purpose.size())) == 1 &&
            EVP_EncryptUpdate(cipher.get(), bytes(sealed), &size, bytes(secret), static_cast<int>(secret.size())) ==
                1 &&
            EVP_EncryptFinal_ex(cipher.get(), bytes(sealed) + size, &size) == 1 &&
            EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagBytes, bytes(tag)) == 1);
    return nonce + sealed + tag;
}

std::optional<std::string> WrappingKey::unwrap(std::string_view wrapped, std::string_view purpose) const {
    if (wrapped.size() < nonceBytes + tagBytes)
        return std::nullopt;
    const std::string_view sealed = wrapped.substr(nonceBytes, wrapped.size() - nonceBytes - tagBytes);
    std::string tag(wrapped.substr(wrapped.size() - tagBytes));
    std::string secret(sealed.size(), '\0');
    const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int size = 0;
    require(cipher && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key_.data(), bytes(wrapped)) == 1 &&
            EVP_DecryptUpdate(cipher.get(), nullptr, &size, bytes(purpose), static_cast<int>(purpose.size())) == 1 &&
            EVP_DecryptUpdate(cipher.get(), bytes(secret), &size, bytes(sealed), static_cast<int>(sealed.size())) ==
                1 &&
            EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagBytes, bytes(tag)) == 1);
    if (EVP_DecryptFinal_ex(cipher.get(), bytes(secret) + size, &size) != 1) {
        // The queue belongs to the thread, and whoever speaks TLS there next reads it.
        ERR_clear_error();
        wipe(&secret);
        return std::nullopt;
    }
    return secret;
}

Result<void> writeSealedFile(const std::filesystem::path &path, std::string_view purpose, std::string_view secret,
                             const WrappingKey *key) {
    std::string content(key ? wrappedHeader : clearHeader);
    content += key ? key->wrap(secret, purpose) : std::string(secret);
    Result<void> written = replaceWholeFile(path, content);
    wipe(&content);
    return written;
}

Result<SealedSecret> readSealedFile(const std::filesystem::path &path, std::string_view purpose,
                                    const WrappingKey *key) {
    Result<std::string> content = readWholeFile(path, mostFileBytes);
    if (!content)
        return std::move(content).error();
    if (content->starts_with(clearHeader)) {
        SealedSecret clear{content->substr(clearHeader.size()), key != nullptr};
        wipe(&*content);
        if (!key)
            return clear;
        if (Result<void> written = writeSealedFile(path, purpose, clear.secret, key); !written)
            return std::move(written).error();
        return clear;
    }
    if (!content->starts_with(wrappedHeader))
        return unusableDirectory(path, v1::DIRECTORY_KEY_MALFORMED, "is not a key file of ours");
    if (!key)
        return unusableDirectory(
            path, v1::DIRECTORY_KEY_WRAPPED,
            "is wrapped by a key that was not given; start with the key file that it was made with");
    std::optional<std::string> secret = key->unwrap(std::string_view(*content).substr(wrappedHeader.size()), purpose);
    if (!secret)
        return unusableDirectory(path, v1::DIRECTORY_KEY_NOT_UNWRAPPED, "was wrapped by another key, or was altered");
    return SealedSecret{std::move(*secret), true};
}

void wipe(std::string *secret) {
    OPENSSL_cleanse(secret->data(), secret->size());
    secret->clear();
}

} // namespace core
