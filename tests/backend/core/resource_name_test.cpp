#include "backend/core/resource_name.h"

#include "backend/core/kinds.h"

#include <gtest/gtest.h>

namespace {

using core::ResourceName;

TEST(ResourceName, KnowsItsParts) {
    const auto name = ResourceName::parse("models/llama-3-8b/versions/3");
    ASSERT_TRUE(name);
    EXPECT_EQ(name->text(), "models/llama-3-8b/versions/3");
    EXPECT_EQ(&name->kind(), core::findKind("modelVersions"));
    EXPECT_EQ(name->collection(), "versions");
    EXPECT_EQ(name->id(), "3");
    ASSERT_TRUE(name->parent());
    EXPECT_EQ(name->parent()->text(), "models/llama-3-8b");
    EXPECT_FALSE(name->parent()->parent());
    EXPECT_EQ(*name->parent()->child("versions", "3"), *name);
    EXPECT_FALSE(name->parent()->child("others", "3"));
}

TEST(ResourceName, HasIdsThatFitEverywhere) {
    const std::string longest(63, 'a');
    for (const auto &id : {std::string("a"), std::string("0"), std::string("a.b_c-d"), longest})
        EXPECT_TRUE(ResourceName::parse("teams/" + id)) << id;
    for (const auto &id :
         {std::string(""), longest + 'a', std::string("A"), std::string("-a"), std::string("a-"), std::string(".a"),
          std::string("a."), std::string("a b"), std::string("a\n"), std::string("\xC3\xA9"), std::string("a%2Fb")})
        EXPECT_FALSE(ResourceName::parse("teams/" + id)) << id;
}

TEST(ResourceName, SaysWhatIsTooLongAndHowItsKindIsWritten) {
    const auto longer = ResourceName::parse("sites/" + std::string(200, 'a'), "meta.name");
    ASSERT_FALSE(longer);
    EXPECT_EQ(longer.error().violations().at(0).reason(), core::v1::TOO_LARGE);
    EXPECT_EQ(longer.error().violations().at(0).arguments().at("limit"), "63");
    EXPECT_EQ(longer.error().violations().at(0).arguments().at("size"), "200");
    EXPECT_EQ(ResourceName::parse("sites/A").error().violations().at(0).arguments().at("example"), "sites/one");
}

TEST(ResourceName, SaysWhatIsWrongAndWhere) {
    const auto name = ResourceName::parse("teams/\xE2\x80\xAEx", "meta.name");
    ASSERT_FALSE(name);
    EXPECT_EQ(name.error().reason(), core::v1::INVALID_FIELD);
    EXPECT_EQ(name.error().violations().at(0).field(), "meta.name");
    EXPECT_NE(name.error().message().find("\\u{202E}"), std::string::npos) << name.error().message();
    EXPECT_NE(ResourceName::parse("nothing/x").error().message().find("models/{model}"), std::string::npos);
    EXPECT_LT(ResourceName::parse("nothing/" + std::string(100000, 'x')).error().message().size(), 1000u);
}

} // namespace
