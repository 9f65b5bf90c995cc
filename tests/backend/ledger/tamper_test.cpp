#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "backend/core/whole_file.h"
#include "tests/backend/ledger/ledger_fixture.h"

namespace ledger {
namespace {

using namespace ledger::test;

// What somebody does to the store behind the service's back, and the index that must be named; -1 where none can be.
struct Mutation {
    const char *name;
    std::string sql;
    std::int64_t index;
    // Found before the first answer, not only by the verification of everything.
    bool isFoundAtStart = false;
};

void PrintTo(const Mutation &mutation, std::ostream *out) {
    *out << mutation.name;
}

// 30 generations of models/a as entries 0 to 29, models/b as entry 30, 2,000 further entries, and the deletion of
// models/b as the last: 2,032 entries.
class TamperTest : public testing::TestWithParam<Mutation> {
protected:
    static constexpr std::int64_t Size = 2032;

    void SetUp() override {
        ASSERT_TRUE(world.open());
        std::string etag;
        for (int i = 0; i < 30; ++i) {
            const auto commit = world.apply({put(model("a", std::to_string(i)), etag)});
            ASSERT_TRUE(commit);
            etag = commit->resources.front()->meta().etag();
        }
        ASSERT_TRUE(world.apply({put(model("b", "b"))}));
        for (int i = 0; i < 2000; ++i) {
            Occurrence occurrence;
            occurrence.op = "events.list";
            occurrence.detail = "detail";
            world->record(std::move(occurrence), nullptr);
        }
        ASSERT_TRUE(world.apply({removal("models/b", world.current("models/b").meta().etag())}));
        ASSERT_EQ(world->log().size(), Size);
    }

