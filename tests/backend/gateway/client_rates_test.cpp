// Who is asked by clients that do not exist, and how often.
#include "backend/gateway/client_rates.h"

#include <gtest/gtest.h>

#include "tests/support/small_state.h"

namespace gateway {
namespace {

// What is called so is simulated, at half of its peak.
class Made final : public SimulatedDemand {
public:
    std::optional<double> of(const v1::Resource &deployment, const ledger::Snapshot &, core::TimePoint) const override {
        return deployment.meta().name().starts_with("deployments/made") ? std::optional(level) : std::nullopt;
    }

    double level = 0.5;
};

class ClientRatesTest : public ::testing::Test {
protected:
    v1::Resource deployment(const std::string &id, v1::Replica::State replicas = v1::Replica::READY) {
        v1::Resource resource;
        resource.mutable_meta()->set_name("deployments/" + id);
        resource.mutable_deployment();
        resource.mutable_deployment_status()->add_replicas()->set_state(replicas);
        state.put(resource);
        return resource;
    }

    void route(const std::string &model, const std::vector<std::string> &deployments) {
        v1::Resource resource;
        resource.mutable_meta()->set_name("routes/" + model);
        resource.mutable_route()->set_model(model);
        for (const auto &id : deployments) {
            auto &target = *resource.mutable_route()->add_targets();
            if (id == "vendor")
                target.set_provider("providers/vendor");
            else
                target.set_deployment("deployments/" + id);
        }
        state.put(resource);
    }

    // A canary of so much of the traffic.
    void tried(const std::string &id, int share, int needed, v1::RolloutStatus::Phase phase) {
        auto resource = deployment(id);
        auto &status = *resource.mutable_deployment_status();
        auto &revision = *status.add_revisions();
        revision.set_generation(2);
        auto &plan = *revision.mutable_spec()->mutable_rollout();
        plan.add_steps()->mutable_hold_time()->set_seconds(100);
        plan.mutable_guards()->set_min_requests(needed);
        status.mutable_rollout()->set_phase(phase);
        status.mutable_rollout()->set_to_generation(2);
        status.mutable_rollout()->set_share_basis_points(share);
        state.put(resource);
    }

    double rateOf(const std::string &model) const {
        for (const auto &rate : clientRates(state, made, {})) {
            if (rate.model == model)
                return rate.perSecond;
        }
        return 0;
    }

    support::SmallState state;
    Made made;
};

TEST_F(ClientRatesTest, OnlyWhatIsWhollySimulatedAndReadyIsAsked) {
    deployment("made-1");
    deployment("made-2");
    deployment("made-later", v1::Replica::LOADING);
    deployment("real");
    route("own", {"made-1", "made-2"});
    route("later", {"made-later"});
    route("mixed", {"made-1", "real"});
    route("with-vendor", {"made-1", "vendor"});
    route("gone", {"made-gone"});
    route("empty", {});
    EXPECT_GT(rateOf("own"), 0);
    EXPECT_EQ(clientRates(state, made, {}).size(), 1u);
}

TEST_F(ClientRatesTest, ModelsThatGiveVectorsAloneAreAskedForThese) {
    const auto modelOf = [this](const std::string &id, const std::vector<v1::Capability> &capabilities) {
        v1::Resource model;
        model.mutable_meta()->set_name("models/" + id);
        for (const auto capability : capabilities)
            model.mutable_model()->add_capabilities(capability);
        state.put(model);
        auto resource = deployment("made-" + id);
        resource.mutable_deployment()->set_model_version("models/" + id + "/versions/3");
        state.put(resource);
    };
    modelOf("vectors", {v1::EMBEDDINGS});
    modelOf("both", {v1::EMBEDDINGS, v1::CHAT});
    modelOf("words", {v1::CHAT});
    modelOf("unknown", {});
    for (const auto *id : {"vectors", "both", "words", "unknown"})
        route(id, {std::string("made-") + id});
    route("vectors-or-words", {"made-vectors", "made-words"});
    std::vector<std::string> wanting;
    for (const auto &rate : clientRates(state, made, {})) {
        if (rate.wantsEmbeddings)
            wanting.push_back(rate.model);
    }
    EXPECT_EQ(wanting, std::vector<std::string>{"vectors"});
}

TEST_F(ClientRatesTest, ModelsThatRankOrTranscribeAloneAreNotAsked) {
    const auto modelOf = [this](const std::string &id, v1::Capability capability) {
        v1::Resource model;
        model.mutable_meta()->set_name("models/" + id);
        model.mutable_model()->add_capabilities(capability);
        state.put(model);
        auto resource = deployment("made-" + id);
        resource.mutable_deployment()->set_model_version("models/" + id + "/versions/1");
        state.put(resource);
        route(id, {"made-" + id});
    };
    modelOf("rank", v1::RERANK);
    modelOf("calls", v1::TRANSCRIPTION);
    modelOf("words", v1::CHAT);
    modelOf("pictures", v1::VISION);
    route("rank-or-words", {"made-rank", "made-words"});
    std::vector<std::string> asked;
    for (const auto &rate : clientRates(state, made, {}))
        asked.push_back(rate.model);
    EXPECT_EQ(asked, (std::vector<std::string>{"pictures", "words"}));
}

TEST_F(ClientRatesTest, TheyAskAsTheDemandIs) {
    deployment("made");
    route("own", {"made"});
    const auto half = rateOf("own");
    made.level = 1;
    EXPECT_DOUBLE_EQ(rateOf("own"), 2 * half);
    made.level = 0;
    EXPECT_TRUE(clientRates(state, made, {}).empty());
}

TEST_F(ClientRatesTest, ACanaryIsAskedOftenEnoughForItsGuards) {
    route("own", {"made"});
    for (const auto phase : {v1::RolloutStatus::HOLDING, v1::RolloutStatus::WAITING}) {
        tried("made", 2'500, 20, phase);
        // Within half of the step's 100 s, of each request a quarter.
        EXPECT_GE(rateOf("own") * 0.25 * 50, 20);
    }
    const auto most = rateOf("own");
    tried("made", 2'500, 20, v1::RolloutStatus::ABORTED);
    EXPECT_LT(rateOf("own"), most / 10);
    // Nothing of it would come to one that is dark.
    tried("made", 0, 20, v1::RolloutStatus::HOLDING);
    EXPECT_LT(rateOf("own"), most / 10);
}

TEST_F(ClientRatesTest, AllTogetherHaveABound) {
    for (int number = 0; number < 300; ++number) {
        const auto id = "made-" + std::to_string(number);
        tried(id, 100, 1'000, v1::RolloutStatus::HOLDING);
        route(id, {id});
    }
    double sum = 0;
    for (const auto &rate : clientRates(state, made, {}))
        sum += rate.perSecond;
    EXPECT_LE(sum, 4.001);
    EXPECT_GT(sum, 3.9);
}

} // namespace
} // namespace gateway
