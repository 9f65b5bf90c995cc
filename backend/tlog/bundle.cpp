#include "backend/tlog/bundle.h"

#include "backend/tlog/invalid.h"
#include "backend/tlog/tile.h"

#include <cstdint>

namespace tlog {
namespace {

constexpr std::size_t LengthBytes = 2;

} // namespace

core::Result<void> addToBundle(std::string &bundle, std::string_view entry) {
    if (entry.size() > MaxEntryBytes)
        return core::Error(core::v1::TOO_LARGE, "an entry of the log may have at most 65535 bytes",
                           {{"limit", std::to_string(MaxEntryBytes)}, {"size", std::to_string(entry.size())}});
    bundle += static_cast<char>(entry.size() >> 8);
    bundle += static_cast<char>(entry.size() & 0xff);
    bundle += entry;
    return {};
}

core::Result<std::vector<std::string_view>> parseBundle(std::string_view bundle, int width) {
    if (width < 1 || width > TileWidth)
        return invalid(v1::LOG_BUNDLE_MALFORMED, "an entry bundle holds 1 to 256 entries");
    std::vector<std::string_view> entries;
    while (!bundle.empty()) {
        if (bundle.size() < LengthBytes)
            return invalid(v1::LOG_BUNDLE_MALFORMED, "an entry bundle ends within a length");
        const std::size_t length =
            static_cast<std::uint8_t>(bundle[0]) * std::size_t{256} + static_cast<std::uint8_t>(bundle[1]);
        bundle.remove_prefix(LengthBytes);
        if (bundle.size() < length)
            return invalid(v1::LOG_BUNDLE_MALFORMED, "an entry bundle ends within an entry");
        entries.push_back(bundle.substr(0, length));
        bundle.remove_prefix(length);
    }
    if (entries.size() != static_cast<std::size_t>(width))
        return invalid(v1::LOG_BUNDLE_MALFORMED, "an entry bundle has not the number of entries of its width");
    return entries;
}

} // namespace tlog