    World world;
};

TEST_P(TamperTest, isFoundAndSealsTheStore) {
    const auto &mutation = GetParam();
    world.tamper(mutation.sql);
    ASSERT_TRUE(world.open());
    if (mutation.isFoundAtStart) {
        ASSERT_TRUE(world->seal());
        EXPECT_FALSE(world->seal()->what().empty());
    }
    // The start may not know where; the verification of everything does, wherever it can be known.
    if (!world->seal() || world->seal()->index() != mutation.index) {
        const auto verified = world->verify(Ledger::Depth::Store, nullptr);
        ASSERT_FALSE(verified);
        EXPECT_EQ(verified.error().reason(), v1::STORE_SEALED);
    }
    ASSERT_TRUE(world->seal());
    EXPECT_EQ(world->seal()->index(), mutation.index) << world->seal()->what();
    // Reads go on; writes are refused.
    EXPECT_EQ(world.apply({put(model("c"))}).error().reason(), v1::STORE_SEALED);
    EXPECT_EQ(world->preview(proposal({put(model("c"))})).refusal_reason(), v1::STORE_SEALED);
    EXPECT_EQ(wait<std::int64_t>([&](auto done) { world->record({}, std::move(done)); }).error().reason(),
              v1::STORE_SEALED);
    EXPECT_EQ(world->log().checkpoint().empty(), mutation.sql == "DELETE FROM signed_head");
}

std::string flip(const std::string &column, const std::string &table, const std::string &where, int byte) {
    const auto at = std::to_string(byte);
    const auto text = "CAST(" + column + " AS TEXT)";
    // Another character in the place of one.
    return "UPDATE " + table + " SET " + column + " = substr(" + text + ", 1, " + at + " - 1) ||" + " CASE substr(" +
           text + ", " + at + ", 1) WHEN '0' THEN '1' ELSE '0' END || substr(" + text + ", " + at + " + 1) WHERE " +
           where;
}

std::vector<Mutation> mutations() {
    std::vector<Mutation> all{
        {"leafAndItsHashForged",
         "UPDATE event SET leaf = (SELECT leaf FROM event WHERE seq = 41),"
         " hash = (SELECT hash FROM event WHERE seq = 41) WHERE seq = 40",
         40},
        {"rowDeletedInTheMiddle", "DELETE FROM event WHERE seq = 100", 100},
        {"rowDeletedAndTheRestRenumbered",
         "DELETE FROM event WHERE seq = 1000;"
         "UPDATE event SET seq = seq - 1 WHERE seq > 1000",
         1000},
        {"lastRowsCutOff", "DELETE FROM event WHERE seq >= 2020", 2020, true},
        {"lastRowCutOff", "DELETE FROM event WHERE seq = 2031", 2031, true},
        {"everythingCutOff", "DELETE FROM event", 0, true},
        {"rowAdded",
         "INSERT INTO event SELECT 2032, revision, time, actor, op, outcome, reason, team, object, objects, count, "
         "hash,"
         " leaf FROM event WHERE seq = 2031",
         2032, true},
        {"twoRowsSwapped",
         "UPDATE event SET leaf = (SELECT o.leaf FROM event o WHERE o.seq = 2051 - event.seq),"
         " hash = (SELECT o.hash FROM event o WHERE o.seq = 2051 - event.seq) WHERE seq IN (1025, 1026)",
         1025},
        {"hashOfARowChanged", "UPDATE event SET hash = zeroblob(32) WHERE seq = 77", 77},
        {"actorOfARowChanged", "UPDATE event SET actor = (SELECT max(id) FROM actor) WHERE seq = 5", 5},
        {"outcomeChanged", "UPDATE event SET outcome = 2 WHERE seq = 500", 500},
        {"timeChanged", "UPDATE event SET time = time - 1 WHERE seq = 2030", 2030, true},
        {"teamChanged", "UPDATE event SET team = -1 WHERE seq = 12", 12},
        {"revisionChanged", "UPDATE event SET revision = revision + 1 WHERE seq = 13", 13},
        {"countChanged", "UPDATE event SET count = 9 WHERE seq = 600", 600},
        {"opRenamed", "UPDATE op SET name = 'models.frobnicate' WHERE name = 'models.update'", 1},
        {"payloadChanged", flip("body", "payload", "seq = 3", 20), 3},
        {"payloadKeyChanged", "UPDATE payload SET key = zeroblob(32) WHERE seq = 4", 4},
        {"specTextChanged", flip("spec_json", "history", "generation = 7 AND object = 1", 40), 6},
        {"specTextAndHashChanged",
         "UPDATE history SET spec_json = (SELECT o.spec_json FROM history o WHERE o.generation = 8 AND o.object = 1),"
         " sha256 = (SELECT o.sha256 FROM history o WHERE o.generation = 8 AND o.object = 1)"
         " WHERE generation = 7 AND object = 1",
         6},
        {"specBytesChanged",
         "UPDATE history SET spec_pb = (SELECT o.spec_pb FROM history o WHERE o.generation = 8 AND o.object = 1)"
         " WHERE generation = 7 AND object = 1",
         6},
        {"generationDeleted", "DELETE FROM history WHERE generation = 9 AND object = 1", 8},
        {"generationAdded",
         "INSERT INTO history SELECT id + 500, object, 31, revision, time, sha256, spec_json, spec_pb FROM history"
         " WHERE generation = 30 AND object = 1",
         29},
        {"deletionUndone", "DELETE FROM history WHERE object = 2 AND generation = 2", 2031},
        {"currentRolledBack",
         "UPDATE resource SET generation = 29, history = (SELECT id FROM history WHERE object = 1 AND generation = 29)"
         " WHERE object = 1",
         28},
        {"livingRemoved", "DELETE FROM resource WHERE object = 1", 29},
        {"deadRevived",
         "INSERT INTO resource SELECT object, generation, id FROM history WHERE object = 2 AND generation = 1", 30},
        {"objectRenamed", "UPDATE object SET name = 'models/z' WHERE id = 1", -1, true},
        {"uidChanged", "UPDATE object SET uid = 'x' WHERE id = 2", 30},
        {"tileChanged",
         "UPDATE tile SET bytes = (SELECT o.bytes FROM tile o WHERE o.level = 0 AND o.number = 1)"
         " WHERE level = 0 AND number = 0",
         0, true},
        {"tileDeleted", "DELETE FROM tile WHERE level = 0 AND number = 3", -1, true},
        {"tileCut", "UPDATE tile SET bytes = substr(bytes, 1, 8160) WHERE level = 0 AND number = 2", -1, true},
        {"headRootChanged", "UPDATE signed_head SET root = zeroblob(32) WHERE size = 2032", -1, true},
        {"headNoteChanged", "UPDATE signed_head SET note = replace(note, '2032', '2033') WHERE size = 2032", -1, true},
        {"headNoteOfAnother",
         "UPDATE signed_head SET note = (SELECT note FROM signed_head WHERE size = 0) WHERE size = 2032", -1, true},
        {"headsDeleted", "DELETE FROM signed_head", -1, true},
        {"identityDeleted", "DELETE FROM meta", -1, true},
        {"uuidDeleted", "DELETE FROM meta WHERE key = 'store_uuid'", -1, true},
        {"verifierKeyChanged", "UPDATE meta SET value = 'x+00000000+AAAA' WHERE key = 'vkey'", -1, true},
    };
    return all;
}

INSTANTIATE_TEST_SUITE_P(Mutations, TamperTest, testing::ValuesIn(mutations()),
                         [](const auto &info) { return std::string(info.param.name); });

class LeafTamperTest : public TamperTest {};

TEST_P(LeafTamperTest, everyByteOfALeafCounts) {
    world.tamper(GetParam().sql);
    ASSERT_TRUE(world.open());
    if (!world->seal()) {
        const auto verified = world->verify(Ledger::Depth::Store, nullptr);
        ASSERT_FALSE(verified);
    }
    EXPECT_EQ(world->seal()->index(), GetParam().index) << world->seal()->what();
}

std::vector<Mutation> leafMutations() {
    std::vector<Mutation> all;
    for (const int byte : {1, 2, 30, 90, 150, 211, 300, 400, 440})
        all.push_back({"early", flip("leaf", "event", "seq = 20", byte), 20});
    for (const int byte : {1, 77, 301})
        all.push_back({"late", flip("leaf", "event", "seq = 2029", byte), 2029, true});
    return all;
}

INSTANTIATE_TEST_SUITE_P(Bytes, LeafTamperTest, testing::ValuesIn(leafMutations()),
                         [](const auto &info) { return info.param.name + std::to_string(info.index); });

TEST(SealTest, untouchedStoreIsFoundWhole) {
    World world;
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world.apply({put(model("a"))}));
    ASSERT_TRUE(world.open());
    EXPECT_FALSE(world->seal());
    std::vector<v1::OperationPhase> phases;
    const auto verified =
        world->verify(Ledger::Depth::Store, [&](std::int64_t done, std::int64_t total, v1::OperationPhase phase) {
            EXPECT_LE(done, total);
            phases.push_back(phase);
            return true;
        });
    ASSERT_TRUE(verified);
    EXPECT_EQ(*verified, 1);
    EXPECT_EQ(world->log().checkedSize(), 1);
    EXPECT_EQ(phases.front(), v1::VERIFYING_EVENTS);
    EXPECT_EQ(phases.back(), v1::VERIFYING_TILES);
}

// Eleven change sets of 1,000 models each: more resources than are compared at one instant.
bool fillBeyondOnePage(World &world) {
    bool isFilled = true;
    for (int set = 0; set < 11; ++set) {
        std::vector<v1::Change> changes;
        for (int i = 0; i < 1000; ++i)
            changes.push_back(put(model("m" + std::to_string(1000 * set + i))));
        isFilled = isFilled && world.apply(std::move(changes)).isOk();
    }
    return isFilled;
}

TEST(SealTest, storeIsFoundWholeBesideAWriter) {
    World world;
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(fillBeyondOnePage(world));
    std::atomic<bool> isOver = false;
    std::thread writer([&] {
        for (int i = 0; !isOver; ++i) {
            const auto name = "models/m" + std::to_string(i % 3 == 0 ? 10'999 : i % 100);
            const auto living = world->snapshot()->find(name);
            EXPECT_TRUE(world.apply({removal(name, living->meta().etag())}));
            EXPECT_TRUE(world.apply({undeletion(living->meta().uid())}));
        }
    });
    for (int i = 0; i < 5; ++i) {
        const auto verified = world->verify(Ledger::Depth::Store, nullptr);
        EXPECT_TRUE(verified) << verified.error().message();
    }
    isOver = true;
    writer.join();
}

// The log by itself: what stands beside it is not looked at, but nothing of it can be altered.
TEST(SealTest, logAloneIsFoundWholeOrNot) {
    struct Case {
        std::string sql;
        std::optional<std::int64_t> badIndex;
        // Else it is known only to lie before it: after the last head that still has its root.
        bool isExact = true;
    };
    const std::vector<Case> cases{
        {"", std::nullopt},
        {"UPDATE history SET spec_json = replace(spec_json, 'm1', 'm2')", std::nullopt},
        {"UPDATE event SET leaf = replace(leaf, 'models.create', 'models.delete') WHERE seq = 40", 40},
        {"UPDATE event SET leaf = (SELECT leaf FROM event WHERE seq = 41),"
         " hash = (SELECT hash FROM event WHERE seq = 41) WHERE seq = 40",
         40, false},
        {"DELETE FROM event WHERE seq = 100", 100},
        {"UPDATE tile SET bytes = zeroblob(8192) WHERE level = 0 AND number = 0", 0},
    };
    for (const auto &[sql, badIndex, isExact] : cases) {
        World world;
        ASSERT_TRUE(world.open());
        for (int i = 0; i < 300; ++i)
            ASSERT_TRUE(world.apply({put(model("m" + std::to_string(i)))}));
        if (!sql.empty())
            world.tamper(sql);
        ASSERT_TRUE(world.open());
        const auto verified = world->verify(Ledger::Depth::Log, nullptr);
        ASSERT_EQ(verified.isOk(), !badIndex) << sql;
        if (!badIndex) {
            EXPECT_GE(*verified, 300) << sql;
            continue;
        }
        EXPECT_EQ(verified.error().reason(), v1::STORE_SEALED) << sql;
        const auto index = std::stoll(verified.error().arguments().at("index"));
        EXPECT_LE(index, *badIndex) << sql;
        EXPECT_TRUE(!isExact || index == *badIndex) << sql << ": " << index;
    }
}

TEST(SealTest, missingResourceBeyondTheFirstPageIsFound) {
    World world;
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(fillBeyondOnePage(world));
    world.tamper("DELETE FROM resource WHERE object = 10500");
    ASSERT_TRUE(world.open());
    const auto verified = world->verify(Ledger::Depth::Store, nullptr);
    ASSERT_FALSE(verified);
    EXPECT_EQ(verified.error().arguments().at("index"), "10");
}

TEST(SealTest, erasedPayloadIsNoMismatch) {
    World world;
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world.apply({put(model("a"))}));
    world.tamper("DELETE FROM payload");
    ASSERT_TRUE(world.open());
    EXPECT_TRUE(world->verify(Ledger::Depth::Store, nullptr));
    EXPECT_EQ(world.entry(0).event.reason(), "");
    EXPECT_EQ(world.entry(0).event.object(), "models/a");
}

TEST(SealTest, verificationCanBeCancelled) {
    World world;
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world.apply({put(model("a"))}));
    const auto verified =
        world->verify(Ledger::Depth::Store, [](std::int64_t, std::int64_t, v1::OperationPhase) { return false; });
    ASSERT_FALSE(verified);
    EXPECT_EQ(verified.error().reason(), v1::OPERATION_CANCELLED);
    EXPECT_FALSE(world->seal());
}

