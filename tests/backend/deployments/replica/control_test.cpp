#include <gtest/gtest.h>

#include "backend/deployments/replica/control.h"

using namespace replica;

TEST(ReplicaControl, CommandsAreReadAsTheyWereWritten) {
    for (const auto &command : {Command{Command::Kind::Status, {}}, Command{Command::Kind::Kill, {}},
                                Command{Command::Kind::Stop, std::chrono::milliseconds(0)},
                                Command{Command::Kind::Stop, std::chrono::milliseconds(10'000)}}) {
        const auto text = textOf(command);
        ASSERT_TRUE(text.ends_with('\n') && text.size() <= LongestControlLine);
        EXPECT_EQ(commandFrom(std::string_view(text).substr(0, text.size() - 1)), command);
    }
    for (const auto *const text : {"", "stop", "stop ", "stop -1", "stop 1 ", "stop 99999999999", "kill 1", "Status"})
        EXPECT_FALSE(commandFrom(text)) << text;
}

TEST(ReplicaControl, StatesAreReadAsTheyWereWritten) {
    const ProcessIdentity engine{4711, 18'446'744'073'709'551'615u};
    for (const auto &state :
         {State(Running{engine, false}), State(Running{engine, true}), State(Outcome{Outcome::Kind::Exited, 3}),
          State(Outcome{Outcome::Kind::Killed, 9}), State(Outcome{Outcome::Kind::NotStarted, 2})}) {
        const auto text = textOf(state);
        ASSERT_TRUE(text.ends_with('\n') && text.size() <= LongestControlLine);
        EXPECT_EQ(stateFrom(std::string_view(text).substr(0, text.size() - 1)), state) << text;
    }
    for (const auto *const text : {"", "running", "running 1", "running 1 2 3", "running  1 2", "exited", "exited x"})
        EXPECT_FALSE(stateFrom(text)) << text;
}
