// Signs that nobody is to be called for: what may be silenced, for how long, and what that changes of a picture.
#include <gtest/gtest.h>

#include "backend/fleet/frame.h"
#include "backend/fleet/health_watch.h"
#include "backend/fleet/silence_controller.h"
#include "backend/fleet/silence_rules.h"
#include "backend/fleet/silences.h"
#include "backend/fleet/summary.h"
#include "tests/support/fake_clock.h"
#include "tests/support/small_state.h"

using namespace fleet;
using namespace std::chrono_literals;
using telemetry::HealthSignal;

namespace {

// Three nodes with two GPUs each in a cluster, of which the last one is a team's.
class SilenceTest : public testing::Test {
protected:
    SilenceTest() {
        v1::Resource cluster;
        cluster.mutable_meta()->set_name("clusters/a");
        cluster.mutable_cluster();
        state_.put(cluster);
        for (const std::string id : {"n1", "n2", "n3"}) {
            v1::Resource node;
            node.mutable_meta()->set_name("clusters/a/nodes/" + id);
            node.mutable_meta()->set_team(id == "n3" ? "teams/search" : "");
            node.mutable_node();
            for (int i = 0; i < 2; ++i) {
                auto &gpu = *node.mutable_node_status()->add_gpus();
                gpu.set_index(i);
                gpu.set_uuid(id + "#" + std::to_string(i));
            }
            state_.put(node);
        }
        EXPECT_TRUE(columns_.addSlots(6));
    }

    // Of everything in the cluster, for four hours, made just now.
    v1::Resource silence(const std::string &id) const {
        v1::Resource resource;
        resource.mutable_meta()->set_name("silences/" + id);
        *resource.mutable_meta()->mutable_create_time() = core::toTimestamp(clock_.now());
        resource.mutable_silence()->set_cluster("clusters/a");
        *resource.mutable_silence()->mutable_end_time() = core::toTimestamp(clock_.now() + 4h);
        return resource;
    }

    // Of some GPUs of a node, all of them where none is named.
    v1::Resource ofPlace(const std::string &id, const std::string &node, const std::vector<std::string> &gpus) const {
        auto resource = silence(id);
        resource.mutable_silence()->clear_cluster();
        auto &place = *resource.mutable_silence()->add_places();
        place.set_node("clusters/a/nodes/" + node);
        for (const auto &gpu : gpus)
            place.add_gpus(gpu);
        return resource;
    }

    const Picture &look() {
        auto ground = std::make_shared<Ground>();
        ground->layout = book_.layoutOf(state_);
        ground->silences = Silences(state_, *ground->layout);
        picture_ = {};
        picture_.ground = ground;
        picture_.values.take(columns_, clock_.now(), {});
        watch_.judge(&picture_);
        return picture_;
    }

    v1::FleetSummary summary() const {
        return summaryOf(picture_, VisibleFleet(picture_.ground->layout, [](const std::string &) { return true; }));
    }

    static std::uint8_t code(const Picture &picture, int slot) {
        return healthCode(picture.health[static_cast<std::size_t>(slot)], false);
    }

    // What the rules have against it, as field and reason.
    std::string verdict(const v1::Resource &after, const v1::Resource *before = nullptr) const {
        ledger::Draft draft{before ? v1::UPDATED : v1::CREATED, "silences",
                            before ? std::make_shared<const v1::Resource>(*before) : nullptr, after};
        std::vector<v1::FieldViolation> violations;
        SilenceRules(clock_).validate(draft, state_, &violations);
        std::string text;
        for (const auto &violation : violations)
            text += (text.empty() ? "" : ", ") + violation.field() + " " + v1::Reason_Name(violation.reason());
        return text;
    }

    support::FakeClock clock_;
    support::SmallState state_;
    SlotBook book_;
    telemetry::Columns columns_;
    SignalBoard board_;
    GpuEvents events_;
    HealthWatch watch_{board_, events_};
    Picture picture_;
};

} // namespace

