#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "backend/tlog/checkpoint.h"
#include "backend/tlog/proof.h"
#include "tests/backend/ledger/ledger_fixture.h"

namespace ledger {
namespace {

using namespace ledger::test;

// A store that a child writes to and dies over, again and again, and what its clients know to have been acknowledged.
class KillTest : public testing::Test {
protected:
    void SetUp() override { std::filesystem::create_directory(journals()); }

    std::filesystem::path data() const { return world.directory.path() / "data"; }
    std::filesystem::path journals() const { return world.directory.path() / "journals"; }

    pid_t start(int threads, int operations, const std::vector<std::string> &fault = {}) {
        ++run_;
        std::vector<std::string> words{WRITING_CHILD,
                                       data(),
                                       journals(),
                                       std::to_string(run_),
                                       std::to_string(threads),
                                       std::to_string(operations)};
        words.insert(words.end(), fault.begin(), fault.end());
        std::vector<char *> arguments;
        for (auto &word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const pid_t child = ::fork();
        if (child == 0) {
            static_cast<void>(std::freopen("/dev/null", "w", stdout));
            static_cast<void>(std::freopen("/dev/null", "w", stderr));
            ::execv(WRITING_CHILD, arguments.data());
            ::_exit(127);
        }
        return child;
    }

    // Until the child that was started last has opened the store, or has ended without.
    void waitUntilOpen(pid_t child) const {
        siginfo_t ended{};
        while (ended.si_pid == 0) {
            std::ifstream runs(journals() / "ready");
            for (std::string run; std::getline(runs, run);) {
                if (run == std::to_string(run_))
                    return;
            }
            ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT), 0);
            std::this_thread::yield();
        }
    }

    static int end(pid_t child) {
        int status = 0;
        ::waitpid(child, &status, 0);
        return status;
    }

    // Opens what the child left, and compares it with the journals of its last run.
    void check(bool isThorough) {
        const auto opened = world.open();
        ASSERT_TRUE(opened) << opened.error().message();
        ASSERT_FALSE(world->seal()) << world->seal()->what();
        for (const auto &file : std::filesystem::directory_iterator(journals())) {
            if (file.path().filename().string().starts_with(std::to_string(run_) + '-'))
                checkJournal(file.path());
        }
        checkHead();
        if (isThorough) {
            const auto verified = world->verify(Ledger::Depth::Store, nullptr);
            EXPECT_TRUE(verified) << verified.error().message();
        }
        world.close();
    }

    int acknowledged() const { return acknowledged_; }

    World world;

private:
    void checkJournal(const std::filesystem::path &file) {
        std::ifstream lines(file);
        std::map<std::string, std::int64_t> statuses;
        for (std::string line; std::getline(lines, line);) {
            // Cut by the kill: it was not noted.
            if (lines.eof())
                break;
            ++acknowledged_;
            std::istringstream words(line);
            std::string kind;
            words >> kind;
            if (kind == "change")
                checkChange(words);
            else if (kind == "event")
                checkEvent(words);
            else
                checkStatus(words);
        }
    }

    void checkChange(std::istringstream &words) {
        std::int64_t index = 0;
        std::int64_t revision = 0;
        std::string uid;
        std::int64_t generation = 0;
        words >> index >> revision >> uid >> generation;
        ASSERT_LT(index, world->log().size());
        const auto event = world.entry(index).event;
        EXPECT_EQ(event.revision(), revision);
        ASSERT_EQ(event.objects_size(), 1);
        EXPECT_EQ(event.objects(0).uid(), uid);
        EXPECT_EQ(event.objects(0).generation(), generation);
    }

    void checkEvent(std::istringstream &words) {
        std::int64_t index = 0;
        std::string trace;
        words >> index >> trace;
        ASSERT_LT(index, world->log().size());
        EXPECT_EQ(world.entry(index).event.trace_id(), trace);
    }

