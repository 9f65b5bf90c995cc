// What may be said of a model, as the whole service judges it.
#include "tests/backend/service/running_service.h"

#include <functional>

#include <gtest/gtest.h>

namespace support {
namespace {

class ModelRulesTest : public ::testing::Test {
protected:
    // The field that is refused, with its reason; empty when nothing is.
    std::string refused(const std::function<void(v1::ModelSpec *)> &change) {
        auto model = modelNamed("m" + std::to_string(++made));
        change(model.mutable_model());
        const auto applied = owner.put(model);
        if (applied)
            return {};
        EXPECT_EQ(applied.error().reason(), v1::INVALID_FIELD) << applied.error().message();
        const auto &violation = applied.error().violations().front();
        EXPECT_FALSE(violation.description().empty());
        return violation.field() + " " + v1::Reason_Name(violation.reason());
    }

    RunningService service{{.verifyDelay = std::chrono::hours(1)}};
    ServiceClient owner = service.owner();
    int made = 0;
};

TEST_F(ModelRulesTest, TextsHaveTheirLengths) {
    const auto of = [](std::size_t size) { return std::string(size, 'x'); };
    EXPECT_EQ(refused([&](auto *spec) { spec->set_card(of(256 * 1024)); }), "");
    EXPECT_EQ(refused([&](auto *spec) { spec->set_card(of(256 * 1024 + 1)); }), "spec.card TOO_LARGE");
    EXPECT_EQ(refused([&](auto *spec) { spec->set_description(of(4096)); }), "");
    EXPECT_EQ(refused([&](auto *spec) { spec->set_description(of(4097)); }), "spec.description TOO_LARGE");
    EXPECT_EQ(refused([&](auto *spec) { spec->set_license(of(128)); }), "");
    EXPECT_EQ(refused([&](auto *spec) { spec->set_license(of(129)); }), "spec.license TOO_LARGE");
    EXPECT_EQ(refused([&](auto *spec) { spec->set_publisher(of(129)); }), "spec.publisher TOO_LARGE");
}

TEST_F(ModelRulesTest, NamesHoldNothingThatCannotBeSeen) {
    for (const auto *text : {"a\x1B[2J", "a\nb", "a\xE2\x80\xAE", "a\xE2\x80\x8B", "\xEF\xBB\xBF"}) {
        EXPECT_EQ(refused([&](auto *spec) { spec->set_license(text); }), "spec.license UNSAFE_TEXT") << text;
        EXPECT_EQ(refused([&](auto *spec) { spec->set_publisher(text); }), "spec.publisher UNSAFE_TEXT") << text;
    }
    EXPECT_EQ(refused([](auto *spec) { spec->set_publisher("M\xC3\xBCller \xE6\x97\xA5\xE6\x9C\xAC"); }), "");
    EXPECT_EQ(refused([](auto *spec) { spec->set_card("# Card\n\n\tIndented\n"); }), "") << "a card has lines";
}

TEST_F(ModelRulesTest, RegionsAreLowerCaseWordsAndNothingIsNamedTwice) {
    EXPECT_EQ(refused([](auto *spec) { spec->add_permitted_regions("eu-central-1"); }), "");
    for (const auto *region : {"", "EU", "eu central", "e\xC3\xBC", "eu_west"})
        EXPECT_EQ(refused([&](auto *spec) { spec->add_permitted_regions(region); }),
                  "spec.permitted_regions VALUE_MALFORMED")
            << region;
    EXPECT_EQ(refused([](auto *spec) {
                  spec->add_permitted_regions("eu");
                  spec->add_permitted_regions("eu");
              }),
              "spec.permitted_regions VALUE_REPEATED");
    EXPECT_EQ(refused([](auto *spec) {
                  spec->add_modalities(v1::TEXT);
                  spec->add_modalities(v1::TEXT);
              }),
              "spec.modalities VALUE_REPEATED");
    EXPECT_EQ(refused([](auto *spec) {
                  spec->add_capabilities(v1::CHAT);
                  spec->add_capabilities(v1::CHAT);
              }),
              "spec.capabilities VALUE_REPEATED");
}

TEST_F(ModelRulesTest, TheOwningTeamExists) {
    EXPECT_EQ(refused([](auto *spec) { spec->set_owner_team("teams/none"); }), "spec.owner_team REFERENCE_MISSING");
    ASSERT_TRUE(owner.put(teamNamed("red")));
    EXPECT_EQ(refused([](auto *spec) { spec->set_owner_team("teams/red"); }), "");
}

} // namespace
} // namespace support