TEST_F(SilenceTest, ItEndsAndNotTooLate) {
    auto resource = silence("s");
    EXPECT_EQ(verdict(resource), "");
    resource.mutable_silence()->clear_end_time();
    EXPECT_EQ(verdict(resource), "spec.end_time VALUE_MISSING");
    *resource.mutable_silence()->mutable_end_time() = core::toTimestamp(clock_.now() + 24h * 90);
    EXPECT_EQ(verdict(resource), "");
    *resource.mutable_silence()->mutable_end_time() = core::toTimestamp(clock_.now() + 24h * 90 + 1s);
    EXPECT_EQ(verdict(resource), "spec.end_time VALUE_OUT_OF_RANGE");
    *resource.mutable_silence()->mutable_start_time() = core::toTimestamp(clock_.now() + 1s);
    EXPECT_EQ(verdict(resource), "");
    *resource.mutable_silence()->mutable_start_time() = resource.silence().end_time();
    EXPECT_EQ(verdict(resource), "spec.end_time VALUE_OUT_OF_RANGE");
    *resource.mutable_silence()->mutable_start_time() = core::toTimestamp(clock_.now() - 2h);
    *resource.mutable_silence()->mutable_end_time() = core::toTimestamp(clock_.now() - 1h);
    EXPECT_EQ(verdict(resource), "spec.end_time TIME_NOT_IN_FUTURE");
}

TEST_F(SilenceTest, OneThatIsThereCanBeEndedEarly) {
    const auto before = silence("s");
    clock_.advance(1h);
    auto after = before;
    *after.mutable_silence()->mutable_end_time() = core::toTimestamp(clock_.now());
    EXPECT_EQ(verdict(after, &before), "");
    // Not before it began, and 90 days count from then.
    *after.mutable_silence()->mutable_end_time() = core::toTimestamp(clock_.now() - 1h);
    EXPECT_EQ(verdict(after, &before), "spec.end_time VALUE_OUT_OF_RANGE");
    *after.mutable_silence()->mutable_end_time() = core::toTimestamp(clock_.now() + 24h * 90);
    EXPECT_EQ(verdict(after, &before), "spec.end_time VALUE_OUT_OF_RANGE");
}

TEST_F(SilenceTest, ItSaysWhereOnce) {
    auto resource = silence("s");
    resource.mutable_silence()->clear_cluster();
    EXPECT_EQ(verdict(resource), "spec.places VALUE_MISSING");
    resource = ofPlace("s", "n1", {"n1#0"});
    EXPECT_EQ(verdict(resource), "");
    resource.mutable_silence()->set_cluster("clusters/a");
    EXPECT_EQ(verdict(resource), "spec.cluster VALUE_NOT_ALLOWED");
    resource.mutable_silence()->clear_cluster();
    *resource.mutable_silence()->add_places() = resource.silence().places(0);
    EXPECT_EQ(verdict(resource), "spec.places VALUE_REPEATED");
    EXPECT_EQ(verdict(ofPlace("s", "n1", {"n1#0", "n1#0"})),
              "spec.places[\"clusters/a/nodes/n1\"].gpus VALUE_REPEATED");
    EXPECT_EQ(verdict(ofPlace("s", "n1", {""})), "spec.places[\"clusters/a/nodes/n1\"].gpus VALUE_MALFORMED");
    EXPECT_EQ(verdict(ofPlace("s", "n1", {"a\nb"})), "spec.places[\"clusters/a/nodes/n1\"].gpus VALUE_MALFORMED");
    EXPECT_EQ(verdict(ofPlace("s", "n1", std::vector<std::string>(129, "x"))),
              "spec.places[\"clusters/a/nodes/n1\"].gpus TOO_LARGE");
}

TEST_F(SilenceTest, SignsAreKnownAndNamedOnce) {
    auto resource = silence("s");
    resource.mutable_silence()->add_signs(v1::ECC_ERRORS);
    EXPECT_EQ(verdict(resource), "");
    resource.mutable_silence()->add_signs(v1::ECC_ERRORS);
    EXPECT_EQ(verdict(resource), "spec.signs VALUE_REPEATED");
    resource.mutable_silence()->set_signs(1, v1::HEALTH_SIGN_UNSPECIFIED);
    EXPECT_EQ(verdict(resource), "spec.signs VALUE_NOT_ALLOWED");
}

TEST_F(SilenceTest, ATeamSilencesItsOwnNodesAlone) {
    auto resource = ofPlace("s", "n1", {});
    resource.mutable_meta()->set_team("teams/search");
    EXPECT_EQ(verdict(resource), "spec.places VALUE_NOT_ALLOWED");
    resource = silence("s");
    resource.mutable_meta()->set_team("teams/search");
    EXPECT_EQ(verdict(resource), "");
    state_.put(resource);
    const auto &silences = look().ground->silences;
    EXPECT_EQ(silences.all().front().gpuCount(), 2);
    EXPECT_EQ(silences.quietSigns(0, clock_.now()), 0);
    EXPECT_EQ(silences.quietSigns(4, clock_.now()), 0xffff);
}

