#include "backend/client/witness.h"

#include "backend/core/base64.h"
#include "backend/core/whole_file.h"
#include "tests/backend/client/test_log.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"

#include <gtest/gtest.h>

namespace {

using client::LogHead;
using client::LogMismatch;
using client::Witness;
using client_test::TestLog;
using Kind = LogMismatch::Kind;

class WitnessTest : public testing::Test {
protected:
    client::LogMemory memory() const {
        return client::LogMemory({directory_.path() / "log", directory_.path() / "store/console/last-log"});
    }
    // As at the next start of the console.
    void restart() { witness_.emplace(memory(), clock_); }

    // What the witness makes of the log, asked for proof by the log's own lights.
    Witness::Verdict see(const TestLog &log) {
        EXPECT_TRUE(witness_->recall(log.origin()));
        auto verdict = witness_->judge(log.claim());
        EXPECT_TRUE(verdict) << verdict.error().message();
        if (const auto *question = std::get_if<Witness::Question>(&*verdict))
            verdict = witness_->answer(log.consistency(question->older, question->newer));
        clock_.advance(std::chrono::seconds(1));
        return *verdict;
    }
    void expectVerified(const TestLog &log) {
        const auto verdict = see(log);
        ASSERT_TRUE(std::holds_alternative<LogHead>(verdict));
        EXPECT_EQ(std::get<LogHead>(verdict).tree, log.head());
    }
    void expectMismatch(const TestLog &log, Kind kind) {
        const auto verdict = see(log);
        ASSERT_TRUE(std::holds_alternative<LogMismatch>(verdict));
        EXPECT_EQ(std::get<LogMismatch>(verdict).kind, kind);
    }
    std::string evidence() const {
        std::string all;
        for (const auto &entry : std::filesystem::directory_iterator(directory_.path() / "log")) {
            if (entry.path().string().ends_with(".evidence.json"))
                all += core::readWholeFile(entry.path(), 1 << 20).value();
        }
        return all;
    }

