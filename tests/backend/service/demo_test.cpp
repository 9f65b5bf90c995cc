// The demo: a made-up organisation whose time goes on, on a fleet that does not exist.
#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "backend/core/time_text.h"
#include "backend/core/whole_file.h"
#include "backend/secret/secret_store.h"
#include "backend/service/demo.h"
#include "tests/backend/gateway/http_client.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/change_service.pb.h"
#include "pilothouse/v1/fleet_service.pb.h"
#include "pilothouse/v1/gateway_service.pb.h"
#include "pilothouse/v1/policy_service.pb.h"

namespace support {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

std::string storyText() {
    const auto text = core::readWholeFile(
        std::string(std::getenv("PILOTHOUSE_SOURCE")) + "/resources/scenario/showcase.json", 16 << 20);
    EXPECT_TRUE(text);
    return text ? *text : std::string();
}

service::Options demoOptions() {
    service::Options options;
    auto story = service::demoStory(storyText(), core::SystemClock().now());
    EXPECT_TRUE(story) << story.error().message();
    options.scenario = std::make_shared<const service::Scenario>(*std::move(story));
    options.isDemo = true;
    options.gatewayListen = "127.0.0.1:0";
    return options;
}

bool within(std::chrono::seconds time, const std::function<bool()> &holds) {
    const auto deadline = steady_clock::now() + time;
    while (!holds()) {
        if (steady_clock::now() >= deadline)
            return false;
        std::this_thread::sleep_for(20ms);
    }
    return true;
}

TEST(DemoStory, EndsNowAndStandsOnTheSimulatedFleet) {
    const auto now = core::fromTimestamp(*core::parseTime("2027-03-01T12:00:00Z"));
    const auto original = service::Scenario::read(storyText());
    const auto story = service::demoStory(storyText(), now);
    ASSERT_TRUE(original && story);
    EXPECT_EQ(story->now(), now);
    // A month of it.
    EXPECT_GT(story->now() - story->begin(), 30 * 24h);
    EXPECT_EQ(story->owner(), original->owner());
    EXPECT_FALSE(service::demoStory("{}", now));
}

class DemoTest : public ::testing::Test {
protected:
    v1::DescribeGpuResponse gpu(const std::string &node, int index) const {
        v1::DescribeGpuRequest request;
        request.set_node(node);
        request.set_gpu(index);
        const auto answer = owner.ask<v1::DescribeGpuResponse>("FleetService.DescribeGpu", request);
        return answer ? *answer : v1::DescribeGpuResponse();
    }

    bool isMeasured() const { return gpu("clusters/fra-a/nodes/n001", 0).readings_size() > 0; }

    // Every deployment has what it wants, all of it is simulated, and one has a canary.
    bool areReady() const {
        const auto all = owner.list("deployments");
        if (!all || all->resources_size() < 14)
            return false;
        for (const auto &one : all->resources()) {
            const auto &status = one.deployment_status();
            const bool isTried = one.meta().name() == "deployments/llama-70b-chat";
            if (isTried ? !holdsCanary(status)
                        : status.state() != v1::DeploymentStatus::AVAILABLE &&
                              status.state() != v1::DeploymentStatus::STOPPED)
                return false;
            for (const auto &replica : status.replicas()) {
                if (replica.state() != v1::Replica::READY)
                    return false;
            }
        }
        return true;
    }

    // Of the last revision, with guards and traffic; the one before serves.
    static bool holdsCanary(const v1::DeploymentStatus &status) {
        const auto &rollout = status.rollout();
        return status.state() == v1::DeploymentStatus::ROLLING_OUT && rollout.phase() == v1::RolloutStatus::HOLDING &&
               rollout.from_generation() == status.serving_generation() && rollout.share_basis_points() > 0;
    }

    // Replicas that came up at a second try: what the scenario has lost is given to nobody.
    int troubled() const {
        int count = 0;
        const auto all = owner.list("deployments");
        for (const auto &one : all->resources()) {
            for (const auto &replica : one.deployment_status().replicas())
                count += replica.has_last_trouble();
        }
        return count;
    }

