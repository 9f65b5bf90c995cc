#include "backend/core/field_checks.h"

#include <gtest/gtest.h>

namespace core {
namespace {

TEST(FieldChecks, ATextIsKeptUpToItsLimit) {
    std::vector<v1::FieldViolation> violations;
    checkLength("spec.notes", "1234", 4, &violations);
    EXPECT_TRUE(violations.empty());
    checkLength("spec.notes", "12345", 4, &violations);
    ASSERT_EQ(violations.size(), 1u);
    EXPECT_EQ(violations.front().field(), "spec.notes");
    EXPECT_EQ(violations.front().reason(), v1::TOO_LARGE);
    EXPECT_EQ(violations.front().arguments().at("limit"), "4");
    EXPECT_EQ(violations.front().arguments().at("size"), "5");
}

TEST(FieldChecks, ARegionIsWrittenInOneWay) {
    std::vector<v1::FieldViolation> violations;
    for (const auto *region : {"eu-central", "us-east-1", "x", "12345678901234567890123456789012"})
        checkRegion("spec.region", region, &violations);
    EXPECT_TRUE(violations.empty());
    for (const auto *region : {"", "EU", "eu central", "eu_central", "\xC3\xA9", "123456789012345678901234567890123"}) {
        violations.clear();
        checkRegion("spec.region", region, &violations);
        ASSERT_EQ(violations.size(), 1u) << region;
        EXPECT_EQ(violations.front().reason(), v1::VALUE_MALFORMED);
    }
}

} // namespace
} // namespace core
