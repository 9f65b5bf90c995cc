// Deployments as people have them: through the service, with real engines.
#include <algorithm>
#include <csignal>

#include "tests/backend/deployments/whole/deployment_world.h"

#include "pilothouse/v1/audit_service.pb.h"
#include "pilothouse/v1/fleet_service.pb.h"

namespace support {
namespace {

using State = v1::Replica;

class DeploymentsTest : public DeploymentWorld {
protected:
    v1::Reason verb(const std::string &method, const std::string &id) const {
        v1::AbortRolloutRequest request;
        request.set_name("deployments/" + id);
        request.set_reason("because");
        // The requests of these verbs have the same fields.
        return reasonOf(owner.ask<v1::AbortRolloutResponse>("DeploymentService." + method, request));
    }

    core::Result<v1::QueryEngineLoadResponse> load(const ServiceClient &client, const std::string &id) const {
        v1::QueryEngineLoadRequest request;
        request.set_name("deployments/" + id);
        return client.ask<v1::QueryEngineLoadResponse>("FleetService.QueryEngineLoad", request);
    }
};

TEST_F(DeploymentsTest, AnEngineIsStartedAnswersAndGoes) {
    apply(deployment("small"));
    ASSERT_TRUE(becomesReady("small", 1));
    const auto replica = status("small").replicas(0);
    EXPECT_NE(answerOf(replica.address(), "/v1/models").find("\"small\""), std::string::npos);
    EXPECT_EQ(engines().size(), 1u);
    ASSERT_TRUE(owner.remove("deployments/small"));
    EXPECT_TRUE(eventually([this] { return engines().empty(); }));
    EXPECT_TRUE(eventually([this] {
        std::error_code none;
        const auto left = service.directory.path() / "data/replicas";
        return !std::filesystem::exists(left, none) || std::filesystem::is_empty(left, none);
    }));
}

TEST_F(DeploymentsTest, TheLoadOfEnginesIsToldToWhoeverSeesTheirDeployment) {
    auto engine = *owner.get("engineTemplates/test");
    engine.mutable_engine_template()->set_metrics_path("/metrics");
    apply(engine);
    auto secret = deployment("secret", 2);
    for (const std::string id : {"red", "blue"}) {
        v1::Resource team;
        team.mutable_meta()->set_name("teams/" + id);
        team.mutable_team();
        apply(team);
    }
    secret.mutable_meta()->set_team("teams/red");
    apply(secret);
    ASSERT_TRUE(becomesReady("secret", 2));
    EXPECT_TRUE(eventually([&] { return load(owner, "secret")->engines_size() == 2; }));
    const auto told = *load(service.enrol("viewer", "teams/red"), "secret");
    ASSERT_EQ(told.engines_size(), 2);
    EXPECT_LT(told.engines(0).replica(), told.engines(1).replica());
    for (const auto &one : told.engines()) {
        EXPECT_EQ(one.requests_running(), 0);
        EXPECT_TRUE(one.has_requests_running() && one.has_requests_waiting() && one.has_kv_cache_used());
        EXPECT_FALSE(one.is_stale());
    }
    const auto blue = service.enrol("viewer", "teams/blue");
    auto hidden = load(blue, "secret").error().message();
    hidden.replace(hidden.find("secret"), 6, "absent");
    EXPECT_EQ(hidden, load(blue, "absent").error().message());
    EXPECT_EQ(reasonOf(load(blue, "secret")), v1::NOT_FOUND);
    // Of another kind there is no load.
    v1::QueryEngineLoadRequest other;
    other.set_name("engineTemplates/test");
    EXPECT_EQ(reasonOf(owner.ask<v1::QueryEngineLoadResponse>("FleetService.QueryEngineLoad", other)), v1::NOT_FOUND);
}

TEST_F(DeploymentsTest, ScalingStartsAndStopsReplicas) {
    apply(deployment("small", 3));
    ASSERT_TRUE(becomesReady("small", 3));
    EXPECT_EQ(engines().size(), 3u);
    apply(deployment("small", 1));
    ASSERT_TRUE(becomesReady("small", 1));
    apply(deployment("small", 0));
    EXPECT_TRUE(becomes("small", [](const auto &status) { return status.replicas().empty(); }));
    EXPECT_TRUE(eventually([this] { return engines().empty(); }));
    EXPECT_EQ(status("small").state(), v1::DeploymentStatus::STOPPED);
}

TEST_F(DeploymentsTest, AnEngineThatEndsAtOnceIsGivenBackoffAndItsReason) {
    template_("broken", {"--exit-at-once", "3"});
    auto broken = deployment("broken");
    broken.mutable_deployment()->set_engine("engineTemplates/broken");
    apply(broken);
    ASSERT_TRUE(becomes("broken", [](const auto &status) {
        return status.replicas_size() == 1 && status.replicas(0).state() == State::FAILED;
    }));
    const auto replica = status("broken").replicas(0);
    EXPECT_EQ(replica.reason(), "ENGINE_EXITED");
    EXPECT_EQ(replica.arguments().at("code"), "3");
    EXPECT_TRUE(replica.has_next_start_time());
    EXPECT_EQ(status("broken").state(), v1::DeploymentStatus::UNAVAILABLE);
}

TEST_F(DeploymentsTest, TheServiceIsNeededWhileSomethingIsToBeDoneForAReplica) {
    using std::chrono::nanoseconds;
    const auto isIdle = [this] { return service->idleTime() > nanoseconds(0); };
    EXPECT_TRUE(eventually(isIdle));
    apply(deployment("small"));
    ASSERT_TRUE(becomesReady("small", 1));
    EXPECT_FALSE(isIdle());
    ASSERT_TRUE(owner.remove("deployments/small"));
    EXPECT_TRUE(eventually(isIdle));
    template_("broken", {"--exit-at-once", "3"});
    auto broken = deployment("broken");
    broken.mutable_deployment()->set_engine("engineTemplates/broken");
    apply(broken);
    // It is tried again later, and so the service stays.
    ASSERT_TRUE(becomes("broken", [](const auto &status) {
        return status.replicas_size() == 1 && status.replicas(0).state() == State::FAILED;
    }));
    EXPECT_FALSE(isIdle());
    int turns = 0;
    ASSERT_TRUE(becomes("broken", [&](const auto &status) {
        service.clock.advance(std::chrono::minutes(6));
        // Whatever is known of engines may let a replica start: the controller looks at the new time.
        template_("turn-" + std::to_string(++turns));
        return status.replicas_size() == 1 && status.replicas(0).is_given_up();
    }));
    EXPECT_TRUE(eventually(isIdle)) << "nothing is done for it until a person comes";
}

TEST_F(DeploymentsTest, SeveralAreRestartedInOneChangeOrNoneIs) {
    for (const auto *id : {"one", "two"})
        apply(deployment(id));
    ASSERT_TRUE(becomesReady("one", 1) && becomesReady("two", 1));
    const auto before = engines();
    v1::RestartReplicasRequest request;
    request.set_name("deployments/one");
    request.add_others("deployments/two");
    request.add_others("deployments/none");
    request.set_reason("New driver");
    const auto restart = [&] {
        return owner.ask<v1::RestartReplicasResponse>("DeploymentService.RestartReplicas", request);
    };
    EXPECT_EQ(reasonOf(restart()), v1::NOT_FOUND);
    EXPECT_FALSE(status("one").replicas(0).is_outdated());
    request.set_others(1, "deployments/one");
    EXPECT_EQ(reasonOf(restart()), v1::INVALID_FIELD);
    request.mutable_others()->RemoveLast();
    ASSERT_TRUE(restart());
    v1::ListEventsRequest asked;
    asked.set_filter("op = \"deployments.restart\" AND outcome = ALLOWED");
    const auto events = owner.ask<v1::ListEventsResponse>("AuditService.ListEvents", asked);
    ASSERT_TRUE(events) << events.error().message();
    ASSERT_EQ(events->events_size(), 1);
    EXPECT_EQ(events->events(0).object_count(), 2);
    EXPECT_TRUE(eventually([&] {
        const auto now = engines();
        return now.size() == 2 && std::none_of(now.begin(), now.end(), [&](int pid) {
                   return std::find(before.begin(), before.end(), pid) != before.end();
               });
    }));
    EXPECT_TRUE(becomesReady("one", 1) && becomesReady("two", 1));
}

TEST_F(DeploymentsTest, SeveralRolloutsArePausedOnlyWhereAllCanBe) {
    for (const auto *id : {"one", "two"})
        apply(deployment(id));
    ASSERT_TRUE(becomesReady("one", 1) && becomesReady("two", 1));
    v1::PauseRolloutRequest request;
    request.set_name("deployments/one");
    request.add_others("deployments/two");
    request.set_reason("because");
    EXPECT_EQ(reasonOf(owner.ask<v1::PauseRolloutResponse>("DeploymentService.PauseRollout", request)),
              v1::WRONG_STATE);
    const auto viewer = service.enrol("viewer");
    EXPECT_EQ(reasonOf(viewer.ask<v1::PauseRolloutResponse>("DeploymentService.PauseRollout", request)),
              v1::PERMISSION_MISSING);
}

TEST_F(DeploymentsTest, AnEngineThatIsKilledComesBack) {
    apply(deployment("small"));
    ASSERT_TRUE(becomesReady("small", 1));
    const auto before = engines();
    ASSERT_EQ(before.size(), 1u);
    kill(before.front(), SIGKILL);
    ASSERT_TRUE(becomes("small", [](const auto &status) {
        return status.replicas_size() == 1 && status.replicas(0).state() == State::FAILED;
    }));
    EXPECT_EQ(status("small").replicas(0).reason(), "ENGINE_KILLED");
    service.clock.advance(std::chrono::seconds(11));
    ASSERT_TRUE(becomesReady("small", 1));
    EXPECT_NE(engines().front(), before.front());
    EXPECT_EQ(status("small").replicas(0).restarts(), 1);
}

TEST_F(DeploymentsTest, AServiceThatComesBackFindsItsEnginesAgain) {
    apply(deployment("small", 2));
    ASSERT_TRUE(becomesReady("small", 2));
    auto before = engines();
    const auto replicas = status("small").replicas();
    service.stop();
    EXPECT_EQ(engines().size(), 2u);
    ASSERT_TRUE(service.start());
    owner = service.owner();
    ASSERT_TRUE(becomesReady("small", 2));
    EXPECT_EQ(engines(), before);
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(status("small").replicas(i).restarts(), replicas.Get(i).restarts());
}

TEST_F(DeploymentsTest, WhatWasDeletedWhileTheServiceWasAwayIsEnded) {
    apply(deployment("small"));
    ASSERT_TRUE(becomesReady("small", 1));
    // An engine that the store knows nothing of: as if the commit that deleted it were the last thing before a kill.
    const auto pid = engines().front();
    ASSERT_TRUE(owner.remove("deployments/small"));
    service.stop();
    ASSERT_TRUE(service.start());
    owner = service.owner();
    EXPECT_TRUE(eventually([pid] { return kill(pid, 0) != 0; }));
}

TEST_F(DeploymentsTest, AFileThatWasChangedIsNotLoaded) {
    // Of the same size.
    auto bytes = tinyGguf();
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    write("tiny.gguf", bytes);
    apply(deployment("small"));
    ASSERT_TRUE(becomes("small", [](const auto &status) {
        return status.replicas_size() == 1 && status.replicas(0).state() == State::FAILED;
    }));
    EXPECT_EQ(status("small").replicas(0).reason(), "MODEL_FILE_CHANGED");
    EXPECT_TRUE(engines().empty());
}

TEST_F(DeploymentsTest, ANewRevisionReplacesTheOldOneAndARollbackReturns) {
    apply(deployment("small", 2));
    ASSERT_TRUE(becomesReady("small", 2, 1));
    auto changed = deployment("small", 2);
    changed.mutable_deployment()->add_arguments("--tokens");
    changed.mutable_deployment()->add_arguments("3");
    apply(changed);
    ASSERT_TRUE(becomesReady("small", 2, 2));
    v1::RollBackDeploymentRequest request;
    request.set_name("deployments/small");
    request.set_generation(1);
    request.set_reason("it answers too short");
    const auto back = owner.ask<v1::RollBackDeploymentResponse>("DeploymentService.RollBackDeployment", request);
    ASSERT_TRUE(back) << back.error().message();
    EXPECT_EQ(back->resource().meta().generation(), 3);
    EXPECT_TRUE(back->resource().deployment().arguments().empty());
    ASSERT_TRUE(becomesReady("small", 2, 3));
    request.set_generation(9);
    EXPECT_EQ(reasonOf(owner.ask<v1::RollBackDeploymentResponse>("DeploymentService.RollBackDeployment", request)),
              v1::REVISION_UNKNOWN);
}

TEST_F(DeploymentsTest, ACanaryIsPausedPromotedAndAborted) {
    apply(deployment("small", 2));
    ASSERT_TRUE(becomesReady("small", 2));
    auto changed = deployment("small", 2);
    auto &rollout = *changed.mutable_deployment()->mutable_rollout();
    rollout.set_strategy(v1::CANARY);
    for (const int share : {2500, 5000}) {
        auto &step = *rollout.add_steps();
        step.set_share_basis_points(share);
        step.set_manual(true);
    }
    changed.mutable_deployment()->add_arguments("--tokens");
    changed.mutable_deployment()->add_arguments("3");
    apply(changed);
    const auto waits = [](int step) {
        return [step](const v1::DeploymentStatus &status) {
            return status.rollout().phase() == v1::RolloutStatus::WAITING && status.rollout().step() == step;
        };
    };
    ASSERT_TRUE(becomes("small", waits(0)));
    EXPECT_EQ(status("small").traffic(1).share_basis_points(), 2500);
    EXPECT_EQ(verb("PauseRollout", "small"), v1::REASON_UNSPECIFIED);
    EXPECT_EQ(verb("PromoteRollout", "small"), v1::WRONG_STATE);
    EXPECT_EQ(verb("ResumeRollout", "small"), v1::REASON_UNSPECIFIED);
    EXPECT_EQ(verb("PromoteRollout", "small"), v1::REASON_UNSPECIFIED);
    ASSERT_TRUE(becomes("small", waits(1)));
    EXPECT_EQ(verb("AbortRollout", "small"), v1::REASON_UNSPECIFIED);
    ASSERT_TRUE(becomes("small", [](const auto &status) { return status.replicas_size() == 2; }));
    EXPECT_EQ(status("small").serving_generation(), 1);
    EXPECT_EQ(current("small").meta().generation(), 2);
    EXPECT_EQ(verb("AbortRollout", "nobody"), v1::NOT_FOUND);
}

TEST_F(DeploymentsTest, APlanIsWhatThenHappens) {
    v1::PlanDeploymentRequest request;
    *request.mutable_deployment() = deployment("small", 2);
    const auto plan = owner.ask<v1::PlanDeploymentResponse>("DeploymentService.PlanDeployment", request);
    ASSERT_TRUE(plan) << plan.error().message();
    EXPECT_TRUE(plan->fits());
    ASSERT_EQ(plan->replicas_size(), 2);
    apply(deployment("small", 2));
    ASSERT_TRUE(becomesReady("small", 2));
    EXPECT_EQ(status("small").replicas(0).node(), plan->replicas(0).node());
    request.mutable_deployment()->mutable_deployment()->mutable_resources()->set_gpus(64);
    const auto refused = owner.ask<v1::PlanDeploymentResponse>("DeploymentService.PlanDeployment", request);
    ASSERT_TRUE(refused);
    EXPECT_FALSE(refused->fits());
    // What serves goes on, and what would replace it has nowhere to go.
    const auto &replicas = refused->replicas();
    const auto homeless =
        std::find_if(replicas.begin(), replicas.end(), [](const auto &one) { return one.node().empty(); });
    ASSERT_NE(homeless, replicas.end());
    ASSERT_GT(homeless->others_size(), 0);
    EXPECT_EQ(homeless->others(0).reason(), v1::NODE_GPUS_MISSING);
    EXPECT_EQ(refused->least_ready(), 2);
}

} // namespace
} // namespace support