    support::TemporaryDirectory directory_;
    support::FakeClock clock_;
    std::optional<Witness> witness_{std::in_place, memory(), clock_};
    TestLog log_;
};

TEST_F(WitnessTest, theFirstLogIsBelievedAndRemembered) {
    EXPECT_EQ(witness_->remembered().value(), std::nullopt);
    log_.append(5);
    expectVerified(log_);
    restart();
    const auto remembered = witness_->remembered().value();
    ASSERT_TRUE(remembered);
    EXPECT_EQ(remembered->tree, log_.head());
    EXPECT_EQ(remembered->origin, log_.origin());
    EXPECT_EQ(remembered->vkey, log_.vkey());
    EXPECT_EQ(remembered->note, log_.checkpoint());
}

// Or the next visit would tell of an earlier time than this one did.
TEST_F(WitnessTest, whenALogWasVerifiedLastIsRememberedThoughItDidNotGrow) {
    log_.append(5);
    expectVerified(log_);
    const auto verdict = see(log_);
    ASSERT_TRUE(std::holds_alternative<LogHead>(verdict));
    restart();
    const auto remembered = witness_->remembered().value();
    ASSERT_TRUE(remembered);
    EXPECT_EQ(remembered->verifiedAt, std::get<LogHead>(verdict).verifiedAt);
}

TEST_F(WitnessTest, aLogThatGrowsIsVerifiedFromAnySizeToAnyOther) {
    for (int older = 0; older <= 9; ++older) {
        for (int newer = older; newer <= 9; ++newer) {
            const support::TemporaryDirectory directory;
            witness_.emplace(client::LogMemory({directory.path(), directory.path() / "visit"}), clock_);
            TestLog log;
            log.append(older);
            expectVerified(log);
            log.append(newer - older);
            expectVerified(log);
        }
    }
}

TEST_F(WitnessTest, aRewrittenLogIsCaughtAlsoAfterARestart) {
    log_.append(10);
    expectVerified(log_);
    const auto before = log_.checkpoint();
    const auto root = core::toBase64(core::bytesOf(log_.head().root));
    log_.rewrite(3, "another story");
    log_.append(5);
    restart();
    expectMismatch(log_, Kind::Rewritten);
    // Both heads are kept, and the one that was remembered stays.
    EXPECT_NE(evidence().find(root), std::string::npos);
    EXPECT_NE(evidence().find(core::toBase64(core::bytesOf(log_.head().root))), std::string::npos);
    EXPECT_NE(evidence().find("\"rewritten\""), std::string::npos);
    EXPECT_EQ(witness_->remembered().value()->note, before);
    expectMismatch(log_, Kind::Rewritten);
}

TEST_F(WitnessTest, aForkOfTheSameSizeIsCaught) {
    log_.append(10);
    expectVerified(log_);
    log_.rewrite(9, "another story");
    expectMismatch(log_, Kind::Rewritten);
}

TEST_F(WitnessTest, aLogThatShrinksIsCaught) {
    log_.append(10);
    expectVerified(log_);
    log_.truncate(9);
    expectMismatch(log_, Kind::RolledBack);
}

TEST_F(WitnessTest, aLogThatShrinksWithAllThatLiesBesideItIsCaught) {
    namespace fs = std::filesystem;
    const auto store = directory_.path() / "store";
    const auto copy = directory_.path() / "copy";
    log_.append(10);
    expectVerified(log_);
    const auto older = log_;
    fs::copy(store, copy, fs::copy_options::recursive);
    log_.append(10);
    expectVerified(log_);
    fs::remove_all(store);
    fs::rename(copy, store);
    restart();
    expectMismatch(older, Kind::RolledBack);
}

TEST_F(WitnessTest, whatOneConsoleHasSeenTheOtherKnows) {
    log_.append(10);
    expectVerified(log_);
    const auto older = log_;
    log_.append(10);
    Witness other(client::LogMemory({directory_.path() / "log", directory_.path() / "elsewhere/last-log"}), clock_);
    ASSERT_TRUE(other.recall(log_.origin()));
    const auto verdict = other.judge(log_.claim());
    ASSERT_TRUE(verdict);
    const auto &question = std::get<Witness::Question>(*verdict);
    EXPECT_EQ(question.older, 10);
    ASSERT_TRUE(other.answer(log_.consistency(question.older, question.newer)));
    expectMismatch(older, Kind::RolledBack);
}

TEST_F(WitnessTest, anOlderHeadNeverReplacesANewerOne) {
    log_.append(10);
    const auto older = log_;
    expectVerified(log_);
    log_.append(10);
    // It asks before the other console has seen more, and hears the answer afterwards.
    Witness slow(memory(), clock_);
    ASSERT_TRUE(slow.recall(log_.origin()));
    expectVerified(log_);
    auto verdict = slow.judge(older.claim());
    ASSERT_TRUE(verdict);
    EXPECT_TRUE(std::holds_alternative<LogHead>(*verdict));
    EXPECT_EQ(memory().latest().value()->tree, log_.head());
    // A person may.
    ASSERT_TRUE(slow.accept(older.claim()));
    EXPECT_EQ(memory().latest().value()->tree, older.head());
}

TEST_F(WitnessTest, whatIsRememberedIsForItsOwnerAlone) {
    namespace fs = std::filesystem;
    log_.append(10);
    expectVerified(log_);
    const auto others = fs::perms::group_all | fs::perms::others_all;
    EXPECT_EQ(fs::status(directory_.path() / "log").permissions() & others, fs::perms::none);
    for (const auto &entry : fs::directory_iterator(directory_.path() / "log"))
        EXPECT_EQ(entry.status().permissions() & others, fs::perms::none) << entry.path();
}

TEST_F(WitnessTest, noProofIsNoProof) {
    log_.append(10);
    expectVerified(log_);
    log_.append(1);
    ASSERT_TRUE(std::holds_alternative<Witness::Question>(witness_->judge(log_.claim()).value()));
    const auto verdict = witness_->answer({}).value();
    ASSERT_TRUE(std::holds_alternative<LogMismatch>(verdict));
    EXPECT_EQ(std::get<LogMismatch>(verdict).kind, Kind::Rewritten);
    ASSERT_TRUE(std::holds_alternative<Witness::Question>(witness_->judge(log_.claim()).value()));
    EXPECT_TRUE(std::holds_alternative<LogMismatch>(witness_->answer({"short"}).value()));
}

TEST_F(WitnessTest, anotherKeyUnderTheSameOriginIsRefused) {
    log_.append(10);
    expectVerified(log_);
    TestLog impostor(log_.origin(), 2);
    impostor.append(11);
    restart();
    expectMismatch(impostor, Kind::KeyChanged);
    EXPECT_NE(evidence().find(impostor.vkey()), std::string::npos);
}

TEST_F(WitnessTest, aKeyThatIsNamedButDidNotSignIsABadSignature) {
    log_.append(10);
    expectVerified(log_);
    auto claim = log_.claim();
    claim.note[claim.note.find('\n') + 1] = '2';
    const auto verdict = witness_->judge(claim).value();
    ASSERT_TRUE(std::holds_alternative<LogMismatch>(verdict));
    EXPECT_EQ(std::get<LogMismatch>(verdict).kind, Kind::BadSignature);
}

TEST_F(WitnessTest, aFirstNoteThatDoesNotVerifyIsNotBelieved) {
    auto claim = log_.claim();
    claim.vkey = TestLog(log_.origin(), 2).vkey();
    const auto verdict = witness_->judge(claim).value();
    ASSERT_TRUE(std::holds_alternative<LogMismatch>(verdict));
    EXPECT_EQ(std::get<LogMismatch>(verdict).kind, Kind::BadSignature);
    EXPECT_EQ(witness_->remembered().value(), std::nullopt);
}

TEST_F(WitnessTest, aCheckpointOfAnotherLogIsNotTakenForTheOneNamed) {
    log_.append(3);
    auto claim = log_.claim();
    claim.origin = "test.pilothouse.internal/other/changes";
    EXPECT_TRUE(std::holds_alternative<LogMismatch>(witness_->judge(claim).value()));
}

TEST_F(WitnessTest, anotherOriginIsAskedAboutAndTakenOnceAccepted) {
    log_.append(10);
    expectVerified(log_);
    TestLog restored("test.pilothouse.internal/store-2/changes", 2);
    restored.append(1);
    expectMismatch(restored, Kind::OriginChanged);
    ASSERT_TRUE(std::holds_alternative<LogHead>(witness_->accept(restored.claim()).value()));
    restored.append(1);
    clock_.advance(std::chrono::seconds(1));
    restart();
    expectVerified(restored);
    // The old log is now the other one.
    expectMismatch(log_, Kind::OriginChanged);
}

TEST_F(WitnessTest, whatIsAcceptedMustStillBeSigned) {
    log_.append(10);
    expectVerified(log_);
    auto claim = log_.claim();
    claim.vkey = TestLog(log_.origin(), 2).vkey();
    EXPECT_TRUE(std::holds_alternative<LogMismatch>(witness_->accept(claim).value()));
    EXPECT_EQ(witness_->remembered().value()->vkey, log_.vkey());
}

TEST_F(WitnessTest, aMemoryThatWasTamperedWithIsNotBelieved) {
    log_.append(10);
    expectVerified(log_);
    for (const auto &entry : std::filesystem::directory_iterator(directory_.path() / "log")) {
        auto text = core::readWholeFile(entry.path(), 1 << 20).value();
        text.replace(text.find("\\n10\\n"), 6, "\\n11\\n");
        ASSERT_TRUE(core::replaceWholeFile(entry.path(), text));
    }
    restart();
    const auto remembered = witness_->remembered();
    ASSERT_FALSE(remembered);
    EXPECT_EQ(remembered.error().reason(), core::v1::INVALID_JSON);
    EXPECT_FALSE(witness_->judge(log_.claim()));
}

TEST_F(WitnessTest, inclusionIsProvenForTheEntryAndNoOther) {
    log_.append(13);
    const auto head = log_.head();
    for (std::int64_t index = 0; index < log_.size(); ++index) {
        const auto proof = log_.inclusion(index, log_.size());
        EXPECT_TRUE(client::provesInclusion(head, index, log_.leafHash(index), proof));
        EXPECT_FALSE(client::provesInclusion(head, index, log_.leafHash((index + 1) % 13), proof));
        EXPECT_FALSE(client::provesInclusion(head, (index + 1) % 13, log_.leafHash(index), proof));
    }
    EXPECT_FALSE(client::provesInclusion(head, 0, "short", log_.inclusion(0, 13)));
    EXPECT_FALSE(client::provesInclusion(head, 0, log_.leafHash(0), {"short"}));
}

} // namespace
