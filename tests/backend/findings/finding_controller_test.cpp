#include <csignal>

#include "tests/backend/findings/found_world.h"

namespace findings::test {
namespace {

using State = v1::FindingStatus;

class FindingControllerTest : public ::testing::Test {
protected:
    std::string whyNotHeld(const v1::Resource &finding) {
        const auto held = found_.controller().hold(finding);
        return held ? "held" : held.error().arguments().at("why");
    }

    FoundWorld found_;
};

TEST_F(FindingControllerTest, ARealEngineThatNobodyDeployedBecomesAFindingAndGoesWithIt) {
    support::Engine engine({"--model", "mistral-7b"});
    found_.start({engine.port()});
    ASSERT_TRUE(eventually([&] { return found_.isAt(engine.port(), State::OPEN); }));
    const auto finding = *found_.at(engine.port());
    EXPECT_EQ(finding.finding_status().endpoint().models(0), "mistral-7b");
    EXPECT_TRUE(finding.finding_status().process().program().ends_with("/pilothouse_test_engine"));
    EXPECT_EQ(finding.meta().display_name(), "pilothouse_test_engine :" + std::to_string(engine.port()));
    // What it was started with is nowhere.
    EXPECT_EQ(finding.SerializeAsString().find("--model"), std::string::npos);
    const auto port = engine.port();
    engine.kill();
    EXPECT_TRUE(eventually([&] { return found_.isAt(port, State::GONE); }));
    EXPECT_EQ(found_.all().size(), 1u);
}

TEST_F(FindingControllerTest, WhatWasFoundAndIsOfOurOwnProgramGoes) {
    const Endpoint endpoint({{"/v1/models", modelList("phi", "vllm")}});
    found_.start({endpoint.port()});
    ASSERT_TRUE(eventually([&] { return found_.isAt(endpoint.port(), State::OPEN); }));
    const auto asked = endpoint.requests().size();
    // A later service knows what a demo is.
    found_.stop();
    found_.host.program({*programFileOf(::getpid())});
    found_.start({endpoint.port()});
    EXPECT_TRUE(eventually([&] { return found_.isAt(endpoint.port(), State::GONE); }));
    EXPECT_EQ(endpoint.requests().size(), asked);
    // What a scan lists of this host is no other.
    EXPECT_EQ(found_.scan("lab", {endpoint.address()}), "");
    ASSERT_TRUE(eventually([&] { return found_.source("lab").answered_addresses() == 1; }));
    EXPECT_TRUE(found_.isAt(endpoint.port(), State::GONE));
    EXPECT_EQ(found_.all().size(), 1u);
}

TEST_F(FindingControllerTest, AnAllowanceEndsByItselfAlsoWhileTheServiceIsAway) {
    const support::Engine engine;
    found_.start({engine.port()});
    ASSERT_TRUE(eventually([&] { return found_.isAt(engine.port(), State::OPEN); }));
    const auto now = found_.world.clock.now();
    EXPECT_EQ(found_.decide(*found_.at(engine.port()), allowed(now + 1h)), "");
    EXPECT_TRUE(eventually([&] { return found_.isAt(engine.port(), State::ACCEPTED); }));
    found_.stop();
    found_.world.clock.advance(2h);
    // Nothing of the host is looked at: what follows from the time alone is due.
    found_.start();
    EXPECT_TRUE(eventually([&] { return !found_.isAt(engine.port(), State::ACCEPTED); }));
}

TEST_F(FindingControllerTest, AScanFindsWhatAnswersAtItsAddressesAndAsksNobodyElse) {
    const Endpoint listed({{"/v1/models", modelList("phi", "vllm")}, {"/version", R"({"version":"0.6.3"})"}});
    const Endpoint unlisted({{"/v1/models", modelList("phi")}});
    const Endpoint web({{"/", std::string("hello")}});
    found_.start();
    EXPECT_EQ(found_.scan("lab", {listed.address(), web.address(), "127.0.0.1:1"}), "");
    ASSERT_TRUE(eventually([&] { return found_.isAt(listed.port(), State::OPEN); }));
    const auto status = found_.at(listed.port())->finding_status();
    EXPECT_EQ(status.endpoint().api(), v1::VLLM_API);
    EXPECT_EQ(status.endpoint().version(), "0.6.3");
    EXPECT_EQ(status.source(), "telemetrySources/lab");
    EXPECT_FALSE(status.has_process());
    EXPECT_TRUE(eventually([&] { return found_.source("lab").scanned_addresses() == 3; }));
    EXPECT_EQ(found_.source("lab").answered_addresses(), 2);
    EXPECT_EQ(found_.source("lab").conditions(0).reason(), "SCAN_ANSWERS");
    EXPECT_EQ(found_.all().size(), 1u);
    EXPECT_TRUE(unlisted.requests().empty());
    EXPECT_EQ(whyNotHeld(*found_.at(listed.port())), "OF_OTHER_HOST");
}

TEST_F(FindingControllerTest, APausedScanAsksNobodyAndSaysSo) {
    const Endpoint endpoint({{"/v1/models", modelList("phi")}});
    v1::Resource source;
    source.mutable_meta()->set_name("telemetrySources/lab");
    source.mutable_telemetry_source()->set_is_paused(true);
    auto &target = *source.mutable_telemetry_source()->mutable_scan()->add_targets();
    target.set_host("127.0.0.1");
    target.add_ports(endpoint.port());
    EXPECT_EQ(found_.put(source), "");
    found_.start();
    EXPECT_TRUE(eventually([&] {
        const auto status = found_.source("lab");
        return status.conditions_size() == 1 && status.conditions(0).reason() == "SOURCE_PAUSED";
    }));
    EXPECT_TRUE(endpoint.requests().empty());
}

TEST_F(FindingControllerTest, WhatTheHostItselfShowsIsOneFindingUnderAScanToo) {
    const support::Engine engine;
    found_.start({engine.port()});
    EXPECT_EQ(found_.scan("lab", {engine.address()}), "");
    ASSERT_TRUE(eventually([&] { return found_.source("lab").scanned_addresses() == 1; }));
    ASSERT_TRUE(eventually([&] { return found_.isAt(engine.port(), State::OPEN); }));
    EXPECT_EQ(found_.all().size(), 1u);
    EXPECT_TRUE(found_.all()[0].finding_status().has_process());
}

TEST_F(FindingControllerTest, AProcessIsEndedAndOneThatDoesNotListenIsKilled) {
    for (const bool ignoresTerm : {false, true}) {
        const support::Engine engine(ignoresTerm ? std::vector<std::string>{"--ignore-term"}
                                                 : std::vector<std::string>());
        found_.start({engine.port()});
        ASSERT_TRUE(eventually([&] { return found_.isAt(engine.port(), State::OPEN); }));
        const auto finding = *found_.at(engine.port());
        ASSERT_TRUE(eventually([&] { return whyNotHeld(finding) == "held"; }));
        auto held = found_.controller().hold(finding);
        ASSERT_TRUE(held);
        const auto identity = held->identity();
        const auto begun = std::chrono::steady_clock::now();
        found_.controller().end(*std::move(held));
        EXPECT_TRUE(eventually([&] { return !replica::isAlive(identity); }));
        // It had its time first.
        EXPECT_EQ(std::chrono::steady_clock::now() - begun >= 2s, ignoresTerm);
        EXPECT_TRUE(eventually([&] { return whyNotHeld(finding) == "GONE"; }));
    }
}

TEST_F(FindingControllerTest, NothingOfTheServiceIsHeld) {
    const support::Engine engine;
    found_.start({engine.port()});
    ASSERT_TRUE(eventually([&] { return found_.isAt(engine.port(), State::OPEN); }));
    const auto finding = *found_.at(engine.port());
    ASSERT_TRUE(eventually([&] { return whyNotHeld(finding) == "held"; }));
    // It is found out that the engine is a child of the service.
    found_.host.own({replica::processEntry(::getpid())->identity});
    EXPECT_EQ(whyNotHeld(finding), "OF_THE_SERVICE");
    auto elsewhere = finding;
    elsewhere.mutable_finding_status()->set_node("clusters/other/nodes/one");
    EXPECT_EQ(whyNotHeld(elsewhere), "OF_OTHER_HOST");
    auto unknown = finding;
    unknown.mutable_finding_status()->mutable_process()->set_pid(0);
    EXPECT_EQ(whyNotHeld(unknown), "NOT_A_PROCESS");
    // Its number says another process than the one that was found.
    auto another = finding;
    another.mutable_finding_status()->mutable_process()->set_pid(::getpid());
    EXPECT_EQ(whyNotHeld(another), "GONE");
}

} // namespace
} // namespace findings::test
