#include <gtest/gtest.h>

#include "backend/fleet/fleet_rules.h"
#include "backend/fleet/source_spec.h"
#include "tests/support/small_state.h"

using namespace fleet;
namespace v1 = pilothouse::v1;

namespace {

class SourceRulesTest : public testing::Test {
protected:
    SourceRulesTest() {
        for (const auto &[name, runtime] : std::map<std::string, v1::RuntimeKind>{
                 {"clusters/gpus", v1::EXTERNAL}, {"clusters/local", v1::PROCESS}, {"clusters/demo", v1::SIMULATED}}) {
            v1::Resource cluster;
            cluster.mutable_meta()->set_name(name);
            cluster.mutable_cluster()->set_runtime(runtime);
            state_.put(cluster);
        }
        auto &exposition = *scraped_.mutable_exposition();
        exposition.set_cluster("clusters/gpus");
        exposition.add_targets()->set_address("gpu-07:9400");
        asked_.mutable_prometheus()->set_cluster("clusters/gpus");
        asked_.mutable_prometheus()->set_base_url("http://prometheus:9090");
    }

    std::vector<v1::FieldViolation> violationsOf(const v1::TelemetrySourceSpec &spec) const {
        ledger::Draft draft;
        draft.after.mutable_meta()->set_name("telemetrySources/one");
        *draft.after.mutable_telemetry_source() = spec;
        std::vector<v1::FieldViolation> violations;
        TelemetrySourceRules().validate(draft, state_, &violations);
        return violations;
    }

    std::string refused(const v1::TelemetrySourceSpec &spec) const {
        std::string text;
        for (const auto &violation : violationsOf(spec))
            text += (text.empty() ? "" : " ") + violation.field() + ":" + v1::Reason_Name(violation.reason());
        return text;
    }

    support::SmallState state_;
    v1::TelemetrySourceSpec scraped_;
    v1::TelemetrySourceSpec asked_;
};

} // namespace

TEST_F(SourceRulesTest, WhatIsRightPasses) {
    EXPECT_EQ(refused(scraped_), "");
    EXPECT_EQ(refused(asked_), "");
    scraped_.mutable_exposition()->add_targets()->set_address("https://[::1]:9400/custom/metrics");
    scraped_.mutable_exposition()->mutable_targets(1)->set_node("gpu-08");
    scraped_.mutable_exposition()->set_node_label("kubernetes_node");
    scraped_.mutable_interval()->set_seconds(30);
    EXPECT_EQ(refused(scraped_), "");
    scraped_.mutable_exposition()->set_cluster("clusters/local");
    EXPECT_EQ(refused(scraped_), "");
    asked_.mutable_prometheus()->set_matchers("job=\"dcgm\", cluster=~\"fra.*\" ,x!=\"a\\\"b\"");
    EXPECT_EQ(refused(asked_), "");
}

TEST_F(SourceRulesTest, NodesAreOfAClusterThatOthersRun) {
    scraped_.mutable_exposition()->set_cluster("clusters/demo");
    EXPECT_EQ(refused(scraped_), "spec.exposition.cluster:VALUE_NOT_ALLOWED");
    asked_.mutable_prometheus()->clear_cluster();
    EXPECT_EQ(refused(asked_), "spec.prometheus.cluster:VALUE_MISSING");
}

TEST_F(SourceRulesTest, WithoutAKindOfSourceTheChoiceIsNamedWithAllThatItOffers) {
    EXPECT_EQ(refused({}), "spec.source:VALUE_MISSING");
    EXPECT_EQ(violationsOf({}).at(0).arguments().at("choices"), "exposition prometheus simulator scan");
}

