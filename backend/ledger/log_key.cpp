#include "backend/ledger/log_key.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "backend/core/unusable_directory.h"

namespace ledger {

namespace {

namespace v1 = core::v1;

constexpr std::string_view Purpose = "log key";

core::Result<LogKey> fromSecret(std::string *secret, const std::string &origin, bool isWrapped) {
    std::array<std::uint8_t, tlog::SigningKey::SeedBytes> seed{};
    if (secret->size() != seed.size()) {
        core::wipe(secret);
        return core::unusableDirectory("log.key", v1::DIRECTORY_KEY_MALFORMED, "has not the size of a key");
    }
    std::copy(secret->begin(), secret->end(), seed.begin());
    core::wipe(secret);
    auto key = tlog::SigningKey::fromSeed(origin, seed);
    std::fill(seed.begin(), seed.end(), std::uint8_t{0});
    if (!key)
        return std::move(key).error();
    return LogKey{*std::move(key), isWrapped};
}

std::filesystem::path fileIn(const std::filesystem::path &directory) {
    return directory / "log.key";
}

} // namespace

core::Result<LogKey> makeLogKey(const std::filesystem::path &directory, const std::string &origin,
                                const core::WrappingKey *wrapping, core::Random &random) {
    std::string seed = random.bytes(tlog::SigningKey::SeedBytes);
    if (auto written = core::writeSealedFile(fileIn(directory), Purpose, seed, wrapping); !written) {
        core::wipe(&seed);
        return std::move(written).error();
    }
    return fromSecret(&seed, origin, wrapping != nullptr);
}

core::Result<LogKey> readLogKey(const std::filesystem::path &directory, const std::string &origin,
                                const core::WrappingKey *wrapping) {
    auto sealed = core::readSealedFile(fileIn(directory), Purpose, wrapping);
    if (!sealed)
        return std::move(sealed).error();
    return fromSecret(&sealed->secret, origin, sealed->isWrapped);
}

} // namespace ledger
