#include "backend/core/field_path.h"

#include "backend/core/kinds.h"
#include "pilothouse/v1/audit.pb.h"
#include "pilothouse/v1/resource.pb.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace {

namespace v1 = pilothouse::v1;
using core::PathRoot;

PathRoot root(const char *plural) {
    return PathRoot::of(*core::findKind(plural));
}

TEST(FieldPath, HasOneSpelling) {
    const std::pair<const char *, const char *> cases[] = {
        {"license", "spec.license"},        {"spec.license", "spec.license"},
        {"lifecycle", "status.lifecycle"},  {"team", "meta.team"},
        {"meta.team", "meta.team"},         {"labels.tier", "meta.labels.tier"},
        {"meta.labels", "meta.labels"},     {"spec", "spec"},
        {"create_time", "meta.create_time"}};
    for (const auto &[given, spelt] : cases) {
        const auto path = core::resolvePath(root("models"), given);
        ASSERT_TRUE(path) << given << ": " << path.error().message();
        EXPECT_EQ(path->text(), spelt);
    }
    const std::vector<std::string> odd = {"labels", "a.b \"c\""};
    EXPECT_EQ(std::get<core::FieldPath>(core::resolvePath(root("models"), odd)).text(), R"(meta.labels."a.b \"c\"")");
}

TEST(FieldPath, GoesThroughListsAndMessages) {
    const auto path = core::resolvePath(root("modelVersions"), "spec.geometry.layers.count");
    ASSERT_TRUE(path);
    EXPECT_EQ(path->steps.size(), 4u);
    EXPECT_EQ(path->leaf(), v1::LayerGroup::descriptor()->FindFieldByName("count"));
    EXPECT_EQ(path->steps[0].field, core::findKind("modelVersions")->spec);
    EXPECT_TRUE(core::resolvePath({v1::Event::descriptor()}, "objects.name"));
    const auto argument = core::resolvePath(root("modelVersions"), "conditions.arguments.path");
    ASSERT_TRUE(argument);
    EXPECT_EQ(argument->steps.back().key, "path");
}

TEST(FieldPath, SaysWhichNameIsWrong) {
    const std::tuple<const char *, std::size_t, const char *> cases[] = {
        {"licence", 0, "did you mean `license`?"},
        {"spec.licence", 1, "no field `licence` in `spec`"},
        {"model.license", 0, "no field `model`"},
        {"license.x", 1, "has nothing below it"},
        {"labels.tier.x", 2, "has nothing below it"},
        {"create_time.seconds", 1, "has nothing below it"},
        {"", 0, "no field ``"},
        {"spec.", 1, "no field ``"},
        {"meta.lifecycle", 1, "`meta`"}};
    for (const auto &[text, segment, says] : cases) {
        std::vector<std::string> segments;
        std::string rest = text;
        for (std::size_t end; (end = rest.find('.')) != std::string::npos; rest.erase(0, end + 1))
            segments.push_back(rest.substr(0, end));
        segments.push_back(rest);
        const auto resolved = core::resolvePath(root("models"), segments);
        const auto *mistake = std::get_if<core::PathMistake>(&resolved);
        ASSERT_TRUE(mistake) << text;
        EXPECT_EQ(mistake->segment, segment) << text;
        EXPECT_THAT(mistake->message, testing::HasSubstr(says)) << text;
        EXPECT_EQ(core::resolvePath(root("models"), text).error().violations().at(0).field(), text);
    }
}

TEST(FieldPath, WithoutAKindHasMetaAlone) {
    const PathRoot any{v1::Resource::descriptor()};
    EXPECT_TRUE(core::resolvePath(any, "team"));
    EXPECT_FALSE(core::resolvePath(any, "spec.license"));
    EXPECT_FALSE(core::resolvePath(any, "license"));
}

TEST(FieldPath, IsNeverAmbiguousInTheContract) {
    // A bare name that two parts of a kind share would have no meaning. Where one is wanted anyway, it goes here.
    const std::set<std::string> shared = {"rollout", "rules", "targets"};
    for (const auto &kind : core::allKinds()) {
        for (const auto *type : {kind.specType, kind.statusType, v1::Meta::descriptor()}) {
            for (int i = 0; i < type->field_count(); ++i) {
                const auto &name = type->field(i)->name();
                const auto path = core::resolvePath(PathRoot::of(kind), name);
                EXPECT_TRUE(path || shared.contains(name)) << path.error().message();
            }
        }
    }
}

} // namespace
