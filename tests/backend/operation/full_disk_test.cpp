// An operation whose end cannot be written, since the disk is full, ends when there is room again.
#include <atomic>
#include <fstream>
#include <functional>
#include <thread>

#include <gtest/gtest.h>

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/identity/authority.h"
#include "backend/ledger/ledger.h"
#include "backend/operation/executor.h"
#include "backend/operation/progress.h"
#include "backend/operation/runner.h"
#include "backend/operation/starting.h"
#include "tests/support/child_process.h"
#include "tests/support/temporary_directory.h"

namespace operation {
namespace {

namespace fs = std::filesystem;

// Ends when it may.
class WaitingExecutor final : public Executor {
public:
    std::string_view verb() const override { return "events.verify"; }
    core::Result<std::string> run(const v1::Resource &, Progress &progress) override {
        hasBegun = true;
        while (!mayEnd && !progress.isStopped())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return std::string("models/m");
    }

    std::atomic<bool> hasBegun = false;
    std::atomic<bool> mayEnd = false;
};

class World {
public:
    explicit World(fs::path data) : data_(std::move(data)) {}

    bool open() {
        ledger::Options options{.clock = clock_, .random = random_};
        options.dataDirectory = data_;
        options.authority = &authority_;
        auto opened = ledger::Ledger::open(std::move(options));
        if (opened)
            ledger_ = std::move(*opened);
        return ledger_ != nullptr;
    }

    // Writes until the ledger says that there is no more room.
    bool fills() {
        for (int number = 0; number < 1000; ++number) {
            ledger::Proposal proposal;
            auto &put = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
            put.mutable_meta()->set_name("models/m" + std::to_string(number));
            put.mutable_model()->set_card(std::string(100'000, 'x'));
            const auto done = ledger_->commit(std::move(proposal));
            if (!done)
                return done.error().reason() == v1::DISK_FULL;
        }
        return false;
    }

    std::string start() {
        v1::OperationSpec spec;
        spec.set_verb("events.verify");
        spec.mutable_verify();
        ledger::Proposal proposal;
        proposal.op = "events.verify";
        operation::start(std::move(spec), {}, random_, &proposal);
        const auto committed = ledger_->commit(std::move(proposal));
        return committed ? committed->resources.front()->meta().name() : std::string();
    }

    bool reaches(const std::function<bool()> &holds) {
        for (int attempt = 0; attempt < 2000 && !holds(); ++attempt)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return holds();
    }

    v1::OperationState stateOf(const std::string &name) {
        return ledger_->snapshot()->find(name)->operation_status().state();
    }

    ledger::Ledger &ledger() { return *ledger_; }
    const core::Clock &clock() const { return clock_; }

private:
    fs::path data_;
    core::SystemClock clock_;
    core::SystemRandom random_;
    identity::Authority authority_{clock_};
    std::unique_ptr<ledger::Ledger> ledger_;
};

// A number for what went wrong; 0 for nothing.
int endsWithRoom(const fs::path &disk) {
    World world(disk / "data");
    if (!world.open())
        return 1;
    WaitingExecutor waiting;
    Runner runner(world.ledger(), world.clock(), {&waiting});
    const auto name = world.start();
    if (name.empty() || !world.reaches([&] { return waiting.hasBegun.load(); }))
        return 2;
    support::fillDisk(disk / "filler");
    if (!world.fills())
        return 3;
    waiting.mayEnd = true;
    fs::remove(disk / "filler");
    if (!world.reaches([&] { return world.stateOf(name) == v1::SUCCEEDED; }))
        return 4;
    return 0;
}

TEST(FullDiskTest, AnOperationThatEndsOnAFullDiskEndsWhenThereIsRoom) {
    const support::TemporaryDirectory directory;
    const int status = support::onSmallDisk(directory.path(), "100m", [&] { return endsWithRoom(directory.path()); });
    if (status == support::NoSmallDisk)
        GTEST_SKIP() << "needs the right to mount a tmpfs";
    EXPECT_EQ(status, 0);
}

} // namespace
} // namespace operation
