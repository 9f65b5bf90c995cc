#include <csignal>
#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "backend/deployments/replica/process_table.h"

using namespace replica;

TEST(ProcessTable, FindsThisProcessAndItsParent) {
    const auto self = processEntry(::getpid());
    ASSERT_TRUE(self);
    EXPECT_EQ(self->parent, ::getppid());
    EXPECT_TRUE(isAlive(self->identity));
    EXPECT_FALSE(isAlive({self->identity.pid, self->identity.startTicks + 1}));
    EXPECT_EQ(bootId().size(), 36u);
}

TEST(ProcessTable, NoOtherProcessOfTheSameNumberIsSignalled) {
    const pid_t child = ::fork();
    if (child == 0) {
        for (;;)
            ::pause();
    }
    const auto entry = processEntry(child);
    ASSERT_TRUE(entry);
    EXPECT_FALSE(signalProcess({child, entry->identity.startTicks + 1}, SIGKILL));
    EXPECT_TRUE(isAlive(entry->identity));
    const auto below = descendantsOf(::getpid());
    EXPECT_EQ(below, std::vector{entry->identity});
    EXPECT_TRUE(signalProcess(entry->identity, SIGKILL));
    int status = 0;
    // Until it is reaped it is a zombie, which is not alive.
    siginfo_t info{};
    ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT);
    EXPECT_FALSE(isAlive(entry->identity));
    EXPECT_TRUE(descendantsOf(::getpid()).empty());
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WTERMSIG(status), SIGKILL);
}
