#include "backend/catalog/inspect/child/sandbox.h"
#include "backend/catalog/inspect/inspector_process.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <fcntl.h>

namespace {

catalog::ProcessEnd tryTo(const std::string &deed) {
    const posix::Descriptor file(::open(SANDBOX_PROBE, O_RDONLY | O_CLOEXEC));
    auto end = catalog::runProcess({SANDBOX_PROBE, {deed}, {&file}, std::chrono::seconds(20), 4'096});
    EXPECT_TRUE(end.isOk());
    return end ? *end : catalog::ProcessEnd();
}

class Sandbox : public ::testing::Test {
protected:
    void SetUp() override {
        if (tryTo("is-whole").output == "no")
            GTEST_SKIP() << "sanitizers cannot run confined";
    }
};

class SandboxForbids : public Sandbox, public ::testing::WithParamInterface<const char *> {};

} // namespace

TEST_F(Sandbox, LetsTheAnswerOut) {
    EXPECT_EQ(tryTo("answer").output, "answered");
}

TEST_F(Sandbox, LetsTheFileBeRead) {
    EXPECT_EQ(tryTo("read").exitStatus, 0);
}

TEST_F(Sandbox, LetsMemoryGrowToItsLimitOnly) {
    EXPECT_EQ(tryTo("allocate-little").output, "got it");
    EXPECT_EQ(tryTo("allocate-much").output, "refused");
}

TEST_F(Sandbox, EndsWhatNeverEnds) {
    const auto end = tryTo("spin");
    EXPECT_FALSE(end.wasLate);
    EXPECT_TRUE(end.signal == SIGKILL || end.signal == SIGXCPU) << end.signal;
}

TEST_P(SandboxForbids, ByDeath) {
    const auto end = tryTo(GetParam());
    EXPECT_EQ(end.signal, SIGSYS) << "exit status " << end.exitStatus;
}

INSTANTIATE_TEST_SUITE_P(Calls, SandboxForbids,
                         ::testing::Values("open", "create", "unlink", "status", "socket", "fork", "thread", "execute",
                                           "kill", "trace", "duplicate", "read-elsewhere", "write-elsewhere",
                                           "write-file", "map-file", "map-code", "make-code", "privileges"),
                         [](const auto &info) {
                             std::string name = info.param;
                             name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
                             return name;
                         });
