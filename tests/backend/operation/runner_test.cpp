#include "backend/operation/runner.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "backend/core/random.h"
#include "backend/identity/authority.h"
#include "backend/ledger/ledger.h"
#include "backend/operation/executor.h"
#include "backend/operation/progress.h"
#include "backend/operation/starting.h"
#include "tests/support/eventually.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"

namespace operation {
namespace {

using namespace std::chrono_literals;
using support::eventually;

// Does what the test says.
class ScriptedExecutor final : public Executor {
public:
    using Script = std::function<core::Result<std::string>(const v1::Resource &, Progress &)>;

    ScriptedExecutor(std::string verb, Script script) : verb_(std::move(verb)), script_(std::move(script)) {}

    std::string_view verb() const override { return verb_; }
    core::Result<std::string> run(const v1::Resource &operation, Progress &progress) override {
        ++runs;
        return script_(operation, progress);
    }
    bool mayRunAgain() const override { return isRepeatable; }

    std::atomic<int> runs = 0;
    bool isRepeatable = true;

private:
    const std::string verb_;
    const Script script_;
};

core::Result<std::string> untilStopped(const v1::Resource &, Progress &progress) {
    while (!progress.isStopped())
        std::this_thread::sleep_for(1ms);
    return core::Error(v1::OPERATION_CANCELLED, "stopped");
}

class RunnerTest : public ::testing::Test {
protected:
    RunnerTest() { open(); }

    void open() {
        ledger_.reset();
        ledger::Options options{.clock = clock, .random = random};
        options.dataDirectory = directory.path() / "data";
        options.authority = &authority;
        auto opened = ledger::Ledger::open(std::move(options));
        ASSERT_TRUE(opened) << opened.error().message();
        ledger_ = std::move(*opened);
    }

    ledger::Ledger &ledger() { return *ledger_; }

    std::string start(const std::string &verb) {
        v1::OperationSpec spec;
        spec.set_verb(verb);
        spec.mutable_verify();
        ledger::Proposal proposal;
        proposal.op = verb;
        operation::start(std::move(spec), {}, random, &proposal);
        const auto committed = ledger().commit(std::move(proposal));
        EXPECT_TRUE(committed) << committed.error().message();
        return committed ? committed->resources.front()->meta().name() : std::string();
    }

    void cancel(const std::string &name) {
        ledger::Proposal proposal;
        proposal.op = "operations.cancel";
        proposal.byVerb = true;
        auto &put = *proposal.changes.emplace_back().mutable_put();
        put.mutable_resource()->mutable_meta()->set_name(name);
        put.mutable_resource()->mutable_operation()->set_cancel_requested(true);
        put.mutable_update_mask()->add_paths("spec.cancel_requested");
        put.set_etag(ledger().snapshot()->find(name)->meta().etag());
        const auto committed = ledger().commit(std::move(proposal));
        ASSERT_TRUE(committed) << committed.error().message();
    }

    v1::OperationStatus statusOf(const std::string &name) {
        const auto found = ledger().snapshot()->find(name);
        return found ? found->operation_status() : v1::OperationStatus();
    }

    bool reaches(const std::string &name, v1::OperationState state) {
        return eventually([&] { return statusOf(name).state() == state; });
    }