TEST_F(SourceRulesTest, AddressesAreOnesThatCanBeAsked) {
    scraped_.mutable_exposition()->clear_targets();
    EXPECT_EQ(refused(scraped_), "spec.exposition.targets:VALUE_MISSING");
    for (const std::string address : {"", "gpu-07", "gpu-07:0", "gpu-07:99999", "ftp://gpu-07:9400", "gpu-07:9400/x",
                                      "http://me:pw@gpu-07/", "http://gpu-07/m?x=1", "gpu 07:9400"}) {
        auto spec = scraped_;
        spec.mutable_exposition()->add_targets()->set_address(address);
        EXPECT_EQ(refused(spec), "spec.exposition.targets[0].address:VALUE_MALFORMED") << address;
    }
    for (int count = 0; count < 2; ++count)
        scraped_.mutable_exposition()->add_targets()->set_address("gpu-07:9400");
    EXPECT_EQ(refused(scraped_), "spec.exposition.targets:VALUE_REPEATED");
    scraped_.mutable_exposition()->clear_targets();
    for (int count = 0; count < 2'001; ++count)
        scraped_.mutable_exposition()->add_targets()->set_address("gpu-" + std::to_string(count) + ":9400");
    EXPECT_EQ(refused(scraped_), "spec.exposition.targets:TOO_LARGE");
    asked_.mutable_prometheus()->set_base_url("prometheus:9090");
    EXPECT_EQ(refused(asked_), "spec.prometheus.base_url:VALUE_MALFORMED");
    asked_.mutable_prometheus()->clear_base_url();
    EXPECT_EQ(refused(asked_), "spec.prometheus.base_url:VALUE_MISSING");
}

TEST_F(SourceRulesTest, APasswordInAnAddressIsSentToItsSecretAndNeverRepeated) {
    for (const std::string address : {"http://me:hunter2@gpu-07/", "me:hunter2@gpu-07:9400", "https://hunter2@gpu-07",
                                      "https://me:hun/hunter2@gpu-07:9400"}) {
        auto scraped = scraped_;
        for (int count = 0; count < 2; ++count)
            scraped.mutable_exposition()->add_targets()->set_address(address);
        auto asked = asked_;
        asked.mutable_prometheus()->set_base_url(address);
        auto violations = violationsOf(scraped);
        EXPECT_EQ(violations.size(), 2U);
        for (const auto &violation : violationsOf(asked))
            violations.push_back(violation);
        EXPECT_EQ(violations.size(), 3U);
        for (const auto &violation : violations) {
            EXPECT_EQ(violation.arguments().at("fault"), "CREDENTIALS") << address;
            EXPECT_EQ(violation.arguments().at("secret"), "spec.secret");
            EXPECT_EQ(violation.arguments().at("user"), "spec.user");
            EXPECT_EQ(violation.DebugString().find("hunter2"), std::string::npos) << violation.DebugString();
        }
    }
}

TEST_F(SourceRulesTest, ASecretNeverGoesInClearToAnotherMachine) {
    scraped_.set_secret("secrets/token");
    EXPECT_EQ(refused(scraped_), "spec.exposition.targets[\"gpu-07:9400\"].address:VALUE_MALFORMED");
    scraped_.mutable_exposition()->mutable_targets(0)->set_address("https://gpu-07:9400");
    EXPECT_EQ(refused(scraped_), "");
    scraped_.mutable_exposition()->mutable_targets(0)->set_address("127.0.0.1:9400");
    EXPECT_EQ(refused(scraped_), "");
    asked_.set_secret("secrets/token");
    EXPECT_EQ(refused(asked_), "spec.prometheus.base_url:VALUE_MALFORMED");
    asked_.mutable_prometheus()->set_base_url("https://prometheus");
    asked_.set_user("me:too");
    EXPECT_EQ(refused(asked_), "spec.user:VALUE_MALFORMED");
    asked_.set_user("me");
    EXPECT_EQ(refused(asked_), "");
    asked_.clear_secret();
    EXPECT_EQ(refused(asked_), "spec.secret:VALUE_MISSING");
}

TEST_F(SourceRulesTest, MatchersStayWithinTheirBraces) {
    for (const std::string matchers : {"job", "job=", "job=dcgm", "job=\"a", "job=\"a\"}", "job=\"a\"} or up{x=\"\"",
                                       "job=\"a\\\"", "job==\"a\"", "1job=\"a\"", "a=\"b\" c=\"d\"", ",", "a=\"\n\""}) {
        EXPECT_FALSE(areMatchers(matchers)) << matchers;
        asked_.mutable_prometheus()->set_matchers(matchers);
        EXPECT_EQ(refused(asked_), "spec.prometheus.matchers:VALUE_MALFORMED");
    }
    for (const std::string matchers : {"", " ", "a=\"\"", "a=\"}\"", "a=\"b\",", "a !~ \"b\""})
        EXPECT_TRUE(areMatchers(matchers)) << matchers;
}

TEST_F(SourceRulesTest, IntervalsHaveBounds) {
    const auto with = [&](std::int64_t seconds, int nanos) {
        scraped_.mutable_interval()->set_seconds(seconds);
        scraped_.mutable_interval()->set_nanos(nanos);
        return refused(scraped_);
    };
    EXPECT_EQ(with(0, 0), "");
    EXPECT_EQ(with(1, 500'000'000), "");
    EXPECT_EQ(intervalOf(scraped_), std::chrono::milliseconds(1'500));
    EXPECT_EQ(with(0, 500'000'000), "spec.interval:VALUE_OUT_OF_RANGE");
    EXPECT_EQ(with(-1, 0), "spec.interval:VALUE_OUT_OF_RANGE");
    EXPECT_EQ(with(30, 1), "spec.interval:VALUE_OUT_OF_RANGE");
    EXPECT_EQ(with(31, 0), "spec.interval:VALUE_OUT_OF_RANGE");
    EXPECT_EQ(intervalOf({}), std::chrono::seconds(10));
}
