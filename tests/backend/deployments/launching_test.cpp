#include "backend/deployments/launching.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deployments {
namespace {

using testing::ElementsAre;

class LaunchingTest : public testing::Test {
protected:
    LaunchingTest() {
        auto &version = *revision.mutable_model_version();
        version.set_directory("/models/llama");
        version.add_files()->set_path("llama-00001-of-00002.gguf");
        version.add_files()->set_path("llama-00002-of-00002.gguf");
        revision.mutable_engine()->set_program("engine");
        replica.set_id("abc");
        replica.set_address("127.0.0.1:30001");
    }

    std::vector<std::string> line(std::initializer_list<const char *> arguments) {
        revision.mutable_engine()->clear_arguments();
        for (const auto *argument : arguments)
            revision.mutable_engine()->add_arguments(argument);
        return launchOf("deployments/llama", "uid", revision, replica).arguments;
    }

    v1::DeploymentRevision revision;
    v1::Replica replica;
};

TEST_F(LaunchingTest, PlaceholdersStandForValues) {
    EXPECT_THAT(line({"-m", "{model_path}", "--dir={model_directory}", "--alias", "{model_name}", "--host", "{host}",
                      "--port", "{port}"}),
                ElementsAre("-m", "/models/llama/llama-00001-of-00002.gguf", "--dir=/models/llama", "--alias", "llama",
                            "--host", "127.0.0.1", "--port", "30001"));
}

TEST_F(LaunchingTest, WhatHasNoValueIsLeftOutWithItsOption) {
    EXPECT_THAT(line({"serve", "--ctx-size", "{context_length}", "--parallel={concurrency}", "--verbose"}),
                ElementsAre("serve", "--verbose"));
    revision.mutable_spec()->set_context_length(4096);
    revision.mutable_spec()->set_concurrency(4);
    EXPECT_THAT(line({"serve", "--ctx-size", "{context_length}", "--parallel={concurrency}", "--verbose"}),
                ElementsAre("serve", "--ctx-size", "4096", "--parallel=4", "--verbose"));
}

TEST_F(LaunchingTest, WhatIsNoPlaceholderStaysAsItIs) {
    EXPECT_THAT(line({"{\"a\": 1}", "{unknown}", "{", "a{port}b"}),
                ElementsAre("{\"a\": 1}", "{unknown}", "{", "a30001b"));
}

TEST_F(LaunchingTest, SettingsAddTheirArgumentsAndNothingFillsInTwice) {
    auto &cache = *revision.mutable_engine()->add_parameters();
    cache.set_name("cache");
    cache.set_default_value("f16");
    cache.add_arguments("--cache-type");
    cache.add_arguments("{value}");
    auto &flash = *revision.mutable_engine()->add_parameters();
    flash.set_name("flash");
    flash.set_type(v1::PARAMETER_BOOLEAN);
    flash.add_arguments("--flash-attn");
    EXPECT_THAT(line({}), ElementsAre("--cache-type", "f16"));
    (*revision.mutable_spec()->mutable_parameters())["cache"] = "{port}";
    (*revision.mutable_spec()->mutable_parameters())["flash"] = "true";
    revision.mutable_spec()->add_arguments("{port}");
    EXPECT_THAT(line({}), ElementsAre("--cache-type", "{port}", "--flash-attn", "{port}"));
    (*revision.mutable_spec()->mutable_parameters())["flash"] = "false";
    EXPECT_THAT(line({}), ElementsAre("--cache-type", "{port}", "{port}"));
}

TEST_F(LaunchingTest, TheDeploymentsEnvironmentComesOnTop) {
    (*revision.mutable_engine()->mutable_environment())["A"] = "{port}";
    (*revision.mutable_engine()->mutable_environment())["B"] = "engine";
    (*revision.mutable_spec()->mutable_environment())["B"] = "{port}";
    const auto launch = launchOf("deployments/llama", "uid", revision, replica);
    EXPECT_EQ(launch.environment, (std::map<std::string, std::string>{{"A", "30001"}, {"B", "{port}"}}));
}

TEST_F(LaunchingTest, OnlyWhatRunsMakesAnotherRevision) {
    auto other = revision;
    other.set_generation(7);
    other.mutable_spec()->set_minimum_replicas(5);
    other.mutable_spec()->add_schedule()->set_cron("0 8 * * *");
    other.mutable_spec()->mutable_rollout()->set_max_surge(3);
    other.mutable_spec()->mutable_drain_time()->set_seconds(5);
    other.mutable_spec()->set_description("words");
    other.mutable_engine()->set_program("newer");
    other.mutable_model_version()->set_notes("words");
    EXPECT_TRUE(runTheSame(revision, other));
    auto argument = other;
    argument.mutable_spec()->add_arguments("--x");
    EXPECT_FALSE(runTheSame(revision, argument));
    auto weights = other;
    weights.mutable_model_version()->set_digest("another");
    EXPECT_FALSE(runTheSame(revision, weights));
    auto memory = other;
    memory.mutable_spec()->mutable_resources()->set_gpus(2);
    EXPECT_FALSE(runTheSame(revision, memory));
}

} // namespace
} // namespace deployments