    // Requests to the canary that nobody sent but clients that do not exist.
    std::int64_t triedRequests() const {
        v1::QueryTrafficRequest request;
        request.set_name("routes/desk-chat");
        const auto told = owner.ask<v1::QueryTrafficResponse>("GatewayService.QueryTraffic", request);
        const auto tried = owner.get("deployments/llama-70b-chat")->deployment_status().rollout().to_generation();
        std::int64_t requests = 0;
        for (const auto &series : told->series()) {
            for (const auto &point : series.points())
                requests += series.generation() == tried ? point.requests() : 0;
        }
        return requests;
    }

    // Of the nodes that are kept for a study, those whose first GPU is idle.
    int idleNodes() const {
        int idle = 0;
        for (int node = 217; node <= 228; ++node)
            idle += idleTime(gpu("clusters/dub-2/nodes/n" + std::to_string(node), 0)).count() > 0 ? 1 : 0;
        return idle;
    }

    // For how long a GPU has been idle, as its reason says.
    static std::chrono::seconds idleTime(const v1::DescribeGpuResponse &gpu) {
        for (const auto &reason : gpu.reasons()) {
            if (reason.sign() == v1::IDLE_ALLOCATED)
                return std::chrono::seconds(std::stoll(reason.arguments().at("seconds")));
        }
        return {};
    }

    // Nodes with replicas of this deployment and of others.
    int nodesShared(const std::string &deployment) const {
        std::map<std::string, std::set<std::string>> byNode;
        const auto all = owner.list("deployments");
        for (const auto &one : all->resources()) {
            for (const auto &replica : one.deployment_status().replicas())
                byNode[replica.node()].insert(one.meta().name());
        }
        int shared = 0;
        for (const auto &[node, deployments] : byNode)
            shared += deployments.contains(deployment) && deployments.size() > 1 ? 1 : 0;
        return shared;
    }

    // Since when the last of its replicas has been ready.
    core::Clock::TimePoint::duration sinceReady(const std::string &deployment) const {
        auto last = core::Clock::TimePoint::min();
        const auto found = owner.get(deployment);
        for (const auto &replica : found->deployment_status().replicas())
            last = std::max(last, core::fromTimestamp(replica.state_time()));
        return core::SystemClock().now() - last;
    }

    std::string states() const {
        const auto all = owner.list("deployments");
        std::string text;
        for (const auto &one : all->resources()) {
            const auto &status = one.deployment_status();
            text += one.meta().name() + ' ' + v1::DeploymentStatus::State_Name(status.state()) + '\n';
            for (const auto &replica : status.replicas()) {
                text += "  " + v1::Replica::State_Name(replica.state()) + ' ' + replica.node() + ' ' + replica.reason();
                for (const auto &[key, value] : replica.arguments())
                    text += ' ' + key + '=' + value;
                text += '\n';
            }
        }
        return text;
    }

