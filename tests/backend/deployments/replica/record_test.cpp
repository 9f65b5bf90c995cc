#include <gtest/gtest.h>

#include "backend/deployments/replica/record.h"

using namespace replica;

namespace {

constexpr const char *boot = "70f10714-3f4c-497a-be81-b848c3683ad6";

Record running() {
    return {boot, {4711, 123'456}, ProcessIdentity{4712, 123'457}, std::nullopt};
}

} // namespace

TEST(ReplicaRecord, IsReadAsItWasWritten) {
    auto record = running();
    EXPECT_EQ(recordFrom(textOf(record)), record);
    for (const auto &outcome : {Outcome{Outcome::Kind::Exited, 0}, Outcome{Outcome::Kind::Exited, 255},
                                Outcome{Outcome::Kind::Killed, 9}, Outcome{Outcome::Kind::NotStarted, 13}}) {
        record.outcome = outcome;
        EXPECT_EQ(recordFrom(textOf(record)), record) << textOf(record);
    }
    record.engine.reset();
    EXPECT_EQ(recordFrom(textOf(record)), record);
}

TEST(ReplicaRecord, StandsThereAsItIsDocumented) {
    auto record = running();
    record.outcome = Outcome{Outcome::Kind::Killed, 15};
    EXPECT_EQ(textOf(record), "pilothouse-replica 1\nboot 70f10714-3f4c-497a-be81-b848c3683ad6\nshim 4711 123456\n"
                              "engine 4712 123457\noutcome killed 15\n");
}

TEST(ReplicaRecord, AnythingElseIsNone) {
    const auto good = textOf(running());
    for (std::size_t length = 0; length < good.size(); ++length) {
        // Without its last line it is one of a shim that has no engine yet.
        const bool isWhole = length == good.find("engine");
        EXPECT_EQ(recordFrom(good.substr(0, length)).has_value(), isWhole) << length;
    }
    const auto changed = [&](const std::string &from, const std::string &to) {
        auto text = good;
        return text.replace(text.find(from), from.size(), to);
    };
    for (const auto &text : {good + "\n",
                             good + "more 1\n",
                             " " + good,
                             changed("replica 1", "replica 2"),
                             changed("4711", "0"),
                             changed("4711", "-1"),
                             changed("4711", "04711"),
                             changed("4711", "4711 "),
                             changed("4711", "99999999999"),
                             changed("70f1", "70F1"),
                             changed("70f1", "70g1"),
                             changed("70f10714-", "70f107140"),
                             good + "outcome exited 256\n",
                             good + "outcome killed 0\n",
                             good + "outcome killed 65\n",
                             good + "outcome failed 0\n",
                             good + "outcome exited\n",
                             good + "outcome gone 1\n",
                             good + "outcome exited 1",
                             std::string(LongestRecord + 1, 'x')})
        EXPECT_FALSE(recordFrom(text)) << text;
}
