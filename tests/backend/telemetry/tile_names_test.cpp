#include "backend/telemetry/tile_header.h"

#include <gtest/gtest.h>

namespace telemetry {

namespace {

TEST(TileName, ComesBackFromItsFileName) {
    for (int level = 0; level < Ladder::Levels; ++level) {
        for (const std::int64_t span : {0, 1, 12'251, -3}) {
            for (const auto &facts : metrics()) {
                const TileName name{level, span, facts.metric, 7};
                EXPECT_EQ(TileName::fromFileName(name.fileName(Ladder{}), Ladder{}), name);
            }
        }
    }
}

TEST(TileName, OtherNamesAreForeign) {
    ASSERT_TRUE(TileName::fromFileName("sm_active.60000.5.0.tile", Ladder{}));
    for (const auto *name :
         {"", "tile", "sm_active", "sm_active.60000.10000000000.0.tile", "sm_active.60000.-10000000000.0.tile",
          "sm_active.60000.9223372036854775807.0.tile", "sm_active.8640000.100000.0.tile",
          "sm_active.60000.5.0.tile.old", "sm_active.60000.5.0", "sm_active.60000.05.0.tile",
          "sm_active.60001.5.0.tile", "SM_ACTIVE.60000.5.0.tile", "sm_passive.60000.5.0.tile", "sm_active.60000.5.tile",
          "gpu_metric_unspecified.60000.5.0.tile", "sm_active.60000.99999999999999999999.0.tile",
          "sm_active.60000.5.99999999999.tile", "sm_active.60000..0.tile", ".60000.5.0.tile"})
        EXPECT_FALSE(TileName::fromFileName(name, Ladder{})) << name;
}

TEST(NodeTable, KeepsAnyNames) {
    const std::vector<std::string> names{"", "a", std::string("\n\0.", 3), std::string(65'535, 'x')};
    const NodeTable table(names);
    ASSERT_TRUE(table.isOf(names));
    const auto again = NodeTable::fromBytes(table.bytes(), names.size());
    ASSERT_TRUE(again);
    for (std::size_t place = 0; place < names.size(); ++place)
        EXPECT_EQ(again->name(place), names[place]);
    EXPECT_FALSE(NodeTable::fromBytes(table.bytes(), names.size() - 1));
    EXPECT_FALSE(NodeTable::fromBytes(table.bytes(), names.size() + 1));
    EXPECT_FALSE(NodeTable::fromBytes(table.bytes().substr(1), names.size()));
    EXPECT_TRUE(NodeTable(std::span(names).first(2)).begins(table));
    EXPECT_FALSE(table.begins(NodeTable(std::span(names).first(2))));
}

} // namespace

} // namespace telemetry
