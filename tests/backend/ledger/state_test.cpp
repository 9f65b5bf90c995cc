#include "backend/ledger/state.h"

#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace ledger {
namespace {

namespace v1 = core::v1;

Living team(int number) {
    auto resource = std::make_shared<v1::Resource>();
    resource->mutable_meta()->set_name("teams/t" + std::to_string(number % 10));
    resource->mutable_meta()->set_uid("uid-" + std::to_string(number));
    resource->mutable_team();
    return {resource, number, {}};
}

// Names come and go and come back under other uids, many more than ever live at once.
TEST(State, findsByUidWhatLivesInItAndNothingElse) {
    State state;
    for (int number = 0; number < 10; ++number)
        state.put(team(number), {});
    const State older = state;
    for (int number = 10; number < 40'000; ++number) {
        state = state.edited();
        state.erase("teams/t" + std::to_string(number % 10));
        state.put(team(number), {});
    }
    EXPECT_EQ(state.total(), 10);
    for (int number = 0; number < 10; ++number) {
        const auto old = "uid-" + std::to_string(number);
        const auto current = "uid-" + std::to_string(39'990 + number);
        ASSERT_NE(older.findUid(old), nullptr) << old;
        EXPECT_EQ(older.findUid(old)->meta().uid(), old);
        EXPECT_EQ(older.findUid(current), nullptr) << current;
        ASSERT_NE(state.findUid(current), nullptr) << current;
        EXPECT_EQ(state.findUid(current)->meta().uid(), current);
        EXPECT_EQ(state.findUid(old), nullptr) << old;
    }
}

} // namespace
} // namespace ledger
