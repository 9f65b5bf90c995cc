#pragma once

#include <string>

#include "tests/support/small_state.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies::test {

namespace v1 = pilothouse::v1;

// A site and a cluster for each of two regions, `eu` and `us`, and a deployment of `models/llama` that belongs to the
// site in the first one and may run in both.
class Places {
public:
    Places() {
        for (const auto *region : {"eu", "us"}) {
            v1::Resource site;
            site.mutable_meta()->set_name(std::string("sites/") + region);
            site.mutable_site()->set_region(region);
            state.put(site);
            v1::Resource cluster;
            cluster.mutable_meta()->set_name(std::string("clusters/") + region);
            cluster.mutable_meta()->set_site(site.meta().name());
            cluster.mutable_cluster()->set_runtime(v1::PROCESS);
            state.put(cluster);
        }
        v1::Resource model;
        model.mutable_meta()->set_name("models/llama");
        model.mutable_model();
        state.put(model);
        deployment.mutable_meta()->set_name("deployments/chat");
        deployment.mutable_meta()->set_team("teams/search");
        deployment.mutable_meta()->set_site("sites/eu");
        (*deployment.mutable_meta()->mutable_labels())["stage"] = "production";
        deployment.mutable_deployment()->set_model_version("models/llama/versions/1");
        state.put(deployment);
    }

    support::SmallState state;
    v1::Resource deployment;
};

} // namespace policies::test
