#include "backend/findings/settling.h"

#include <gtest/gtest.h>

#include "pilothouse/v1/errors.pb.h"

namespace findings {
namespace {

using namespace std::chrono_literals;
using State = v1::FindingStatus;

class SettlingTest : public ::testing::Test {
protected:
    SettlingTest() {
        sighting_.facts.set_node("clusters/local/nodes/host");
        sighting_.facts.mutable_process()->set_pid(4'711);
        *sighting_.facts.mutable_process()->mutable_start_time() = core::toTimestamp(now_ - 1h);
        sighting_.facts.mutable_endpoint()->set_address("127.0.0.1:8000");
        *finding_.mutable_finding_status() = begun(seen(), now_);
        finding_.mutable_finding();
    }

    Look seen() const {
        Look look;
        look.sighting = &sighting_;
        return look;
    }
    static Look missed() {
        Look look;
        look.isMissed = true;
        return look;
    }
    // Settles it, and what is said of why.
    std::string settle(const Look &look) {
        *finding_.mutable_finding_status() = settled(finding_, look, now_);
        std::string text = State::State_Name(finding_.finding_status().state());
        for (const auto &condition : finding_.finding_status().conditions())
            text += " " + condition.reason();
        return text;
    }
    void allowUntil(core::TimePoint time) {
        finding_.mutable_finding()->set_decision(v1::ALLOW);
        *finding_.mutable_finding()->mutable_allowed_until_time() = core::toTimestamp(time);
    }

    core::TimePoint now_{std::chrono::sys_days(std::chrono::year(2026) / 11 / 26)};
    Sighting sighting_;
    v1::Resource finding_;
};

TEST_F(SettlingTest, WhatIsSeenIsOpenUntilSomebodyDecides) {
    EXPECT_EQ(settle(seen()), "OPEN FINDING_SEEN");
    EXPECT_EQ(finding_.finding_status().first_seen_time().seconds(), core::toTimestamp(now_).seconds());
}

TEST_F(SettlingTest, AnAllowanceEndsByItself) {
    allowUntil(now_ + 1h);
    EXPECT_EQ(settle(seen()), "ACCEPTED FINDING_ALLOWED");
    now_ += 2h;
    // Also where nobody has looked since: the service was away.
    EXPECT_EQ(settle(Look()), "OPEN FINDING_ALLOWANCE_OVER");
}

TEST_F(SettlingTest, WhatIsAdoptedStaysAccepted) {
    finding_.mutable_finding()->set_decision(v1::ADOPT);
    finding_.mutable_finding()->set_provider("providers/lab");
    EXPECT_EQ(settle(seen()), "ACCEPTED FINDING_ADOPTED");
    EXPECT_EQ(finding_.finding_status().conditions(0).arguments().at("provider"), "providers/lab");
}

TEST_F(SettlingTest, AProviderThatAnswersThereAcceptsItWithoutADecision) {
    auto look = seen();
    look.provider = "providers/lab";
    EXPECT_EQ(settle(look), "ACCEPTED FINDING_ADOPTED");
    EXPECT_EQ(settle(seen()), "OPEN FINDING_SEEN");
}

TEST_F(SettlingTest, WhatGoesAndComesBackIsTheSameWithItsFirstTime) {
    const auto first = finding_.finding_status().first_seen_time().seconds();
    EXPECT_EQ(settle(missed()), "GONE FINDING_SEEN FINDING_GONE");
    now_ += 3h;
    EXPECT_EQ(settle(missed()), "GONE FINDING_SEEN FINDING_GONE");
    EXPECT_EQ(settle(seen()), "OPEN FINDING_SEEN");
    EXPECT_EQ(finding_.finding_status().first_seen_time().seconds(), first);
    EXPECT_EQ(finding_.finding_status().last_seen_time().seconds(), core::toTimestamp(now_).seconds());
}

TEST_F(SettlingTest, WhereNobodyHasLookedYetWhatWasKnownHolds) {
    EXPECT_EQ(settle(Look()), "OPEN FINDING_SEEN");
    settle(missed());
    EXPECT_EQ(settle(Look()), "GONE FINDING_SEEN FINDING_GONE");
}

TEST_F(SettlingTest, WhatWasStoppedIsStoppedUntilAnotherProcessIsThere) {
    *finding_.mutable_finding_status() = stopped(finding_.finding_status(), "principals/ada", now_);
    now_ += 1s;
    EXPECT_EQ(settle(seen()), "STOPPED FINDING_SEEN FINDING_STOPPED");
    EXPECT_EQ(settle(missed()), "STOPPED FINDING_SEEN FINDING_STOPPED");
    EXPECT_EQ(finding_.finding_status().conditions(1).arguments().at("principal"), "principals/ada");
    sighting_.facts.mutable_process()->set_pid(4'712);
    EXPECT_EQ(settle(seen()), "OPEN FINDING_SEEN");
    EXPECT_EQ(finding_.finding_status().process().pid(), 4'712);
}

TEST_F(SettlingTest, OneThatCannotBeStoppedIsOpenAgain) {
    *finding_.mutable_finding_status() = stopped(finding_.finding_status(), "principals/ada", now_);
    now_ += StopPatience + 1s;
    EXPECT_EQ(settle(seen()), "OPEN FINDING_SEEN");
}

TEST_F(SettlingTest, ThatItIsSeenIsWrittenNowAndThenAlone) {
    settle(seen());
    const auto before = finding_.finding_status().SerializeAsString();
    now_ += 59s;
    settle(seen());
    EXPECT_EQ(finding_.finding_status().SerializeAsString(), before);
    now_ += 2s;
    settle(seen());
    EXPECT_NE(finding_.finding_status().SerializeAsString(), before);
}

TEST_F(SettlingTest, AStepOfTheClockDoesNotMoveTheStartOfAProcess) {
    settle(seen());
    const auto before = finding_.finding_status().SerializeAsString();
    *sighting_.facts.mutable_process()->mutable_start_time() = core::toTimestamp(now_ - 1h + 500ms);
    settle(seen());
    EXPECT_EQ(finding_.finding_status().SerializeAsString(), before);
}

TEST_F(SettlingTest, WhatHasBeenGoneForAMonthIsForgottenUnlessItIsStillAllowed) {
    EXPECT_FALSE(isForgotten(finding_, now_ + 24h * 400));
    settle(missed());
    EXPECT_FALSE(isForgotten(finding_, now_ + 24h * 30));
    EXPECT_TRUE(isForgotten(finding_, now_ + 24h * 30 + 1s));
    allowUntil(now_ + 24h * 60);
    EXPECT_FALSE(isForgotten(finding_, now_ + 24h * 31));
    EXPECT_TRUE(isForgotten(finding_, now_ + 24h * 61));
}

} // namespace
} // namespace findings