    void checkStatus(std::istringstream &words) {
        std::string uid;
        std::int64_t bytes = 0;
        words >> uid >> bytes;
        // A later deletion may have taken it; what lives never goes back.
        const auto found = world->snapshot()->findUid(uid);
        if (found != nullptr && found->has_model_status()) {
            EXPECT_GE(found->model_status().weight_bytes(), bytes);
        }
    }

    // Every head that was ever signed is continued by the next.
    void checkHead() {
        const auto key = tlog::VerifierKey::parse(world->identity().vkey);
        ASSERT_TRUE(key);
        const auto checkpoint = tlog::openCheckpoint(world->log().checkpoint(), *key);
        ASSERT_TRUE(checkpoint);
        if (head_.size > 0) {
            const auto path = wait<std::vector<tlog::Hash>>(
                [&](auto done) { world->log().consistency(head_.size, checkpoint->head.size, std::move(done)); });
            ASSERT_TRUE(path) << path.error().message();
            EXPECT_TRUE(tlog::verifyConsistency(*path, head_, checkpoint->head));
        }
        head_ = checkpoint->head;
    }

    int run_ = 0;
    int acknowledged_ = 0;
    tlog::TreeHead head_;
};

int kills() {
    const char *text = std::getenv("PILOTHOUSE_KILLS");
    return text == nullptr ? 100 : std::atoi(text);
}

TEST_F(KillTest, nothingAcknowledgedIsLostWhenTheProcessIsKilled) {
    std::mt19937_64 random(7);
    for (int kill = 1; kill <= kills(); ++kill) {
        const pid_t child = start(16, 1'000'000);
        // Some die while they open it.
        if (kill % 5 != 0)
            waitUntilOpen(child);
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 200));
        ::kill(child, SIGKILL);
        end(child);
        check(kill % 20 == 0);
        if (HasFatalFailure())
            return;
    }
    EXPECT_GT(acknowledged(), kills());
}

TEST_F(KillTest, everyWriteAndSyncIsASafePlaceToDie) {
    std::mt19937_64 random(11);
    for (int kill = 1; kill <= kills() / 2; ++kill) {
        const std::string at = std::to_string(1 + random() % (kill % 3 == 0 ? 20 : 80));
        const int status = end(start(8, 200, {kill % 2 == 0 ? "write" : "sync", at, "0", "0"}));
        EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        check(kill % 20 == 0);
        if (HasFatalFailure())
            return;
    }
    EXPECT_GT(acknowledged(), kills());
}

TEST_F(KillTest, failedWritesAreRefusedAndNothingElse) {
    for (int at = 1; at <= 60; at += at < 10 ? 1 : 7) {
        for (const int error : {EIO, ENOSPC}) {
            const std::string sticky = at % 3 == 0 ? "1" : "0";
            const int status = end(start(4, 20, {"write", std::to_string(at), std::to_string(error), sticky}));
            EXPECT_TRUE(WIFEXITED(status)) << "write " << at << " error " << error;
            check(at % 10 == 0);
            if (HasFatalFailure())
                return;
        }
    }
}

TEST_F(KillTest, failedSyncStopsTheProcessAndLosesNothing) {
    int stopped = 0;
    for (int at = 1; at <= 40; at += 3) {
        const int status = end(start(4, 20, {"sync", std::to_string(at), std::to_string(EIO), "0"}));
        stopped += WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT ? 1 : 0;
        check(at % 5 == 0);
        if (HasFatalFailure())
            return;
    }
    EXPECT_GT(stopped, 5);
}

TEST_F(KillTest, failedOpensAndTruncationsAreRefusedAndNothingElse) {
    for (const auto *call : {"open", "truncate"}) {
        for (int at = 1; at <= 12; at += 2) {
            const int status = end(start(2, 10, {call, std::to_string(at), std::to_string(EIO), "0"}));
            EXPECT_TRUE(WIFEXITED(status)) << call << ' ' << at;
            check(false);
            if (HasFatalFailure())
                return;
        }
    }
}

} // namespace
} // namespace ledger
