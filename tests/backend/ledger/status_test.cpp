#include <atomic>
#include <string>

#include <gtest/gtest.h>

#include "backend/ledger/durability.h"
#include "tests/backend/ledger/ledger_fixture.h"

namespace ledger {
namespace {

using namespace ledger::test;

v1::Resource status(const std::string &name, int versions) {
    v1::Resource resource;
    resource.mutable_meta()->set_name(name);
    resource.mutable_model_status()->set_version_count(versions);
    return resource;
}

class StatusTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(world.open());
        ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    }

    core::Result<void> write(v1::Resource resource) {
        return wait<void>([&](auto done) { world->writeStatus(std::move(resource), std::move(done)); });
    }

    World world;
};

TEST_F(StatusTest, statusRaisesTheRevisionWithoutAnEvent) {
    ASSERT_TRUE(write(status("models/a", 3)));
    const auto after = world.current("models/a");
    EXPECT_EQ(after.model_status().version_count(), 3);
    EXPECT_EQ(after.meta().revision(), 2);
    EXPECT_EQ(after.meta().generation(), 1);
    EXPECT_EQ(world->snapshot()->revision(), 2);
    EXPECT_EQ(world->log().size(), 1);
}

TEST_F(StatusTest, statusSurvivesReopeningAndChangesOfIntent) {
    ASSERT_TRUE(write(status("models/a", 3)));
    const auto etag = world.current("models/a").meta().etag();
    ASSERT_TRUE(world.open());
    EXPECT_EQ(world.current("models/a").model_status().version_count(), 3);
    EXPECT_EQ(world.current("models/a").meta().etag(), etag);
    EXPECT_EQ(world->snapshot()->revision(), 2);
    ASSERT_TRUE(world.apply({put(model("a", "two"), etag)}));
    EXPECT_EQ(world.current("models/a").model_status().version_count(), 3);
}

TEST_F(StatusTest, aDecisionIsAnEventThatNamesWhatItIsAboutAndWhy) {
    Proposal decision;
    decision.op = "deployments.reconcile";
    decision.statuses.push_back(status("models/a", 3));
    auto &cause = decision.causes.emplace_back();
    cause.set_reason("REPLICA_PLACED");
    (*cause.mutable_arguments())["replica"] = "abc";
    const auto before = world.current("models/a");
    ASSERT_TRUE(world->commit(std::move(decision)));
    EXPECT_EQ(world.current("models/a").model_status().version_count(), 3);
    EXPECT_EQ(world.current("models/a").meta().generation(), before.meta().generation());
    const auto entry = world.entry(world.lastIndex());
    EXPECT_EQ(entry.event.op(), "deployments.reconcile");
    EXPECT_EQ(entry.event.actor_type(), v1::ACTOR_SYSTEM);
    ASSERT_EQ(entry.event.objects_size(), 1);
    EXPECT_EQ(entry.event.object(), "models/a");
    EXPECT_EQ(entry.event.objects(0).generation(), 1);
    EXPECT_EQ(entry.event.objects(0).before_sha256(), entry.event.objects(0).after_sha256());
    EXPECT_NE(entry.payload.find(R"("causes":[{"arguments":{"replica":"abc"},"reason":"REPLICA_PLACED"}])"),
              std::string::npos)
        << entry.payload;
    const auto verified = world->verify(Ledger::Depth::Store, [](auto...) { return true; });
    EXPECT_TRUE(verified) << verified.error().message();
}

