#include "backend/deployments/deployment_rules.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "backend/deployments/engine_template_rules.h"
#include "tests/backend/deployments/small_world.h"

namespace deployments {
namespace {

class DeploymentRulesTest : public testing::Test {
protected:
    // Field and reason of the only thing that is wrong.
    std::string complaint() {
        ledger::Draft draft{before ? v1::UPDATED : v1::CREATED, "deployments", before, world.deployment()};
        std::vector<v1::FieldViolation> violations;
        DeploymentRules().validate(draft, world.state, &violations);
        if (violations.empty())
            return "";
        EXPECT_EQ(violations.size(), 1u) << violations.back().field();
        return violations.front().field() + ' ' + v1::Reason_Name(violations.front().reason());
    }

    SmallWorld world;
    v1::DeploymentSpec &spec = world.spec();
    ledger::ResourcePtr before;
};

TEST_F(DeploymentRulesTest, WhatIsLeftOutGetsItsDefault) {
    EXPECT_EQ(complaint(), "");
    EXPECT_EQ(spec.rollout().strategy(), v1::ROLLING);
    EXPECT_EQ(spec.rollout().max_surge(), 1);
    EXPECT_EQ(spec.drain_time().seconds(), 30);
    EXPECT_EQ(spec.service_tier(), v1::REALTIME);
}

TEST_F(DeploymentRulesTest, NumbersStayInTheirBounds) {
    spec.set_maximum_replicas(0);
    EXPECT_EQ(complaint(), "spec.maximum_replicas VALUE_OUT_OF_RANGE");
    spec.set_maximum_replicas(1001);
    EXPECT_EQ(complaint(), "spec.maximum_replicas VALUE_OUT_OF_RANGE");
    spec.set_maximum_replicas(8);
    // What cannot be is no bound of anything else.
    const auto least = spec.minimum_replicas();
    spec.set_minimum_replicas(70'000);
    spec.set_maximum_replicas(1000);
    EXPECT_EQ(complaint(), "spec.minimum_replicas VALUE_OUT_OF_RANGE");
    spec.set_minimum_replicas(least);
    spec.set_maximum_replicas(8);
    spec.mutable_drain_time()->set_seconds(-1);
    EXPECT_EQ(complaint(), "spec.drain_time VALUE_OUT_OF_RANGE");
    spec.mutable_drain_time()->set_seconds(1);
    spec.mutable_resources()->set_memory_bytes(-1);
    EXPECT_EQ(complaint(), "spec.resources.memory_bytes VALUE_OUT_OF_RANGE");
}

TEST_F(DeploymentRulesTest, ARetiredModelIsNotDeployedAnew) {
    auto version = *world.state.find("models/small/versions/1");
    version.mutable_model_version()->set_lifecycle(v1::RETIRED);
    world.state.put(version);
    EXPECT_EQ(complaint(), "spec.model_version MODEL_RETIRED");
    before = std::make_shared<v1::Resource>(world.deployment());
    spec.set_minimum_replicas(0);
    EXPECT_EQ(complaint(), "");
    auto other = *before;
    other.mutable_deployment()->set_model_version("models/small/versions/2");
    before = std::make_shared<v1::Resource>(other);
    EXPECT_EQ(complaint(), "spec.model_version MODEL_RETIRED");
}

TEST_F(DeploymentRulesTest, AnEngineLoadsOnlyItsFormats) {
    auto engine = *world.state.find("engineTemplates/test");
    engine.mutable_engine_template()->add_formats(v1::SAFETENSORS);
    world.state.put(engine);
    EXPECT_EQ(complaint(), "spec.engine MODEL_FORMAT_UNSUPPORTED");
}

TEST_F(DeploymentRulesTest, SettingsAreThoseOfTheEngine) {
    (*spec.mutable_parameters())["threads"] = "8";
    EXPECT_EQ(complaint(), "spec.parameters.threads VALUE_NOT_ALLOWED");
    auto engine = *world.state.find("engineTemplates/test");
    auto &threads = *engine.mutable_engine_template()->add_parameters();
    threads.set_name("threads");
    threads.set_type(v1::PARAMETER_INTEGER);
    threads.set_minimum(1);
    threads.set_maximum(64);
    world.state.put(engine);
    EXPECT_EQ(complaint(), "");
    for (const auto *wrong : {"0", "65", "eight", "8 ", "", "8.5"}) {
        (*spec.mutable_parameters())["threads"] = wrong;
        EXPECT_EQ(complaint(), "spec.parameters.threads VALUE_OUT_OF_RANGE") << wrong;
    }
}

TEST_F(DeploymentRulesTest, WhoeverMayOnlyDeployLoadsNoCode) {
    for (const auto *name : {"LD_PRELOAD", "PYTHONPATH", "PATH", "PILOTHOUSE_REPLICA", "CUDA_VISIBLE_DEVICES"}) {
        spec.clear_environment();
        (*spec.mutable_environment())[name] = "x";
        EXPECT_EQ(complaint(), "spec.environment VALUE_NOT_ALLOWED") << name;
    }
    spec.clear_environment();
    (*spec.mutable_environment())["1A"] = "x";
    EXPECT_EQ(complaint(), "spec.environment VALUE_MALFORMED");
    spec.clear_environment();
    spec.add_arguments(std::string("a\0b", 3));
    EXPECT_EQ(complaint(), "spec.arguments UNSAFE_TEXT");
}

TEST_F(DeploymentRulesTest, ACanaryHasStepsThatGrow) {
    spec.mutable_rollout()->set_strategy(v1::CANARY);
    EXPECT_EQ(complaint(), "spec.rollout.steps VALUE_MISSING");
    spec.mutable_rollout()->add_steps()->set_share_basis_points(2500);
    EXPECT_EQ(complaint(), "");
    spec.mutable_rollout()->add_steps()->set_share_basis_points(1000);
    EXPECT_EQ(complaint(), "spec.rollout.steps.share_basis_points VALUE_OUT_OF_RANGE");
}

TEST_F(DeploymentRulesTest, AScheduleStaysWithinMinimumAndMaximumOrIsZero) {
    auto &rule = *spec.add_schedule();
    rule.set_cron("0 8 * * mon-fri");
    rule.set_time_zone("Europe/Berlin");
    rule.set_replicas(9);
    EXPECT_EQ(complaint(), "spec.schedule.replicas VALUE_OUT_OF_RANGE");
    rule.set_replicas(0);
    EXPECT_EQ(complaint(), "");
    rule.set_time_zone("Europe/Atlantis");
    EXPECT_EQ(complaint(), "spec.schedule.time_zone VALUE_MALFORMED");
    rule.clear_time_zone();
    rule.set_cron("every day");
    EXPECT_EQ(complaint(), "spec.schedule.cron VALUE_MALFORMED");
}

TEST(EngineTemplateRulesTest, ATemplateSaysWhatItStartsAndWhereItIsSeen) {
    SmallWorld world;
    v1::Resource resource;
    resource.mutable_meta()->set_name("engineTemplates/x");
    resource.mutable_engine_template();
    const auto complaints = [&] {
        ledger::Draft draft{v1::CREATED, "engineTemplates", nullptr, resource};
        std::vector<v1::FieldViolation> violations;
        EngineTemplateRules().validate(draft, world.state, &violations);
        std::vector<std::string> fields;
        for (const auto &violation : violations)
            fields.push_back(violation.field());
        return fields;
    };
    EXPECT_EQ(complaints(), (std::vector<std::string>{"spec.program", "spec.readiness.path"}));
    auto &spec = *resource.mutable_engine_template();
    spec.set_program("bin/engine");
    spec.mutable_readiness()->set_path("health");
    EXPECT_EQ(complaints(), (std::vector<std::string>{"spec.program", "spec.readiness.path"}));
    spec.set_program("engine");
    spec.mutable_readiness()->set_path("/health");
    EXPECT_TRUE(complaints().empty());
    spec.add_parameters()->set_name("a");
    EXPECT_EQ(complaints(), std::vector<std::string>{"spec.parameters.type"});
}

} // namespace
} // namespace deployments
