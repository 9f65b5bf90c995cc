#include "tests/backend/findings/found_world.h"

#include "backend/core/time_text.h"

namespace findings::test {
namespace {

class FindingRulesTest : public ::testing::Test {
protected:
    FindingRulesTest() {
        v1::Resource finding;
        finding.mutable_meta()->set_name("findings/p1");
        finding.mutable_finding();
        auto proposal = ledger::test::proposal({ledger::test::put(finding)});
        proposal.actor = {};
        EXPECT_TRUE(found_.world->commit(std::move(proposal)));
    }

    v1::Resource finding() const { return found_.world.current("findings/p1"); }
    std::string decide(const v1::FindingSpec &spec) { return found_.decide(finding(), spec); }
    core::TimePoint now() const { return found_.world.clock.now(); }

    FoundWorld found_;
};

TEST_F(FindingRulesTest, AnAllowanceNeedsAReasonAndAnEndWithinAYear) {
    v1::FindingSpec spec;
    spec.set_decision(v1::ALLOW);
    EXPECT_EQ(decide(spec), "spec.note:VALUE_MISSING spec.allowed_until_time:VALUE_MISSING");
    EXPECT_EQ(decide(allowed(now())), "spec.allowed_until_time:TIME_NOT_IN_FUTURE");
    EXPECT_EQ(decide(allowed(now() + 24h * 366 + 1s)), "spec.allowed_until_time:VALUE_OUT_OF_RANGE");
    EXPECT_EQ(decide(allowed(now() + 24h * 366, std::string(5'000, 'x'))), "spec.note:TOO_LARGE");
    EXPECT_EQ(decide(allowed(now() + 24h * 366)), "");
}

TEST_F(FindingRulesTest, OneWhoseAllowanceIsOverCanStillBeLabelled) {
    EXPECT_EQ(decide(allowed(now() + 1h)), "");
    found_.world.clock.advance(2h);
    auto labelled = finding();
    (*labelled.mutable_meta()->mutable_labels())["owner"] = "lab";
    EXPECT_EQ(found_.put(labelled), "");
    EXPECT_EQ(decide(allowed(now() - 1h, "Another reason")), "spec.allowed_until_time:TIME_NOT_IN_FUTURE");
}

TEST_F(FindingRulesTest, AnAdoptionNamesAProviderThatIsThere) {
    v1::FindingSpec spec;
    spec.set_decision(v1::ADOPT);
    EXPECT_EQ(decide(spec), "spec.provider:VALUE_MISSING");
    spec.set_provider("providers/none");
    EXPECT_EQ(decide(spec), "spec.provider:REFERENCE_MISSING");
    v1::Resource provider;
    provider.mutable_meta()->set_name("providers/lab");
    provider.mutable_provider()->set_base_url("http://127.0.0.1:8000/v1");
    EXPECT_EQ(found_.put(provider), "");
    spec.set_provider("providers/lab");
    EXPECT_EQ(decide(spec), "");
}

TEST_F(FindingRulesTest, WhatBelongsToAnotherDecisionIsRefused) {
    auto spec = allowed(now() + 1h);
    spec.set_decision(v1::FINDING_DECISION_UNSPECIFIED);
    EXPECT_EQ(decide(spec), "spec.allowed_until_time:FIELDS_EXCLUSIVE");
    spec.set_decision(v1::ADOPT);
    EXPECT_EQ(decide(spec), "spec.allowed_until_time:FIELDS_EXCLUSIVE spec.provider:VALUE_MISSING");
}

TEST_F(FindingRulesTest, PeopleMakeNone) {
    v1::Resource finding;
    finding.mutable_meta()->set_name("findings/mine");
    finding.mutable_finding();
    auto proposal = ledger::test::proposal({ledger::test::put(finding)});
    proposal.actor.principal = "principals/ada";
    const auto made = found_.world->commit(std::move(proposal));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().reason(), v1::MANAGED_KIND);
}

TEST(ScanRulesTest, AScanNamesAddressesThatAreFewEnoughAndSendsNothingSecret) {
    FoundWorld found;
    const auto refused = [&](const std::function<void(v1::TelemetrySourceSpec *)> &fill) {
        v1::Resource source;
        source.mutable_meta()->set_name("telemetrySources/scan");
        source.mutable_telemetry_source()->mutable_scan()->add_targets()->set_host("10.0.0.0/24");
        fill(source.mutable_telemetry_source());
        return found.put(source);
    };
    EXPECT_EQ(refused([](auto *spec) { spec->mutable_scan()->clear_targets(); }), "spec.scan.targets:VALUE_MISSING");
    EXPECT_EQ(refused([](auto *spec) { spec->mutable_scan()->mutable_targets(0)->set_host("10.0.0.0/8"); }),
              "spec.scan.targets[\"10.0.0.0/8\"].host:TOO_LARGE");
    EXPECT_EQ(refused([](auto *spec) { spec->mutable_scan()->mutable_targets(0)->set_host("no host"); }),
              "spec.scan.targets[0].host:VALUE_MALFORMED");
    EXPECT_EQ(refused([](auto *spec) { spec->mutable_scan()->mutable_targets(0)->add_ports(65'536); }),
              "spec.scan.targets[\"10.0.0.0/24\"].ports:VALUE_OUT_OF_RANGE");
    EXPECT_EQ(refused([](auto *spec) { spec->mutable_scan()->mutable_period()->set_seconds(9); }),
              "spec.scan.period:VALUE_OUT_OF_RANGE");
    EXPECT_EQ(refused([](auto *spec) { spec->mutable_scan()->mutable_period()->set_seconds(86'401); }),
              "spec.scan.period:VALUE_OUT_OF_RANGE");
    EXPECT_EQ(refused([](auto *spec) {
                  for (int port = 1; port <= 17; ++port)
                      spec->mutable_scan()->mutable_targets(0)->add_ports(port);
                  for (const auto *host : {"10.0.4.0/22", "10.0.8.0/22"})
                      spec->mutable_scan()->add_targets()->set_host(host);
              }),
              "spec.scan.targets:TOO_LARGE");
    v1::Resource secret;
    secret.mutable_meta()->set_name("secrets/key");
    secret.mutable_secret();
    EXPECT_EQ(found.put(secret), "");
    EXPECT_EQ(refused([](auto *spec) { spec->set_secret("secrets/key"); }), "spec.secret:FIELDS_EXCLUSIVE");
    EXPECT_EQ(refused([](auto *) {}), "");
}

} // namespace
} // namespace findings::test
