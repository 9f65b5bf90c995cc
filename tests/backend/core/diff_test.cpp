#include "backend/core/diff.h"

#include "backend/core/intent.h"
#include "tests/support/random_message.h"
#include "tests/support/sample_resources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace {

namespace v1 = pilothouse::v1;
using testing::ElementsAre;
using testing::IsEmpty;

// Each difference as `path: before -> after`.
std::vector<std::string> diff(const v1::Resource *before, const v1::Resource *after) {
    std::vector<std::string> lines;
    for (const auto &field : core::diffIntent(before, after))
        lines.push_back(field.path() + ": " + field.before() + " -> " + field.after());
    return lines;
}

TEST(Diff, NamesFieldsByTheirVirtualPaths) {
    const auto before = support::sampleModel();
    auto after = before;
    after.mutable_model()->set_license("MIT");
    after.mutable_model()->clear_publisher();
    after.mutable_model()->set_description("new");
    after.mutable_model()->add_modalities(v1::AUDIO);
    after.mutable_meta()->set_site("sites/a");
    EXPECT_THAT(diff(&before, &after), ElementsAre(R"(meta.site:  -> "sites/a")", R"(spec.publisher: "Meta" -> )",
                                                   R"(spec.license: "Apache-2.0" -> "MIT")",
                                                   R"(spec.modalities: ["TEXT","IMAGE"] -> ["TEXT","IMAGE","AUDIO"])",
                                                   R"(spec.description:  -> "new")"));
}

TEST(Diff, ComparesMapsByKey) {
    const auto before = support::sampleModel();
    auto after = before;
    auto &labels = *after.mutable_meta()->mutable_labels();
    labels.erase("app.kubernetes.io/name");
    labels["tier"] = "silver";
    labels["zone"] = "";
    EXPECT_THAT(diff(&before, &after),
                ElementsAre(R"(meta.labels[app.kubernetes.io/name]: "chat" -> )",
                            R"(meta.labels[tier]: "gold" -> "silver")", R"(meta.labels[zone]:  -> "")"));
}

TEST(Diff, ComparesKeyedListsByElement) {
    const auto before = support::sampleVersion();
    auto after = before;
    auto *files = after.mutable_model_version()->mutable_files();
    files->Mutable(0)->set_sha256("c");
    files->DeleteSubrange(1, 1);
    files->Add()->set_path("new.json");
    EXPECT_THAT(diff(&before, &after),
                ElementsAre("spec.files[config.json].sha256: \"" + std::string(64, 'b') + "\" -> \"c\"",
                            "spec.files[model.safetensors]: {\"path\":\"model.safetensors\",\"sha256\":\"" +
                                std::string(64, 'b') + "\",\"size_bytes\":\"16060522496\"} -> ",
                            R"(spec.files[new.json]:  -> {"path":"new.json"})"));
}

TEST(Diff, ShowsListsWholeWhereElementsCannotBeTold) {
    const auto before = support::sampleVersion();
    auto swapped = before;
    swapped.mutable_model_version()->mutable_files()->SwapElements(0, 1);
    auto twice = before;
    twice.mutable_model_version()->mutable_files(1)->set_path("config.json");
    auto unnamed = before;
    unnamed.mutable_model_version()->mutable_files(1)->clear_path();
    for (const auto &after : {swapped, twice, unnamed}) {
        const auto fields = core::diffIntent(&before, &after);
        ASSERT_EQ(fields.size(), 1u);
        EXPECT_EQ(fields[0].path(), "spec.files");
    }
    auto layers = before;
    layers.mutable_model_version()->mutable_geometry()->mutable_layers(0)->set_count(31);
    EXPECT_THAT(diff(&before, &layers),
                ElementsAre(R"(spec.geometry.layers: [{"count":32,"layer_kind":"FULL_ATTENTION"}])"
                            R"( -> [{"count":31,"layer_kind":"FULL_ATTENTION"}])"));
}

TEST(Diff, SeesMessagesComeAndGo) {
    auto before = support::sampleVersion();
    before.mutable_model_version()->clear_geometry();
    auto after = before;
    after.mutable_model_version()->mutable_geometry();
    EXPECT_THAT(diff(&before, &after), ElementsAre("spec.geometry:  -> {}"));
    after.mutable_model_version()->mutable_geometry()->set_layer_count(3);
    EXPECT_THAT(diff(&before, &after), ElementsAre("spec.geometry.layer_count:  -> 3"));
    EXPECT_THAT(diff(&after, &before), ElementsAre("spec.geometry.layer_count: 3 -> "));
}

TEST(Diff, KnowsZeroFromNothing) {
    auto before = support::sampleVersion();
    before.mutable_model_version()->clear_parameters();
    auto after = before;
    after.mutable_model_version()->set_parameters(0);
    EXPECT_THAT(diff(&before, &after), ElementsAre(R"(spec.parameters:  -> "0")"));
}

TEST(Diff, OfCreationAndDeletionShowsEverything) {
    v1::Resource team;
    team.mutable_meta()->set_name("teams/a");
    team.mutable_meta()->set_display_name("A");
    team.mutable_meta()->set_etag("e");
    team.mutable_team()->set_description("d");
    EXPECT_THAT(diff(nullptr, &team), ElementsAre(R"(meta.display_name:  -> "A")", R"(spec.description:  -> "d")"));
    EXPECT_THAT(diff(&team, nullptr), ElementsAre(R"(meta.display_name: "A" -> )", R"(spec.description: "d" -> )"));
    EXPECT_THAT(diff(nullptr, nullptr), IsEmpty());
}

TEST(Diff, IgnoresWhatIsNoIntent) {
    const auto before = support::sampleModel();
    auto after = before;
    after.mutable_meta()->set_etag("other");
    after.mutable_meta()->set_generation(9);
    after.mutable_model_status()->set_version_count(9);
    EXPECT_THAT(diff(&before, &after), IsEmpty());
}

TEST(Diff, IsEmptyExactlyWhenTheIntentsAreEqual) {
    std::mt19937 engine(5);
    std::vector<v1::Resource> resources(60);
    for (auto &resource : resources) {
        support::RandomMessage(&engine).fill(&resource, 3);
        resource.mutable_meta()->set_name("x");
    }
    // A neighbour that differs in little, or nothing.
    for (int i = 0; i < 60; ++i) {
        auto near = resources[static_cast<std::size_t>(i)];
        near.mutable_meta()->set_etag("other");
        if (i % 2 == 0)
            (*near.mutable_meta()->mutable_labels())["k"] = "";
        resources.push_back(near);
    }
    for (const auto &before : resources) {
        for (const auto &after : resources) {
            const bool isEqual = core::canonicalIntent(before) == core::canonicalIntent(after);
            EXPECT_EQ(core::diffIntent(&before, &after).empty(), isEqual) << before.ShortDebugString() << '\n'
                                                                          << after.ShortDebugString();
        }
    }
}

} // namespace