    support::TemporaryDirectory directory;
    support::FakeClock clock;
    core::SystemRandom random;
    identity::Authority authority{clock};

private:
    std::unique_ptr<ledger::Ledger> ledger_;
};

TEST_F(RunnerTest, WhatIsCommittedIsRunAndEndsWithItsResult) {
    ScriptedExecutor executor("events.verify", [](const v1::Resource &operation, Progress &progress) {
        progress.report(v1::VERIFYING_EVENTS, 7, 7, "events");
        return core::Result<std::string>("done by " + operation.meta().name());
    });
    const Runner runner(ledger(), clock, {&executor});
    const auto name = start("events.verify");
    ASSERT_TRUE(reaches(name, v1::SUCCEEDED));
    const auto status = statusOf(name);
    EXPECT_EQ(status.result(), "done by " + name);
    EXPECT_EQ(status.done(), 7);
    EXPECT_EQ(status.unit(), "events");
    EXPECT_TRUE(status.has_start_time());
    EXPECT_TRUE(status.has_end_time());
    EXPECT_TRUE(eventually([&] { return runner.unfinished() == 0; }));
}

TEST_F(RunnerTest, ItIsPendingFromItsFirstMoment) {
    EXPECT_EQ(statusOf(start("events.verify")).state(), v1::PENDING);
}

TEST_F(RunnerTest, AFailureIsToldWithItsReason) {
    ScriptedExecutor executor("models.import", [](const v1::Resource &, Progress &) {
        return core::Result<std::string>(core::Error(v1::FILE_NOT_FOUND, "no such file", {{"path", "/x"}}));
    });
    const Runner runner(ledger(), clock, {&executor});
    const auto name = start("models.import");
    ASSERT_TRUE(reaches(name, v1::FAILED));
    EXPECT_EQ(statusOf(name).error().message(), "no such file");
    EXPECT_EQ(statusOf(name).error().code(), static_cast<int>(core::Code::NotFound));
}

TEST_F(RunnerTest, ProgressIsPublishedAtMostFourTimesASecondAndEachPhaseAtOnce) {
    ScriptedExecutor executor("events.verify", [](const v1::Resource &, Progress &progress) {
        for (int done = 1; done <= 1000; ++done)
            progress.report(v1::VERIFYING_EVENTS, done, 1000, "events");
        progress.report(v1::VERIFYING_TILES, 0, 10, "tiles");
        return untilStopped({}, progress);
    });
    const Runner runner(ledger(), clock, {&executor});
    const auto before = ledger().snapshot()->revision();
    const auto name = start("events.verify");
    ASSERT_TRUE(eventually([&] { return statusOf(name).phase() == v1::VERIFYING_TILES; }));
    EXPECT_LE(ledger().snapshot()->revision(), before + 4) << "creation, RUNNING and one for each phase";
    cancel(name);
    ASSERT_TRUE(reaches(name, v1::CANCELLED));
}

TEST_F(RunnerTest, ACancelledOneStopsAndSaysSo) {
    ScriptedExecutor executor("models.import", untilStopped);
    const Runner runner(ledger(), clock, {&executor});
    const auto name = start("models.import");
    ASSERT_TRUE(reaches(name, v1::RUNNING));
    cancel(name);
    EXPECT_TRUE(reaches(name, v1::CANCELLED));
}

TEST_F(RunnerTest, ACancelledOneThatWaitsIsNeverRun) {
    ScriptedExecutor executor("models.import", untilStopped);
    const Runner runner(ledger(), clock, {&executor}, {.workers = 1});
    const auto first = start("models.import");
    ASSERT_TRUE(reaches(first, v1::RUNNING));
    const auto second = start("models.import");
    cancel(second);
    cancel(first);
    EXPECT_TRUE(reaches(second, v1::CANCELLED));
    EXPECT_EQ(executor.runs, 1);
}

TEST_F(RunnerTest, WhatAStopOfTheServiceCutIsRunAnewByTheNextStart) {
    ScriptedExecutor executor("models.import", untilStopped);
    std::string running;
    {
        const Runner runner(ledger(), clock, {&executor});
        running = start("models.import");
        ASSERT_TRUE(reaches(running, v1::RUNNING));
    }
    const auto waiting = start("models.import");
    EXPECT_EQ(statusOf(running).state(), v1::RUNNING);
    open();
    ScriptedExecutor next("models.import", [](const v1::Resource &, Progress &) { return std::string("models/m"); });
    const Runner runner(ledger(), clock, {&next});
    EXPECT_TRUE(reaches(running, v1::SUCCEEDED));
    EXPECT_TRUE(reaches(waiting, v1::SUCCEEDED));
}

TEST_F(RunnerTest, WhatCannotRunAgainEndsAsInterrupted) {
    ScriptedExecutor executor("models.import", untilStopped);
    executor.isRepeatable = false;
    std::string running;
    {
        const Runner runner(ledger(), clock, {&executor});
        running = start("models.import");
        ASSERT_TRUE(reaches(running, v1::RUNNING));
    }
    const Runner runner(ledger(), clock, {&executor});
    ASSERT_TRUE(reaches(running, v1::FAILED));
    EXPECT_NE(statusOf(running).error().message().find("start it again"), std::string::npos);
    EXPECT_EQ(executor.runs, 1);
}

TEST_F(RunnerTest, AVerbThatNobodyCarriesOutEndsAsInterrupted) {
    const Runner runner(ledger(), clock, {});
    EXPECT_TRUE(reaches(start("models.fly"), v1::FAILED));
}

TEST_F(RunnerTest, ThereAreNeverMoreAtWorkThanWorkers) {
    std::atomic<int> atWork = 0;
    std::atomic<int> most = 0;
    ScriptedExecutor executor("models.import", [&](const v1::Resource &, Progress &) {
        most = std::max<int>(most, ++atWork);
        std::this_thread::sleep_for(5ms);
        --atWork;
        return core::Result<std::string>(std::string());
    });
    const Runner runner(ledger(), clock, {&executor}, {.workers = 2});
    std::vector<std::string> names;
    for (int number = 0; number < 12; ++number)
        names.push_back(start("models.import"));
    for (const auto &name : names)
        EXPECT_TRUE(reaches(name, v1::SUCCEEDED));
    EXPECT_EQ(executor.runs, 12) << "each is run once";
    EXPECT_LE(most, 2);
}

TEST_F(RunnerTest, OldFinishedOnesAreDeletedAndTheNewestKept) {
    ScriptedExecutor executor("models.import", [](const v1::Resource &, Progress &) { return std::string(); });
    const Runner runner(ledger(), clock, {&executor}, {.kept = 5});
    std::string last;
    for (int number = 0; number < 110; ++number) {
        last = start("models.import");
        ASSERT_TRUE(reaches(last, v1::SUCCEEDED));
    }
    EXPECT_TRUE(eventually([&] { return ledger().snapshot()->count("operations") <= 105; }));
    EXPECT_EQ(statusOf(last).state(), v1::SUCCEEDED);
}

TEST_F(RunnerTest, NobodyMayHaveMoreThanAHundredUnfinished) {
    for (int number = 0; number < 100; ++number)
        start("models.import");
    v1::OperationSpec spec;
    spec.set_verb("models.import");
    ledger::Proposal proposal;
    proposal.op = "models.import";
    operation::start(std::move(spec), {}, random, &proposal);
    const auto refused = ledger().commit(std::move(proposal));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::RESOURCE_EXHAUSTED);
}

} // namespace
} // namespace operation
