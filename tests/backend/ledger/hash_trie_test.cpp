#include "backend/ledger/hash_trie.h"

#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace {

struct Entry {
    std::string name;
    int value = 0;
    std::string_view key() const { return name; }
};

using Trie = ledger::HashTrie<Entry>;
using Map = std::map<std::string, int>;

Map contentOf(const Trie &trie) {
    Map content;
    trie.each([&](const Entry &entry) {
        EXPECT_TRUE(content.emplace(entry.name, entry.value).second) << entry.name << " is there twice";
        const auto *found = trie.find(entry.name);
        EXPECT_TRUE(found != nullptr && found->value == entry.value) << entry.name;
        return true;
    });
    EXPECT_EQ(trie.size(), content.size());
    return content;
}

TEST(HashTrie, holdsWhatAMapHoldsAndCopiesKeepWhatTheyHeld) {
    std::mt19937 random(7);
    Trie trie;
    Map expected;
    std::vector<std::pair<Trie, Map>> copies;
    for (ledger::HashTrie<Entry>::Edit edit = 1; edit <= 60; ++edit) {
        for (int change = 0; change < 200; ++change) {
            const auto name = std::to_string(random() % 3000);
            if (random() % 3 == 0) {
                trie.erase(name, edit);
                expected.erase(name);
            } else {
                trie.put({name, change}, edit);
                expected[name] = change;
            }
        }
        copies.emplace_back(trie, expected);
    }
    for (const auto &[copy, then] : copies)
        ASSERT_EQ(contentOf(copy), then);
    EXPECT_EQ(trie.find("nobody"), nullptr);
}

TEST(HashTrie, visitingStopsWhenItIsTold) {
    Trie trie;
    for (int i = 0; i < 100; ++i)
        trie.put({std::to_string(i), i}, 1);
    int visits = 0;
    EXPECT_FALSE(trie.each([&](const Entry &) { return ++visits < 5; }));
    EXPECT_EQ(visits, 5);
}

} // namespace
