#include "tests/backend/tlog/vectors.h"

#include <cstdlib>
#include <fstream>

namespace tlog_test {

const nlohmann::json &vectors() {
    static const nlohmann::json loaded = [] {
        std::ifstream file(std::string(std::getenv("PILOTHOUSE_SOURCE")) + "/tests/backend/tlog/vectors.json");
        return nlohmann::json::parse(file);
    }();
    return loaded;
}

std::string entry(std::int64_t index) {
    return R"({"actor":"user:)" + std::to_string(index % 7) + R"(","op":"test.noop","seq":)" + std::to_string(index) +
           "}";
}

tlog::Hash hashOfHex(const std::string &hex) {
    return core::digestFromHex(hex).value();
}

std::vector<tlog::Hash> hashesOfHex(const nlohmann::json &list) {
    std::vector<tlog::Hash> hashes;
    for (const auto &hex : list)
        hashes.push_back(hashOfHex(hex));
    return hashes;
}

void MemoryLog::growTo(std::int64_t size) {
    while (frontier_.size() < size) {
        leaves_.push_back(tlog::leafHash(entry(frontier_.size())));
        std::vector<tlog::FullTile> full;
        frontier_.append(leaves_.back(), &full);
        for (auto &tile : full) {
            completed_.push_back(tile.id);
            tiles_.emplace(tile.id, std::move(tile.bytes));
        }
    }
}

core::Result<std::vector<tlog::Hash>> MemoryLog::fullTile(int level, std::int64_t index) {
    const auto found = tiles_.find({level, index});
    if (found == tiles_.end())
        return core::Error(core::v1::INTERNAL, "the test log has no such tile");
    return tlog::parseTile(found->second, tlog::TileWidth);
}

} // namespace tlog_test
