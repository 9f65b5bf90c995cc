#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/core/result.h"
#include "backend/core/sealed_file.h"

namespace secret {

namespace v1 = pilothouse::v1;

// The values of secrets, each sealed in a file of its own in the data directory, named after the secret's uid. A new
// value waits beside the old one under a mark until the ledger has committed that it was set. Thread-safe: files come
// and are replaced by rename.
class SecretStore {
public:
    // `directory` is made where it is missing.
    static core::Result<SecretStore> open(std::filesystem::path directory, std::optional<core::WrappingKey> key);

    // Errors as of core::writeSealedFile; none says the value.
    core::Result<void> prepare(const std::string &uid, std::int64_t mark, std::string_view value) const;
    // The value that waits under the mark counts from now on; whether there was one.
    bool take(const std::string &uid, std::int64_t mark) const;
    void discard(const std::string &uid, std::int64_t mark) const;
    // Of all values that wait.
    std::vector<std::pair<std::string, std::int64_t>> waiting() const;
    // Nothing where it has none, or where it cannot be unsealed.
    std::optional<std::string> value(const std::string &uid) const;
    void remove(const std::string &uid) const;
    // Of all values that lie there.
    std::vector<std::string> uids() const;

private:
    SecretStore(std::filesystem::path directory, std::optional<core::WrappingKey> key);

    std::filesystem::path pathOf(const std::string &uid) const;
    std::filesystem::path waitingPathOf(const std::string &uid, std::int64_t mark) const;

    // Of all files.
    std::vector<std::string> names() const;

    std::filesystem::path directory_;
    std::optional<core::WrappingKey> key_;
};

} // namespace secret
