#pragma once

#include "backend/tlog/frontier.h"
#include "backend/tlog/hash_reader.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tlog_test {

// The published reference log: its roots, checkpoints, proofs and tiles, made and checked with Go's sumdb packages.
const nlohmann::json &vectors();

// Entry `index` of the reference log.
std::string entry(std::int64_t index);

tlog::Hash hashOfHex(const std::string &hex);
std::vector<tlog::Hash> hashesOfHex(const nlohmann::json &list);

// A log in memory that grows by the reference entries and keeps what the ledger keeps: leaves and full tiles.
class MemoryLog : public tlog::HashReader {
public:
    explicit MemoryLog(std::int64_t size) { growTo(size); }

    void growTo(std::int64_t size);
    core::Result<std::vector<tlog::Hash>> fullTile(int level, std::int64_t index) override;

    const tlog::Frontier &frontier() const { return frontier_; }
    const std::vector<tlog::Hash> &leaves() const { return leaves_; }
    const std::map<tlog::TileId, std::string> &tiles() const { return tiles_; }
    const std::vector<tlog::TileId> &completed() const { return completed_; }

private:
    tlog::Frontier frontier_;
    std::vector<tlog::Hash> leaves_;
    std::map<tlog::TileId, std::string> tiles_;
    std::vector<tlog::TileId> completed_;
};

} // namespace tlog_test
