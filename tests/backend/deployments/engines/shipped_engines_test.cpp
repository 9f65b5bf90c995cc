#include <set>

#include <gtest/gtest.h>

#include "backend/deployments/engines/shipped_engines.h"
#include "tests/backend/ledger/ledger_fixture.h"

using namespace deployments;

namespace {

class ShippedEnginesTest : public testing::Test {
protected:
    ShippedEnginesTest() {
        EXPECT_TRUE(world_.open());
        shipped_ = *shippedEngines();
    }
    v1::Resource present(const std::string &id) const { return world_.current("engineTemplates/" + id); }

    ledger::test::World world_;
    std::vector<v1::Resource> shipped_;
};

} // namespace

TEST_F(ShippedEnginesTest, EachCanBeReadAndSaysWhatAPersonNeeds) {
    std::set<std::string> names;
    for (const auto &engine : shipped_) {
        const auto &name = engine.meta().name();
        EXPECT_TRUE(names.insert(name).second) << name;
        EXPECT_FALSE(engine.meta().display_name().empty()) << name;
        const auto &spec = engine.engine_template();
        EXPECT_NE(spec.engine(), v1::ENGINE_KIND_UNSPECIFIED) << name;
        EXPECT_FALSE(spec.program().empty() || spec.installation().empty() || spec.description().empty()) << name;
        EXPECT_TRUE(spec.readiness().path().starts_with('/') && spec.liveness().path().starts_with('/')) << name;
        EXPECT_GT(spec.start_timeout().seconds(), 0) << name;
        EXPECT_GT(spec.stop_timeout().seconds(), 0) << name;
        for (const auto &parameter : spec.parameters()) {
            EXPECT_FALSE(parameter.display_name().empty() || parameter.description().empty()) << parameter.name();
            EXPECT_FALSE(parameter.arguments().empty()) << parameter.name();
            EXPECT_EQ(parameter.type() == v1::PARAMETER_CHOICE, !parameter.choices().empty()) << parameter.name();
        }
    }
    EXPECT_EQ(names, (std::set<std::string>{"engineTemplates/llama-cpp", "engineTemplates/llama-cpp-python",
                                            "engineTemplates/ollama", "engineTemplates/openai-compatible",
                                            "engineTemplates/sglang", "engineTemplates/tgi", "engineTemplates/vllm"}));
}

TEST_F(ShippedEnginesTest, TheMissingAreWrittenOnce) {
    ASSERT_TRUE(keepShippedEngines(*world_, shipped_));
    EXPECT_EQ(present("vllm").engine_template().program(), "vllm");
    EXPECT_EQ(present("vllm").meta().display_name(), "vLLM");
    const auto last = world_.lastIndex();
    ASSERT_TRUE(keepShippedEngines(*world_, shipped_));
    EXPECT_EQ(world_.lastIndex(), last);
}

TEST_F(ShippedEnginesTest, OneThatNobodyChangedFollowsTheProgram) {
    ASSERT_TRUE(keepShippedEngines(*world_, shipped_));
    auto newer = shipped_;
    for (auto &engine : newer)
        engine.mutable_engine_template()->add_arguments("--newer");
    ASSERT_TRUE(keepShippedEngines(*world_, newer));
    EXPECT_EQ(*present("vllm").engine_template().arguments().rbegin(), "--newer");
    EXPECT_EQ(present("vllm").meta().generation(), 2);
    EXPECT_EQ(present("vllm").meta().display_name(), "vLLM");
    const auto last = world_.lastIndex();
    ASSERT_TRUE(keepShippedEngines(*world_, newer));
    EXPECT_EQ(world_.lastIndex(), last);
}

TEST_F(ShippedEnginesTest, OneThatSomebodyChangedStays) {
    ASSERT_TRUE(keepShippedEngines(*world_, shipped_));
    auto own = present("vllm");
    own.mutable_engine_template()->set_program("/opt/vllm/bin/vllm");
    ASSERT_TRUE(world_.apply({ledger::test::put(own, own.meta().etag(), {"spec.program"})}));
    auto newer = shipped_;
    for (auto &engine : newer)
        engine.mutable_engine_template()->add_arguments("--newer");
    ASSERT_TRUE(keepShippedEngines(*world_, newer));
    EXPECT_EQ(present("vllm").engine_template().program(), "/opt/vllm/bin/vllm");
    EXPECT_NE(*present("vllm").engine_template().arguments().rbegin(), "--newer");
    EXPECT_EQ(*present("sglang").engine_template().arguments().rbegin(), "--newer");
}

TEST_F(ShippedEnginesTest, OneOfTheSameNameThatSomebodyWroteStays) {
    v1::Resource own;
    own.mutable_meta()->set_name("engineTemplates/vllm");
    own.mutable_engine_template()->set_program("mine");
    ASSERT_TRUE(world_.apply({ledger::test::put(own)}));
    ASSERT_TRUE(keepShippedEngines(*world_, shipped_));
    EXPECT_EQ(present("vllm").engine_template().program(), "mine");
}