    const steady_clock::time_point begin_ = steady_clock::now();
    RunningService service{demoOptions()};
    ServiceClient owner = service.owner();
};

// A provider that the story tells to be reachable has the key that it needs; one without a key says so.
TEST_F(DemoTest, PoliciesAreInForceAndTwoChangesWaitForApproval) {
    const auto sets = owner.list("policySets");
    ASSERT_TRUE(sets);
    ASSERT_EQ(sets->resources_size(), 3);
    for (const auto &set : sets->resources()) {
        v1::CheckPolicySetRequest check;
        *check.mutable_policy_set() = *owner.get(set.meta().name());
        check.set_with_analysis(true);
        const auto told = owner.ask<v1::CheckPolicySetResponse>("PolicyService.CheckPolicySet", check);
        ASSERT_TRUE(told) << told.error().message();
        EXPECT_TRUE(told->violations().empty()) << told->violations(0).description();
        EXPECT_GT(told->tests_size(), 0);
        for (const auto &test : told->tests())
            EXPECT_TRUE(test.has_passed()) << test.test();
        for (const auto &finding : told->findings())
            EXPECT_NE(finding.kind(), v1::PolicyFinding::DEAD) << finding.rule();
    }
    const auto requests = owner.list("changeRequests");
    ASSERT_TRUE(requests);
    ASSERT_EQ(requests->resources_size(), 2);
    for (const auto &request : requests->resources()) {
        EXPECT_EQ(request.change_request().state(), v1::AWAITING_APPROVAL);
        v1::ReviewChangeRequestRequest wanted;
        wanted.set_name(request.meta().name());
        const auto review = owner.ask<v1::ReviewChangeRequestResponse>("ChangeService.ReviewChangeRequest", wanted);
        ASSERT_TRUE(review) << review.error().message();
        EXPECT_EQ(review->refusal_reason(), v1::REASON_UNSPECIFIED);
        EXPECT_EQ(review->preview().refusal_reason(), v1::REASON_UNSPECIFIED) << review->preview().refusal();
    }
    v1::ApproveChangeRequestRequest approval;
    approval.set_name(requests->resources(0).meta().name());
    approval.set_sha256(requests->resources(0).change_request().sha256());
    const auto approved = owner.ask<v1::MoveChangeRequestResponse>("ChangeService.ApproveChangeRequest", approval);
    ASSERT_TRUE(approved) << approved.error().message();
    EXPECT_EQ(approved->change_request().change_request().state(), v1::APPLIED);
}

TEST_F(DemoTest, ItsPastCanBeDecidedOnceMoreAndRulesCountSinceThen) {
    v1::BacktestPolicySetRequest wanted;
    wanted.mutable_policy_set()->mutable_meta()->set_name("policySets/freeze");
    auto &rule = *wanted.mutable_policy_set()->mutable_policy_set()->add_rules();
    rule.set_id("frozen");
    rule.set_stage(v1::ADMINISTRATION_STAGE);
    rule.set_effect(v1::FORBID);
    rule.set_mode(v1::SHADOW);
    auto &predicate = *rule.add_when();
    predicate.set_attribute("change.kind");
    predicate.mutable_in()->add_values("deployments");
    wanted.mutable_reach()->set_seconds(30 * 24 * 3'600);
    const auto found = owner.ask<v1::BacktestPolicySetResponse>("PolicyService.BacktestPolicySet", wanted);
    ASSERT_TRUE(found) << found.error().message();
    EXPECT_GT(found->total().decisions(), 50);
    EXPECT_GT(found->total().newly_denied(), 10);
    EXPECT_GT(found->over_time_size(), 3);
    const auto set = owner.get("policySets/two-persons");
    ASSERT_TRUE(set);
    const auto made = core::fromTimestamp(set->meta().create_time());
    for (const auto &one : set->policy_set().rules())
        EXPECT_EQ(core::fromTimestamp(one.mode_time()), made) << one.id();
    // Two requests of the story were made by it.
    EXPECT_TRUE(within(20s, [&] {
        const auto now = owner.get("policySets/two-persons");
        for (const auto &status : now->policy_set_status().rules()) {
            if (status.id() == "terms-of-models")
                return status.matched() >= 2;
        }
        return false;
    }));
}

TEST_F(DemoTest, SecretsThatWereSetHaveValues) {
    const auto store = secret::SecretStore::open(service.directory.path() / "data" / "secrets", {});
    ASSERT_TRUE(store);
    const auto isSet = [this](const char *name) { return owner.get(name)->secret_status().has_set_time(); };
    const auto hasValue = [&](const char *name) { return store->value(owner.get(name)->meta().uid()).has_value(); };
    EXPECT_TRUE(isSet("secrets/mistral-key") && hasValue("secrets/mistral-key"));
    EXPECT_FALSE(isSet("secrets/helvetia-key") || hasValue("secrets/helvetia-key"));
}

TEST_F(DemoTest, IsAliveSoonAnswersAndGoesOn) {
    const auto passed = [this] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - begin_).count();
    };
    RecordProperty("answering_ms", static_cast<int>(passed()));
    ASSERT_TRUE(within(30s, [this] { return isMeasured(); }));
    RecordProperty("measured_ms", static_cast<int>(passed()));
    ASSERT_TRUE(within(100s, [this] { return areReady(); })) << states();
    RecordProperty("ready_ms", static_cast<int>(passed()));
    EXPECT_EQ(troubled(), 0) << states();
    // GPUs that somebody holds and does not use are told of at once, with whose they are and since when.
    EXPECT_TRUE(within(10s, [this] { return idleNodes() == 12; })) << idleNodes();
    const auto held = gpu("clusters/dub-2/nodes/n217", 0);
    EXPECT_EQ(held.deployment(), "deployments/intent-study");
    EXPECT_GT(idleTime(held), 14 * 24h);
    EXPECT_LE(idleTime(held), std::chrono::floor<std::chrono::seconds>(sinceReady("deployments/intent-study")));
    // What the bad afternoon takes has replicas, so that one sees them move.
    for (int index = 0; index < 8; ++index)
        EXPECT_FALSE(gpu("clusters/fra-a/nodes/n044", index).deployment().empty()) << index;
    EXPECT_FALSE(gpu("clusters/fra-a/nodes/n045", 4).deployment().empty());
    // Whom the noisy tenant disturbs: others on its nodes.
    EXPECT_GE(nodesShared("deployments/gemma-27b-vision"), 8) << states();
    EXPECT_TRUE(within(60s, [this] { return triedRequests() > 0; }));
    const auto llama = owner.get("deployments/llama-70b-chat")->deployment_status();
    ASSERT_GT(llama.replicas_size(), 0);
    const auto &replica = llama.replicas(0);
    EXPECT_TRUE(replica.node().starts_with("clusters/par-1/")) << replica.node();
    // The GPUs that it was given are the busy ones.
    const auto node = *owner.get(replica.node());
    int index = -1;
    for (const auto &device : node.node_status().gpus()) {
        if (device.uuid() == replica.gpus(0))
            index = device.index();
    }
    ASSERT_GE(index, 0);
    EXPECT_EQ(gpu(replica.node(), index).deployment(), "deployments/llama-70b-chat");
    const auto address = service->gatewayAddress();
    const auto port = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    const auto routes = owner.list("routes");
    ASSERT_TRUE(routes && routes->resources_size() > 0);
    bool isAnswered = false;
    for (const auto &route : routes->resources()) {
        const auto id = route.meta().name().substr(7);
        const auto model = route.route().model().empty() ? id : route.route().model();
        const auto reply = HttpClient(port).ask(chatOf(model));
        isAnswered = isAnswered || reply.body.find("This answer is simulated") != std::string::npos;
    }
    EXPECT_TRUE(isAnswered);
    const auto before = owner.get("deployments/llama-70b-chat")->meta().uid();
    service.stop();
    ASSERT_TRUE(service.start());
    owner = service.owner();
    EXPECT_EQ(owner.get("deployments/llama-70b-chat")->meta().uid(), before);
    EXPECT_TRUE(within(10s, [this] { return areReady(); })) << states();
    EXPECT_TRUE(within(10s, [this] { return isMeasured(); }));
    v1::Resource team = teamNamed("newcomers");
    const auto made = owner.put(team);
    ASSERT_TRUE(made) << made.error().message();
    const auto since =
        core::SystemClock().now() - core::fromTimestamp(owner.get("teams/newcomers")->meta().create_time());
    EXPECT_LT(since, 1min);
    EXPECT_GT(since, -1min);
}

TEST(DemoStart, WhatIsRealIsNotTakenForADemo) {
    RunningService real{[] {
        service::Options options;
        options.verifyDelay = std::chrono::hours(1);
        return options;
    }()};
    real.stop();
    auto options = demoOptions();
    options.dataDirectory = real.directory.path() / "data";
    core::SystemClock clock;
    core::SystemRandom random;
    service::StructuredLog log(clock, service::StructuredLog::Least::Error);
    const auto started = service::ControlService::start(options, clock, random, log);
    ASSERT_FALSE(started);
    // The store is of another trust domain.
    EXPECT_EQ(started.error().reason(), v1::INVALID_FIELD);
    EXPECT_EQ(started.error().arguments().at("field"), "trust_domain");
}

} // namespace
} // namespace support
