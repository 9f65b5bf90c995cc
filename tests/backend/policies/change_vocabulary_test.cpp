#include "backend/policies/change_vocabulary.h"

#include <set>

#include <gtest/gtest.h>

#include "backend/core/kinds.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {
namespace {

std::string textOf(const policy::Facts &facts, const char *attribute) {
    const auto &fact = facts.at(*changeVocabulary().vocabulary().find(attribute));
    const auto *text = std::get_if<std::string_view>(&fact);
    return text == nullptr ? "absent" : std::string(*text);
}

TEST(ChangeVocabularyTest, EveryKindBringsItsFields) {
    for (const auto *attribute : {"deployment.maximum_replicas", "model.license", "model_version.precision",
                                  "route.targets.provider", "policy_set.rules.mode", "node.rack"})
        EXPECT_TRUE(changeVocabulary().vocabulary().find(attribute)) << attribute;
    const auto kind = changeVocabulary().vocabulary().find("change.kind");
    EXPECT_EQ(changeVocabulary().vocabulary().attributes()[*kind].values.size(), core::allKinds().size());
}

TEST(ChangeVocabularyTest, EachNameIsThereOnce) {
    std::set<std::string> names;
    for (const auto &attribute : changeVocabulary().vocabulary().attributes())
        EXPECT_TRUE(names.insert(attribute.name).second) << attribute.name;
}

TEST(ChangeVocabularyTest, AttributesAreKnownWhereTheyAreTold) {
    const auto isKnown = [](const char *attribute, v1::PolicyStage stage) {
        const auto &vocabulary = changeVocabulary().vocabulary();
        return vocabulary.attributes()[*vocabulary.find(attribute)].isKnownAt(stage);
    };
    for (const auto *everywhere : {"change.fields", "principal.roles", "resource.site", "time.minute", "model.license",
                                   "model_version.lifecycle", "deployment.engine", "engine_template.program",
                                   "provider.region", "cluster.runtime", "route.model"}) {
        EXPECT_TRUE(isKnown(everywhere, v1::ADMINISTRATION_STAGE)) << everywhere;
        EXPECT_TRUE(isKnown(everywhere, v1::ADMISSION_STAGE)) << everywhere;
    }
    for (const auto *ofTarget : {"target.name", "target.region", "target.in_permitted_region"}) {
        EXPECT_FALSE(isKnown(ofTarget, v1::ADMINISTRATION_STAGE)) << ofTarget;
        EXPECT_TRUE(isKnown(ofTarget, v1::ADMISSION_STAGE)) << ofTarget;
    }
    for (const auto *ofOthers :
         {"changed_principal.disabled", "role_binding.role", "node.rack", "policy_set.rules.mode"}) {
        EXPECT_TRUE(isKnown(ofOthers, v1::ADMINISTRATION_STAGE)) << ofOthers;
        EXPECT_FALSE(isKnown(ofOthers, v1::ADMISSION_STAGE)) << ofOthers;
    }
}

TEST(ChangeVocabularyTest, TheTimeOfTheWeekIsUtc) {
    Asked asked;
    // 2026-11-27, a Friday, 19:05:30.
    asked.time = 1'795'806'330;
    const auto facts = changeVocabulary().factsOf(asked);
    EXPECT_EQ(textOf(facts, "time.weekday"), "FRIDAY");
    EXPECT_EQ(std::get<std::int64_t>(facts.at(*changeVocabulary().vocabulary().find("time.minute"))), 19 * 60 + 5);
}

TEST(ChangeVocabularyTest, WhatIsNotThereIsAbsentAndNotEmpty) {
    v1::Resource model;
    model.mutable_meta()->set_name("models/llama");
    model.mutable_model();
    Asked asked;
    asked.resource = &model;
    asked.permission = "models.update";
    const auto facts = changeVocabulary().factsOf(asked);
    EXPECT_EQ(textOf(facts, "change.kind"), "models");
    EXPECT_EQ(textOf(facts, "change.verb"), "update");
    EXPECT_EQ(textOf(facts, "resource.team"), "absent");
    EXPECT_EQ(textOf(facts, "model.license"), "absent");
    EXPECT_EQ(textOf(facts, "principal.name"), "absent");
    EXPECT_EQ(textOf(facts, "target.name"), "absent");
}

} // namespace
} // namespace policies