TEST(SealTest, lostOrForeignLogKeySeals) {
    World world;
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world.apply({put(model("a"))}));
    world.close();
    const auto key = world.directory.path() / "data" / "log.key";
    std::filesystem::rename(key, key.string() + ".away");
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world->seal());
    EXPECT_NE(world->seal()->what().find("log.key"), std::string::npos);
    EXPECT_NE(world.current("models/a").meta().uid(), "");

    World other;
    ASSERT_TRUE(other.open());
    world.close();
    std::filesystem::copy_file(other.directory.path() / "data" / "log.key", key);
    ASSERT_TRUE(world.open());
    EXPECT_TRUE(world->seal());
}

TEST(SealTest, storeWithoutIdentityKeepsItsKeyAndGetsNoOther) {
    World world;
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world.apply({put(model("a"))}));
    const auto key = core::readWholeFile(world.directory.path() / "data" / "log.key", 1000);
    ASSERT_TRUE(key);
    world.tamper("DELETE FROM meta");
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world->seal());
    const auto same = core::readWholeFile(world.directory.path() / "data" / "log.key", 1000);
    ASSERT_TRUE(same);
    EXPECT_EQ(*same, *key);
    EXPECT_NE(world->snapshot()->find("models/a"), nullptr);
}

TEST(SealTest, storeOfAnotherTrustDomainIsRefused) {
    World world;
    world.trustDomain = "corp.example";
    ASSERT_TRUE(world.open());
    EXPECT_EQ(world->identity().origin, "corp.example/" + world->identity().storeUuid + "/changes");
    world.trustDomain = "other.example";
    EXPECT_EQ(world.open().error().reason(), v1::INVALID_FIELD);
    world.trustDomain.clear();
    EXPECT_TRUE(world.open());
}

TEST(SealTest, secondLedgerOnOneDirectoryIsRefused) {
    World world;
    ASSERT_TRUE(world.open());
    const auto second =
        Ledger::open({world.directory.path() / "data", "", {}, {}, {}, &world.authority, world.clock, world.random});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().reason(), v1::DATA_DIRECTORY_IN_USE);
}

TEST(SealTest, logKeyIsWrappedByTheKeyFile) {
    World world;
    world.keyFile = world.directory.path() / "key";
    {
        std::FILE *file = std::fopen(world.keyFile.c_str(), "w");
        ASSERT_NE(file, nullptr);
        std::fputs("0123456789abcdef0123456789abcdef", file);
        std::fclose(file);
    }
    ASSERT_TRUE(world.open());
    EXPECT_TRUE(world->isEncryptedAtRest());
    ASSERT_TRUE(world.apply({put(model("a"))}));
    const auto key = std::exchange(world.keyFile, {});
    EXPECT_EQ(world.open().error().reason(), v1::DATA_DIRECTORY_UNUSABLE);
    world.keyFile = key;
    ASSERT_TRUE(world.open());
    EXPECT_FALSE(world->seal());
}

} // namespace
} // namespace ledger
