#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "backend/core/result.h"
#include "backend/ledger/ledger.h"

namespace service {

// `done`, `total` and what they count, for example `events`.
using VerifyProgress = std::function<void(std::int64_t done, std::int64_t total, const std::string &unit)>;

// `pilothoused verify`: checks the log of a data directory, and to the depth of the store everything in it, through the
// service that runs on it, else by taking its lock. Answers with the number of entries, or with STORE_SEALED, whose
// arguments `index` and `what` tell the first that does not match. FILE_NOT_FOUND where there is no store.
core::Result<std::int64_t> verify(const std::filesystem::path &dataDirectory, const std::filesystem::path &keyFile,
                                  ledger::Ledger::Depth depth, const VerifyProgress &progress);

} // namespace service
