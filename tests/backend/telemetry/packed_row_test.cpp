#include "backend/telemetry/packed_row.h"

#include <random>

#include <gtest/gtest.h>

namespace telemetry {

namespace {

// Codes of which some bits are by chance.
std::vector<PastCode> codes(std::size_t count, int bits) {
    std::mt19937 random(7);
    std::vector<PastCode> made(count);
    for (auto &code : made)
        code = static_cast<PastCode>(random() % (1U << bits));
    return made;
}

std::vector<PastCode> read(const PackedRow &row, std::size_t first, std::size_t count) {
    std::vector<PastCode> part(count);
    row.read(first, part);
    return part;
}

TEST(PackedRow, WhatIsReadIsWhatWasPacked) {
    constexpr auto block = PackedRow::Block;
    for (const std::size_t count : {std::size_t(1), std::size_t(100), block - 1, block, block + 1, 3 * block + 7}) {
        for (const int bits : {0, 3, 8}) {
            const auto packed = codes(count, bits);
            const PackedRow row(packed);
            ASSERT_EQ(row.size(), count);
            EXPECT_EQ(read(row, 0, count), packed) << count << ' ' << bits;
            for (const std::size_t first : {std::size_t(0), count / 3, count - 1}) {
                const auto length = (count - first + 1) / 2;
                const auto from = packed.begin() + static_cast<std::ptrdiff_t>(first);
                EXPECT_EQ(read(row, first, length),
                          std::vector<PastCode>(from, from + static_cast<std::ptrdiff_t>(length)))
                    << count << ' ' << bits << ' ' << first;
            }
        }
    }
}

TEST(PackedRow, NothingTakesNothing) {
    EXPECT_TRUE(PackedRow().empty());
    EXPECT_TRUE(PackedRow(std::vector<PastCode>()).empty());
    EXPECT_EQ(PackedRow().bytes(), 0u);
}

TEST(PackedRow, ItTakesLessWhereThereIsLessToTell) {
    const std::size_t count = 6 * PackedRow::Block;
    EXPECT_LT(PackedRow(codes(count, 0)).bytes(), count / 100);
    EXPECT_LT(PackedRow(codes(count, 3)).bytes(), count / 2);
    EXPECT_LT(PackedRow(codes(count, 8)).bytes(), count + 100) << "what does not shrink stays as it is";
}

} // namespace

} // namespace telemetry
