#pragma once

#include <filesystem>
#include <string>

#include "backend/core/random.h"
#include "backend/core/result.h"
#include "backend/core/sealed_file.h"
#include "backend/tlog/key.h"

namespace ledger {

struct LogKey {
    tlog::SigningKey key;
    // Wrapped by a key from outside the data directory.
    bool isWrapped = false;
};

// Makes the key that signs the heads of a new log, under its origin as the key's name.
core::Result<LogKey> makeLogKey(const std::filesystem::path &directory, const std::string &origin,
                                const core::WrappingKey *wrapping, core::Random &random);
// FILE_NOT_FOUND, FILE_UNREADABLE, DATA_DIRECTORY_UNUSABLE.
core::Result<LogKey> readLogKey(const std::filesystem::path &directory, const std::string &origin,
                                const core::WrappingKey *wrapping);

} // namespace ledger
