#include "backend/ledger/state.h"

#include <memory>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "backend/ledger/imagined_state.h"

namespace ledger {
namespace {

ResourcePtr team(int number) {
    auto resource = std::make_shared<v1::Resource>();
    resource->mutable_meta()->set_name("teams/t" + std::to_string(number % 10));
    resource->mutable_meta()->set_uid("uid-" + std::to_string(number));
    resource->mutable_team();
    return resource;
}

// Names come and go and come back under other uids, many more than ever live at once.
TEST(State, findsByUidWhatLivesInItAndNothingElse) {
    State state;
    for (int number = 0; number < 10; ++number)
        state.put(team(number), number, {}, {});
    const State older = state;
    for (int number = 10; number < 40'000; ++number) {
        state = state.edited();
        state.erase("teams/t" + std::to_string(number % 10));
        state.put(team(number), number, {}, {});
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

// Many of one kind are not all kept as messages, however they came; each is found as it was put.
TEST(State, packsMostOfAKindThatHasMany) {
    State state;
    const auto node = [](std::size_t number, const char *rack) {
        auto resource = std::make_shared<v1::Resource>();
        resource->mutable_meta()->set_name("clusters/a/nodes/n" + std::to_string(number));
        resource->mutable_meta()->set_uid("uid-" + std::to_string(number));
        resource->mutable_node()->set_rack(rack);
        return resource;
    };
    const auto keptParsed = [&state] {
        std::size_t count = 0;
        state.eachStored("nodes", [&](const StoredPtr &stored) {
            const std::weak_ptr<const v1::Resource> read = stored->resource();
            count += read.expired() ? 0 : 1;
            return true;
        });
        return count;
    };
    for (std::size_t number = 0; number < 2 * State::MostParsed; ++number)
        state.put(node(number, "r1"), 1, {}, {{"meta.name", "clusters/a", "clusters"}});
    EXPECT_EQ(keptParsed(), State::MostParsed);
    for (std::size_t number = 0; number < State::MostParsed; number += 2)
        state.putStatus(node(number, "r2"));
    EXPECT_EQ(keptParsed(), State::MostParsed / 2);

    const auto last = "n" + std::to_string(2 * State::MostParsed - 1);
    ASSERT_NE(state.find("clusters/a/nodes/" + last), nullptr);
    EXPECT_EQ(state.find("clusters/a/nodes/" + last)->node().rack(), "r1");
    EXPECT_EQ(state.findUid("uid-0")->node().rack(), "r2");
    EXPECT_EQ(state.referrerCount("clusters/a"), 2 * static_cast<std::int64_t>(State::MostParsed));
    state.erase("clusters/a/nodes/" + last);
    EXPECT_EQ(state.find("clusters/a/nodes/" + last), nullptr);
    EXPECT_EQ(state.referrerCount("clusters/a"), 2 * static_cast<std::int64_t>(State::MostParsed) - 1);
}

TEST(State, tellsWhichFieldsOfWhomNameATarget) {
    State state;
    state.put(team(1), 1, {}, {{"spec.parent_team", "teams/t2", "teams"}});
    EXPECT_EQ(state.referrers("teams/t2", 10), (std::vector<Reference>{{"teams/t1", "spec.parent_team", "teams/t2"}}));
}

Draft draftOf(v1::DiffKind kind, const ResourcePtr &before, const ResourcePtr &after) {
    return {kind, "teams", before, *after};
}

// What is drafted is seen and what it is drafted on stays as it is.
TEST(ImaginedState, isTheStateWithItsDrafts) {
    State state;
    for (int number = 0; number < 3; ++number)
        state.put(team(number), number, {}, {});
    auto changed = std::make_shared<v1::Resource>(*team(1));
    changed->mutable_meta()->set_display_name("Another");
    const ImaginedState imagined(state, {draftOf(v1::DELETED, team(0), team(0)), draftOf(v1::UPDATED, team(1), changed),
                                         draftOf(v1::CREATED, nullptr, team(7))});
    EXPECT_EQ(imagined.find("teams/t0"), nullptr);
    EXPECT_EQ(imagined.findUid("uid-0"), nullptr);
    EXPECT_EQ(imagined.find("teams/t1")->meta().display_name(), "Another");
    EXPECT_EQ(imagined.findUid("uid-1")->meta().display_name(), "Another");
    EXPECT_NE(imagined.find("teams/t2"), nullptr);
    EXPECT_EQ(imagined.count("teams"), 3);
    EXPECT_EQ(imagined.count("models"), 0);
    std::set<std::string> names;
    imagined.eachStored("teams", [&](const StoredPtr &stored) { return names.emplace(stored->name()).second; });
    EXPECT_EQ(names, (std::set<std::string>{"teams/t1", "teams/t2", "teams/t7"}));
    int visited = 0;
    imagined.eachStored("teams", [&](const StoredPtr &) { return ++visited < 2; });
    EXPECT_EQ(visited, 2);
    EXPECT_NE(state.find("teams/t0"), nullptr);
    EXPECT_EQ(state.find("teams/t1")->meta().display_name(), "");
}

} // namespace
} // namespace ledger
