// Bundles of deployments as the controller's decisions leave them, through rollouts and failures.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "backend/gateway/bundle_builder.h"
#include "backend/gateway/secret_source.h"
#include "tests/backend/deployments/small_world.h"

namespace gateway {
namespace {

using Addresses = std::set<std::string>;

class GivenSecrets final : public SecretSource {
public:
    std::optional<std::string> value(const std::string &uid) const override {
        return uid == "uid-secret" ? std::optional<std::string>("key") : std::nullopt;
    }
};

class BundleBuilderTest : public ::testing::Test {
protected:
    BundleBuilderTest() {
        world.spec().set_minimum_replicas(2);
        world.settle();
        v1::Resource route;
        route.mutable_meta()->set_name("routes/chat");
        route.mutable_route()->set_model("public");
        route.mutable_route()->add_aliases("alias");
        auto &target = *route.mutable_route()->add_targets();
        target.set_id("own");
        target.set_deployment("deployments/small");
        target.set_share_basis_points(10'000);
        world.state.put(route);
    }

    BundlePtr build() {
        world.state.put(world.deployment());
        return builder.build(world.state);
    }

    // Of the route's only target.
    const Target &target(const BundlePtr &bundle) const { return bundle->find("public")->targets.front(); }

    // Of a generation, as the deployment's status has them ready.
    Addresses ready(std::int64_t generation) const {
        Addresses addresses;
        for (const auto &replica : world.status().replicas()) {
            if (replica.state() == v1::Replica::READY && !replica.is_leaving() && replica.generation() == generation)
                addresses.insert(replica.address());
        }
        return addresses;
    }

    static Addresses addressesOf(const Target &target, std::int64_t generation) {
        Addresses addresses;
        for (const auto &revision : target.revisions) {
            for (const auto &endpoint : revision.endpoints) {
                if (revision.generation == generation)
                    addresses.insert(endpoint->address);
            }
        }
        return addresses;
    }

    void canary(int share) {
        auto &rollout = *world.spec().mutable_rollout();
        rollout.set_strategy(v1::CANARY);
        auto &step = *rollout.add_steps();
        step.set_share_basis_points(share);
        step.set_manual(true);
        world.spec().add_arguments("--more");
        world.change();
        ASSERT_TRUE(world.settle());
    }

    deployments::SmallWorld world;
    Outstanding outstanding;
    GivenSecrets secrets;
    BundleBuilder builder{outstanding, secrets};
};

TEST_F(BundleBuilderTest, ReadyReplicasAreEndpointsUnderTheDeploymentsName) {
    const auto bundle = build();
    EXPECT_EQ(bundle->find("alias"), bundle->find("public"));
    EXPECT_EQ(bundle->find("small"), nullptr) << "a deployment is reached by its routes alone";
    ASSERT_EQ(target(bundle).revisions.size(), 1u);
    EXPECT_EQ(target(bundle).model, "small");
    EXPECT_EQ(target(bundle).quotedModel, "\"small\"");
    EXPECT_EQ(ready(1).size(), 2u);
    EXPECT_EQ(addressesOf(target(bundle), 1), ready(1));
    const auto &endpoint = *target(bundle).revisions.front().endpoints.front();
    EXPECT_EQ("127.0.0.1:" + std::to_string(endpoint.url.port), endpoint.address);
    EXPECT_EQ(endpoint.url.path, "/v1");
    EXPECT_FALSE(endpoint.url.isTls);
    EXPECT_EQ(endpoint.authorization, "");
}

TEST_F(BundleBuilderTest, WhatIsNotReadyGetsNothing) {
    const auto lost = world.status().replicas(0);
    world.observed.at(lost.id()).phase = deployments::Observation::Phase::Unreachable;
    world.observed.at(lost.id()).reason = v1::ENGINE_UNRESPONSIVE;
    ASSERT_TRUE(world.step());
    auto bundle = build();
    EXPECT_EQ(addressesOf(target(bundle), 1), ready(1));
    EXPECT_FALSE(addressesOf(target(bundle), 1).contains(lost.address()));
    world.spec().set_minimum_replicas(0);
    world.change();
    world.step();
    bundle = build();
    EXPECT_EQ(world.count(v1::Replica::DRAINING), 2) << "they finish what they have";
    EXPECT_FALSE(target(bundle).isReady());
    EXPECT_EQ(bundle->deployment("deployments/small"), nullptr);
}

TEST_F(BundleBuilderTest, ACanaryGetsItsShareOfTheRequests) {
    canary(2'500);
    const auto bundle = build();
    ASSERT_EQ(target(bundle).revisions.size(), 2u);
    EXPECT_EQ(target(bundle).revisions[0].share, 7'500);
    EXPECT_EQ(target(bundle).revisions[1].share, 2'500);
    for (const int generation : {1, 2}) {
        EXPECT_FALSE(ready(generation).empty());
        EXPECT_EQ(addressesOf(target(bundle), generation), ready(generation));
    }
}

TEST_F(BundleBuilderTest, ADarkLaunchIsReachedByProbesAlone) {
    canary(0);
    const auto bundle = build();
    ASSERT_EQ(target(bundle).revisions.size(), 1u);
    EXPECT_EQ(target(bundle).revisions.front().generation, 1);
    const auto *all = bundle->deployment("deployments/small");
    ASSERT_NE(all, nullptr);
    EXPECT_EQ(all->revisions.size(), 2u);
    EXPECT_EQ(addressesOf(*all, 2), ready(2));
}

TEST_F(BundleBuilderTest, OneReplicaIsOneEndpointHoweverManyLeadThere) {
    auto second = *world.state.find("routes/chat");
    second.mutable_meta()->set_name("routes/other");
    second.mutable_route()->set_model("other");
    second.mutable_route()->clear_aliases();
    world.state.put(second);
    const auto bundle = build();
    const auto &one = bundle->find("public")->targets.front().revisions.front().endpoints.front();
    const auto &other = bundle->find("other")->targets.front().revisions.front().endpoints.front();
    EXPECT_EQ(one, other);
    // Requests on their way are counted across bundles.
    const auto next = build();
    const auto &later = next->find("public")->targets.front().revisions.front().endpoints.front();
    EXPECT_NE(one, later);
    EXPECT_EQ(one->outstanding, later->outstanding);
}

TEST_F(BundleBuilderTest, AProviderIsATargetWithItsSecretUnlessItSaysNo) {
    v1::Resource secret;
    secret.mutable_meta()->set_name("secrets/vendor");
    secret.mutable_meta()->set_uid("uid-secret");
    secret.mutable_secret();
    world.state.put(secret);
    v1::Resource provider;
    provider.mutable_meta()->set_name("providers/vendor");
    provider.mutable_provider()->set_base_url("https://vendor.invalid/v1");
    provider.mutable_provider()->set_secret("secrets/vendor");
    world.state.put(provider);
    auto route = *world.state.find("routes/chat");
    auto &second = *route.mutable_route()->add_targets();
    second.set_id("vendor");
    second.set_provider("providers/vendor");
    second.set_provider_model("big \"model\"");
    second.set_priority(-1);
    world.state.put(route);
    auto bundle = build();
    EXPECT_EQ(target(bundle).id, "vendor") << "the lowest priority is tried first";
    EXPECT_EQ(target(bundle).quotedModel, R"("big \"model\"")");
    ASSERT_TRUE(target(bundle).isReady());
    EXPECT_EQ(target(bundle).revisions.front().endpoints.front()->authorization, "Authorization: Bearer key\r\n");
    auto &condition = *provider.mutable_provider_status()->add_conditions();
    condition.set_type("Reachable");
    condition.set_status(v1::CONDITION_STATUS_FALSE);
    world.state.put(provider);
    EXPECT_FALSE(target(build()).isReady());
    provider.clear_status();
    provider.mutable_provider()->set_secret("secrets/none");
    world.state.put(provider);
    EXPECT_FALSE(target(build()).isReady()) << "without its secret it would refuse each request";
}

} // namespace
} // namespace gateway
