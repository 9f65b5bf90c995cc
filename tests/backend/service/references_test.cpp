#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/backend/service/made_up.h"
#include "tests/backend/service/running_service.h"

namespace support {
namespace {

v1::Resource named(const std::string &name) {
    v1::Resource resource;
    resource.mutable_meta()->set_name(name);
    return resource;
}

// Each kind that something of serving may refer to, with one that does.
std::vector<v1::Resource> everything() {
    auto all = workOf("m", {});
    for (auto &resource : servingOf("m", {}))
        all.push_back(std::move(resource));
    auto site = named("sites/fra1");
    site.mutable_site()->set_region("eu");
    auto cluster = named("clusters/edge");
    cluster.mutable_meta()->set_site("sites/fra1");
    cluster.mutable_cluster()->set_runtime(v1::PROCESS);
    auto node = named("clusters/edge/nodes/one");
    node.mutable_node();
    auto placed = named("deployments/placed");
    placed.mutable_deployment()->set_model_version("models/m/versions/1");
    placed.mutable_deployment()->set_engine("engineTemplates/m");
    placed.mutable_deployment()->set_maximum_replicas(1);
    placed.mutable_deployment()->mutable_placement()->set_cluster("clusters/edge");
    placed.mutable_deployment()->mutable_placement()->add_sites("sites/fra1");
    auto provider = named("providers/vendor");
    provider.mutable_provider()->set_base_url("http://127.0.0.1:9/v1");
    provider.mutable_provider()->set_secret("secrets/m");
    provider.mutable_provider()->add_models()->set_name("big");
    auto route = named("routes/vendor");
    auto &target = *route.mutable_route()->add_targets();
    target.set_id("a");
    target.set_provider("providers/vendor");
    target.set_provider_model("big");
    target.set_share_basis_points(10'000);
    for (auto *resource : {&site, &cluster, &node, &placed, &provider, &route})
        all.push_back(std::move(*resource));
    return all;
}

struct Edge {
    const char *target;
    const char *referrer;
};

// Who is refused a deletion is told of everybody that he would have to change first.
TEST(ReferencesTest, WhatIsReferredToIsNotDeletedAndItsReferrersAreNamed) {
    const RunningService service({.verifyDelay = std::chrono::hours(1), .scenario = storeWith(everything())});
    const auto owner = service.owner();
    for (const auto &edge :
         {Edge{"models/m", "models/m/versions/1"}, Edge{"models/m/versions/1", "deployments/m"},
          Edge{"models/m/versions/1", "deployments/placed"}, Edge{"engineTemplates/m", "deployments/m"},
          Edge{"deployments/m", "routes/m"}, Edge{"providers/vendor", "routes/vendor"},
          Edge{"secrets/m", "providers/vendor"}, Edge{"clusters/edge", "deployments/placed"},
          Edge{"clusters/edge", "clusters/edge/nodes/one"}, Edge{"sites/fra1", "clusters/edge"},
          Edge{"sites/fra1", "deployments/placed"}}) {
        SCOPED_TRACE(std::string(edge.referrer) + " -> " + edge.target);
        const auto removed = owner.remove(edge.target);
        ASSERT_FALSE(removed);
        ASSERT_EQ(removed.error().reason(), v1::STILL_REFERENCED) << removed.error().message();
        EXPECT_EQ(removed.error().arguments().at("name"), edge.target);
        std::istringstream words(removed.error().arguments().at("referrers"));
        const std::vector<std::string> referrers{std::istream_iterator<std::string>(words), {}};
        EXPECT_NE(std::find(referrers.begin(), referrers.end(), edge.referrer), referrers.end())
            << removed.error().arguments().at("referrers");
        EXPECT_EQ(removed.error().arguments().at("count"), std::to_string(referrers.size()));
        EXPECT_TRUE(owner.get(edge.target));
    }
}

} // namespace
} // namespace support
