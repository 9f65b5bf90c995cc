#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "backend/core/result.h"

namespace core {

// The key from outside the data directory that wraps the keys within. Its bytes are wiped when it goes.
class WrappingKey {
public:
    // Of a file with at least 32 bytes of randomness, in any form; the key is derived with HKDF-SHA256. Errors:
    // FILE_NOT_FOUND, FILE_UNREADABLE, and INVALID_FIELD for a file that is too short.
    static Result<WrappingKey> fromFile(const std::filesystem::path &file);
    // `keyFile` when it is given, else `<credentials directory>/pilothouse-key` when that exists (systemd's
    // LoadCredential; the directory is the environment's CREDENTIALS_DIRECTORY, empty when there is none), else
    // nothing.
    static Result<std::optional<WrappingKey>> find(const std::filesystem::path &keyFile,
                                                   const std::filesystem::path &credentialsDirectory);

    WrappingKey(const WrappingKey &) = default;
    WrappingKey &operator=(const WrappingKey &) = default;
    ~WrappingKey();

    // AES-256-GCM; `purpose` is authenticated with it, so that one secret cannot stand in for another.
    std::string wrap(std::string_view secret, std::string_view purpose) const;
    // Nothing when the bytes were wrapped by another key, for another purpose, or were altered.
    std::optional<std::string> unwrap(std::string_view wrapped, std::string_view purpose) const;

private:
    WrappingKey() = default;

    std::array<std::uint8_t, 32> key_{};
};

// A secret in a file of the data directory, readable by its owner alone: wrapped when there is a wrapping key, else in
// clear, which isWrapped tells.
struct SealedSecret {
    std::string secret;
    bool isWrapped = false;
};

// Errors as of replaceWholeFile.
Result<void> writeSealedFile(const std::filesystem::path &path, std::string_view purpose, std::string_view secret,
                             const WrappingKey *key);
// Wraps what lay in clear once there is a key. Errors: FILE_NOT_FOUND, FILE_UNREADABLE, and DATA_DIRECTORY_UNUSABLE
// when the file needs a key that is missing or another one.
Result<SealedSecret> readSealedFile(const std::filesystem::path &path, std::string_view purpose,
                                    const WrappingKey *key);

// Overwrites a secret's bytes.
void wipe(std::string *secret);

} // namespace core