// Lists tell decisions apart by their causes; thousands of them, or the lines of an engine, are read with the event.
TEST_F(StatusTest, aListTellsTheFirstCausesOfADecision) {
    Proposal decision;
    decision.op = "deployments.reconcile";
    decision.statuses.push_back(status("models/a", 3));
    for (int i = 0; i < 2'000; ++i) {
        auto &cause = decision.causes.emplace_back();
        cause.set_reason("ENGINE_EXITED");
        (*cause.mutable_arguments())["replica"] = "r" + std::to_string(i);
        (*cause.mutable_arguments())["line"] = std::string(1'000, 'x');
    }
    ASSERT_TRUE(world->commit(std::move(decision)));
    const auto event = world.entry(world.lastIndex()).event;
    ASSERT_EQ(event.causes_size(), 4);
    EXPECT_EQ(event.causes(0).reason(), "ENGINE_EXITED");
    EXPECT_EQ(event.causes(3).arguments().at("replica"), "r3");
    EXPECT_EQ(event.causes(0).arguments().count("line"), 0u);
    EXPECT_LT(event.ByteSizeLong(), 1'000u);
}

TEST_F(StatusTest, aDecisionAboutNothingThatLivesTouchesNothing) {
    Proposal decision;
    decision.op = "deployments.reconcile";
    decision.statuses.push_back(status("models/nobody", 3));
    ASSERT_TRUE(world->commit(std::move(decision)));
    EXPECT_EQ(world->snapshot()->find("models/nobody"), nullptr);
    EXPECT_EQ(world.entry(world.lastIndex()).event.objects_size(), 0);
}

TEST_F(StatusTest, sameStatusAgainChangesNothing) {
    ASSERT_TRUE(write(status("models/a", 3)));
    ASSERT_TRUE(write(status("models/a", 3)));
    EXPECT_EQ(world->snapshot()->revision(), 2);
}

TEST_F(StatusTest, onlyTheNewestOfWaitingStatusesIsWritten) {
    std::atomic<int> done = 0;
    for (int i = 1; i <= 100; ++i)
        world->writeStatus(status("models/a", i), [&](core::Result<void>) { ++done; });
    ASSERT_TRUE(write(status("models/a", 101)));
    EXPECT_EQ(done, 100);
    EXPECT_EQ(world.current("models/a").model_status().version_count(), 101);
    EXPECT_LE(world->snapshot()->revision(), 3);
}

// Each knows only what stood there before the other wrote.
TEST_F(StatusTest, whoShareAStatusKeepWhatTheOthersWrote) {
    const auto edit = [&](auto set) {
        return wait<void>([&](auto done) {
            world->editStatus(
                "models/a", [set](v1::Resource *resource) { set(resource->mutable_model_status()); }, std::move(done));
        });
    };
    world->editStatus(
        "models/a", [](auto *resource) { resource->mutable_model_status()->set_version_count(3); }, nullptr);
    ASSERT_TRUE(edit([](v1::ModelStatus *status) { status->set_latest_version("models/a/versions/2"); }));
    EXPECT_EQ(world.current("models/a").model_status().version_count(), 3);
    EXPECT_EQ(world.current("models/a").model_status().latest_version(), "models/a/versions/2");
    ASSERT_TRUE(edit([](v1::ModelStatus *status) { status->set_version_count(status->version_count() + 1); }));
    EXPECT_EQ(world.current("models/a").model_status().version_count(), 4);
    EXPECT_EQ(world.current("models/a").model_status().latest_version(), "models/a/versions/2");
    const auto refused = wait<void>([&](auto done) {
        world->editStatus(
            "models/nobody", [](auto *) {}, done);
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::NOT_FOUND);
}

TEST_F(StatusTest, whatIsWrittenWholeUndoesEditsBeforeItAndTakesThoseAfterIt) {
    const auto count = [](int more) {
        return [more](v1::Resource *resource) {
            auto &status = *resource->mutable_model_status();
            status.set_version_count(status.version_count() + more);
        };
    };
    world->editStatus("models/a", count(100), nullptr);
    world->writeStatus(status("models/a", 5), nullptr);
    ASSERT_TRUE(wait<void>([&](auto done) { world->editStatus("models/a", count(2), std::move(done)); }));
    EXPECT_EQ(world.current("models/a").model_status().version_count(), 7);
}

TEST_F(StatusTest, statusNobodyWaitsForIsWrittenSoon) {
    world->writeStatus(status("models/a", 7), nullptr);
    world.close();
    ASSERT_TRUE(world.open());
    EXPECT_EQ(world.current("models/a").model_status().version_count(), 7);
}

TEST_F(StatusTest, changesOfDurableAndOfOtherFieldsAreCommitted) {
    v1::Resource operation;
    operation.mutable_meta()->set_name("operations/o");
    operation.mutable_operation()->set_verb("models.import");
    auto made = proposal({put(operation)});
    made.byVerb = true;
    ASSERT_TRUE(world->commit(made));
    auto &status = *operation.mutable_operation_status();
    for (const auto state : {v1::RUNNING, v1::RUNNING, v1::SUCCEEDED, v1::SUCCEEDED}) {
        status.set_state(state);
        status.set_done(status.done() + 1);
        ASSERT_TRUE(write(operation));
        const auto kept = world.current("operations/o").operation_status();
        EXPECT_EQ(kept.state(), state);
        EXPECT_EQ(kept.done(), status.done());
    }
}

TEST(DurabilityTest, isThatOfTheMarkedFieldsAlone) {
    v1::Resource before;
    before.mutable_operation_status()->set_state(v1::RUNNING);
    auto after = before;
    EXPECT_FALSE(isDurableChange(&before, after));
    after.mutable_operation_status()->set_done(5);
    EXPECT_FALSE(isDurableChange(&before, after));
    EXPECT_TRUE(isDurableChange(nullptr, after));
    after.mutable_operation_status()->set_state(v1::FAILED);
    EXPECT_TRUE(isDurableChange(&before, after));
    EXPECT_FALSE(isDurableChange(nullptr, status("models/a", 3)));
}

TEST_F(StatusTest, statusOfWhatIsGoneIsRefused) {
    const auto uid = world.current("models/a").meta().uid();
    ASSERT_TRUE(world.apply({removal("models/a", world.current("models/a").meta().etag())}));
    auto written = write(status("models/a", 1));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().reason(), v1::NOT_FOUND);

    ASSERT_TRUE(world.apply({put(model("a", "another"))}));
    auto ofTheFormer = status("models/a", 1);
    ofTheFormer.mutable_meta()->set_uid(uid);
    EXPECT_FALSE(write(ofTheFormer));
    EXPECT_FALSE(world.current("models/a").has_model_status());
}

TEST_F(StatusTest, deletionTakesTheStatusWithIt) {
    ASSERT_TRUE(write(status("models/a", 3)));
    const auto before = world.current("models/a");
    ASSERT_TRUE(world.apply({removal("models/a", before.meta().etag())}));
    ASSERT_TRUE(world.apply({undeletion(before.meta().uid())}));
    EXPECT_FALSE(world.current("models/a").has_model_status());
}

TEST_F(StatusTest, statusesOfAChangeSetCommitWithIt) {
    auto both = proposal({put(model("b", "new"))});
    both.statuses = {status("models/b", 5), status("models/a", 6)};
    const auto commit = world->commit(both);
    ASSERT_TRUE(commit) << commit.error().message();
    EXPECT_EQ(world.current("models/b").model_status().version_count(), 5);
    EXPECT_EQ(world.current("models/a").model_status().version_count(), 6);
    EXPECT_EQ(world.current("models/a").meta().revision(), commit->revision);
    auto wrong = proposal({put(model("c"))});
    wrong.statuses = {status("teams/t", 5)};
    const auto refused = world->commit(wrong);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::KIND_MISMATCH);
}

// Counts in the status how often the intent changed.
class CountingRules final : public Rules {
public:
    std::string_view plural() const override { return "models"; }
    void complete(Draft &draft, const Snapshot &) const override {
        auto status = std::make_shared<v1::Resource>();
        status->mutable_meta()->set_name(draft.after.meta().name());
        const int before = draft.before == nullptr ? 0 : draft.before->model_status().version_count();
        status->mutable_model_status()->set_version_count(before + 1);
        draft.status = std::move(status);
    }
};

TEST(StatusOfRulesTest, aStatusThatRulesGiveIsOfTheSameCommit) {
    const CountingRules rules;
    World world;
    world.rules = {&rules};
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    EXPECT_EQ(world.current("models/a").model_status().version_count(), 1);
    const auto commit = world.apply({put(model("a", "two"), world.current("models/a").meta().etag())});
    ASSERT_TRUE(commit);
    EXPECT_EQ(commit->resources.front()->model_status().version_count(), 2);
    EXPECT_EQ(world.current("models/a").meta().revision(), commit->revision);
    // It is no intent, and is there after a new start.
    ASSERT_TRUE(world.open());
    EXPECT_EQ(world.current("models/a").model_status().version_count(), 2);
    EXPECT_EQ(world.current("models/a").meta().generation(), 2);
}

} // namespace
} // namespace ledger
