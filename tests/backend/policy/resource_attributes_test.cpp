#include "backend/policy/resource_attributes.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pilothouse/v1/resource.pb.h"

namespace policy {
namespace {

using ::testing::ElementsAre;

class ResourceAttributesTest : public ::testing::Test {
protected:
    std::size_t at(const std::string &name) const {
        const auto position = vocabulary_.find(name);
        EXPECT_TRUE(position) << name << ", perhaps " << vocabulary_.nearest(name);
        return position.value_or(0);
    }
    FactType type(const std::string &name) const { return vocabulary_.attributes()[at(name)].type; }

    ResourceAttributes attributes_;
    Vocabulary vocabulary_{attributes_.attributes()};
};

TEST_F(ResourceAttributesTest, EveryKindBringsItsFieldsWithTheirTypes) {
    std::set<std::string> names;
    for (const auto &attribute : attributes_.attributes())
        EXPECT_TRUE(names.insert(attribute.name).second) << attribute.name << " stands there twice";
    EXPECT_EQ(type("deployment.placement.cluster"), FactType::Text);
    EXPECT_EQ(type("deployment.placement.sites"), FactType::Texts);
    EXPECT_EQ(type("deployment.placement.node_labels"), FactType::Texts);
    EXPECT_EQ(type("deployment.maximum_replicas"), FactType::Number);
    EXPECT_EQ(type("deployment.drain_time"), FactType::Number);
    EXPECT_EQ(type("node.unschedulable"), FactType::Flag);
}

TEST_F(ResourceAttributesTest, AnEnumKnowsAllThatItCanBe) {
    const auto &tier = vocabulary_.attributes()[at("deployment.service_tier")];
    EXPECT_EQ(tier.type, FactType::Text);
    EXPECT_THAT(tier.values, ElementsAre("REALTIME", "BATCH"));
}

TEST_F(ResourceAttributesTest, WhatAResourceHasIsToldAndTheRestIsAbsent) {
    v1::Resource resource;
    auto &spec = *resource.mutable_deployment();
    spec.mutable_placement()->add_sites("sites/munich");
    spec.mutable_placement()->add_sites("sites/oslo");
    (*spec.mutable_placement()->mutable_node_labels())["tier"] = "gold";
    spec.set_maximum_replicas(7);
    spec.set_service_tier(v1::BATCH);
    spec.mutable_drain_time()->set_seconds(30);
    Facts facts(vocabulary_.size());
    attributes_.tell(resource, 0, &facts);
    const auto texts = [&](const std::string &name) {
        return std::get<std::vector<std::string_view>>(facts.at(at(name)));
    };
    EXPECT_THAT(texts("deployment.placement.sites"), ElementsAre("sites/munich", "sites/oslo"));
    EXPECT_THAT(texts("deployment.placement.node_labels"), ElementsAre("tier=gold"));
    EXPECT_EQ(std::get<std::int64_t>(facts.at(at("deployment.maximum_replicas"))), 7);
    EXPECT_EQ(std::get<std::int64_t>(facts.at(at("deployment.drain_time"))), 30);
    EXPECT_EQ(std::get<std::string_view>(facts.at(at("deployment.service_tier"))), "BATCH");
    // Not set, of a message that is not there, of another kind.
    for (const auto *name : {"deployment.placement.cluster", "deployment.rollout.strategy", "model.license"})
        EXPECT_TRUE(std::holds_alternative<std::monostate>(facts.at(at(name)))) << name;
}

TEST_F(ResourceAttributesTest, MembersOfAListOfMessagesAreAList) {
    v1::Resource resource;
    for (const auto *deployment : {"deployments/a", "deployments/b"})
        resource.mutable_route()->add_targets()->set_deployment(deployment);
    Facts facts(vocabulary_.size());
    attributes_.tell(resource, 0, &facts);
    EXPECT_THAT(std::get<std::vector<std::string_view>>(facts.at(at("route.targets.deployment"))),
                ElementsAre("deployments/a", "deployments/b"));
}

} // namespace
} // namespace policy