TEST_F(SilenceTest, WhatIsSilencedIsSeenAndNotCounted) {
    board_.reportXid(0, 79, clock_.now());
    board_.setLost(1, true, clock_.now());
    look();
    EXPECT_EQ(code(picture_, 0), v1::XID_REPORTED | (v1::CRITICAL - 1) << 4);
    EXPECT_EQ(summary().critical(), 2);
    state_.put(ofPlace("s", "n1", {"n1#0"}));
    look();
    EXPECT_EQ(code(picture_, 0), 0x80 | v1::XID_REPORTED | (v1::CRITICAL - 1) << 4);
    EXPECT_EQ(code(picture_, 1), v1::GPU_LOST | (v1::CRITICAL - 1) << 4);
    EXPECT_EQ(summary().critical(), 1);
    // Why it is not well is still told.
    EXPECT_EQ(picture_.reasons.at(0).front().sign, v1::XID_REPORTED);
}

TEST_F(SilenceTest, AnotherSignStillCounts) {
    board_.reportXid(0, 79, clock_.now());
    board_.put(0, HealthSignal::RowRemapPending, 1, clock_.now());
    auto resource = silence("s");
    resource.mutable_silence()->add_signs(v1::XID_REPORTED);
    state_.put(resource);
    look();
    EXPECT_EQ(code(picture_, 0), v1::ECC_ERRORS | (v1::NOTICE - 1) << 4);
    EXPECT_EQ(summary().critical(), 0);
    EXPECT_EQ(summary().notices(), 1);
    const auto status = statusOf(picture_.ground->silences.all().front(), picture_, clock_.now());
    EXPECT_EQ(status.gpus(), 6);
    EXPECT_EQ(status.quieted_gpus(), 1);
}

TEST_F(SilenceTest, ItBeginsAndEndsByTheClock) {
    board_.setLost(2, true, clock_.now());
    auto resource = ofPlace("s", "n2", {});
    *resource.mutable_silence()->mutable_start_time() = core::toTimestamp(clock_.now() + 1h);
    state_.put(resource);
    const auto state = [this] {
        look();
        return statusOf(picture_.ground->silences.all().front(), picture_, clock_.now());
    };
    EXPECT_EQ(state().state(), v1::SilenceStatus::PENDING);
    EXPECT_EQ(state().quieted_gpus(), 0);
    EXPECT_EQ(summary().critical(), 1);
    clock_.advance(1h);
    EXPECT_EQ(state().state(), v1::SilenceStatus::ACTIVE);
    EXPECT_EQ(state().quieted_gpus(), 1);
    EXPECT_EQ(summary().critical(), 0);
    clock_.advance(3h);
    EXPECT_EQ(state().state(), v1::SilenceStatus::EXPIRED);
    EXPECT_EQ(state().quieted_gpus(), 0);
    EXPECT_EQ(summary().critical(), 1);
}

TEST_F(SilenceTest, ANodeIsAsBadAsWhatNobodySilenced) {
    board_.setLost(0, true, clock_.now());
    board_.put(1, HealthSignal::RowRemapPending, 1, clock_.now());
    state_.put(ofPlace("s", "n1", {"n1#0"}));
    look();
    v1::FleetFrame frame;
    FrameQuery query;
    query.level = v1::NODE_LEVEL;
    fillFrame(picture_, VisibleFleet(picture_.ground->layout, [](const std::string &) { return true; }), query, &frame);
    EXPECT_EQ(static_cast<std::uint8_t>(frame.health()[0]), v1::ECC_ERRORS | (v1::NOTICE - 1) << 4);
}

TEST_F(SilenceTest, ACordonedGpuIsMarkedAlone) {
    auto node = *state_.find("clusters/a/nodes/n1");
    node.mutable_node()->add_unschedulable_gpus("n1#1");
    state_.put(node);
    auto drained = *state_.find("clusters/a/nodes/n2");
    drained.mutable_node()->set_draining(true);
    state_.put(drained);
    look();
    v1::FleetFrame frame;
    const VisibleFleet visible(picture_.ground->layout, [](const std::string &) { return true; });
    fillFrame(picture_, visible, {}, &frame);
    std::string marks;
    for (const char byte : frame.health())
        marks += (byte & 0x40) != 0 ? 'c' : '.';
    EXPECT_EQ(marks, ".ccc..");
    FrameQuery query;
    query.level = v1::NODE_LEVEL;
    frame.Clear();
    fillFrame(picture_, visible, query, &frame);
    EXPECT_EQ(frame.health(), std::string("\0\x40\0", 3));
}
