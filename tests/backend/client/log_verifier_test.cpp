#include "backend/client/log_verifier.h"

#include "tests/backend/client/connected.h"
#include "tests/backend/client/test_log.h"

#include <QSignalSpy>
#include <QTest>

#include <array>

namespace client_test {

using State = client::LogVerifier::State;
using Proof = client::LogVerifier::Proof;
using Kind = client::LogMismatch::Kind;

class LogVerifierTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        connected_ = std::make_unique<Connected>();
        memory_ = std::make_unique<support::TemporaryDirectory>();
        log_ = std::make_unique<TestLog>();
        log_->append(10);
        serve(*log_);
        start();
    }
    void cleanup() {
        verifier_.reset();
        connected_.reset();
        memory_.reset();
    }

    void theLogIsVerifiedOnConnect() {
        QCOMPARE(verifier_->state(), State::NotSeen);
        QVERIFY(!verifier_->head());
        QTRY_COMPARE(verifier_->state(), State::Verified);
        QCOMPARE(verifier_->head()->tree.size, 10);
        QVERIFY(!verifier_->lastVisit());
        QVERIFY(!verifier_->error());
    }

    void aGrownLogIsFollowed() {
        QTRY_COMPARE(verifier_->state(), State::Verified);
        grow(5);
        QTRY_COMPARE(verifier_->head()->tree.size, 15);
        QCOMPARE(verifier_->state(), State::Verified);
    }

    void theNextVisitKnowsTheLastOne() {
        QTRY_COMPARE(verifier_->state(), State::Verified);
        grow(1);
        start();
        // Until the new head is verified, which may be soon, it is pending beside the old one.
        QList<State> states;
        connect(verifier_.get(), &client::LogVerifier::stateChanged, this,
                [this, &states] { states << verifier_->state(); });
        QTRY_COMPARE(verifier_->state(), State::Verified);
        verifier_->disconnect(this);
        QVERIFY(states.contains(State::Pending));
        QCOMPARE(verifier_->head()->tree.size, 11);
        QCOMPARE(verifier_->lastVisit()->tree.size, 10);
    }

    void aRewrittenLogIsAMismatchThatStays() {
        QTRY_COMPARE(verifier_->state(), State::Verified);
        TestLog rewritten = *log_;
        rewritten.rewrite(2, "another story");
        rewritten.append(3);
        serve(rewritten);
        QTRY_COMPARE(verifier_->state(), State::Mismatch);
        QCOMPARE(verifier_->mismatch()->kind, Kind::Rewritten);
        QCOMPARE(verifier_->mismatch()->remembered->tree.size, 10);
        QVERIFY(std::filesystem::exists(verifier_->mismatch()->evidence));
        serve(*log_);
        verifier_->refresh();
        QTest::qWait(50);
        QCOMPARE(verifier_->state(), State::Mismatch);
        start();
        QTRY_COMPARE(verifier_->state(), State::Verified);
    }

    void anAcceptedMismatchIsVerifiedFromThereOn() {
        QTRY_COMPARE(verifier_->state(), State::Verified);
        TestLog restored("test.pilothouse.internal/restored/changes", 7);
        restored.append(20);
        serve(restored);
        QTRY_COMPARE(verifier_->state(), State::Mismatch);
        QCOMPARE(verifier_->mismatch()->kind, Kind::OriginChanged);
        verifier_->acceptMismatch();
        QTRY_COMPARE(verifier_->state(), State::Verified);
        QVERIFY(!verifier_->mismatch());
        QCOMPARE(verifier_->head()->origin, restored.origin());
    }

    void aServiceThatCannotProveIsAMismatch() {
        QTRY_COMPARE(verifier_->state(), State::Verified);
        {
            std::lock_guard lock(connected_->answers.mutex);
            connected_->answers.consistency = [](std::int64_t, std::int64_t) {
                return core::Error(core::v1::LOG_INDEX_OUT_OF_RANGE, "no");
            };
        }
        grow(1);
        QTRY_COMPARE(verifier_->state(), State::Mismatch);
    }

    void aServiceThatIsBusyIsAskedAgain() {
        QTRY_COMPARE(verifier_->state(), State::Verified);
        setConsistency([](std::int64_t, std::int64_t) { return core::Error(core::v1::INTERNAL, "later"); });
        grow(1);
        QTRY_VERIFY(verifier_->error());
        QCOMPARE(verifier_->state(), State::Verified);
        QCOMPARE(verifier_->head()->tree.size, 10);
        setConsistency(consistencyOf(*log_));
        QTRY_COMPARE(verifier_->head()->tree.size, 11);
        QVERIFY(!verifier_->error());
    }

    void entriesAreProvenInBatchesAndOnce() {
        QTRY_COMPARE(verifier_->state(), State::Verified);
        const std::array<std::int64_t, 3> indices = {1, 5, 9};
        QCOMPARE(verifier_->proofOf(5), Proof::Unknown);
        verifier_->prove(indices);
        QCOMPARE(verifier_->proofOf(5), Proof::Pending);
        for (const auto index : indices)
            QTRY_COMPARE(verifier_->proofOf(index), Proof::Proven);
        verifier_->prove(indices);
        QTest::qWait(50);
        std::lock_guard lock(connected_->answers.mutex);
        QCOMPARE(connected_->answers.inclusionCalls, 1);
    }

    void theShownBytesMustBeTheProvenOnes() {
        QTRY_COMPARE(verifier_->state(), State::Verified);
        const std::array<std::int64_t, 1> indices = {4};
        verifier_->prove(indices);
        QTRY_COMPARE(verifier_->proofOf(4), Proof::Proven);
        QCOMPARE(verifier_->proofOf(4, log_->leaf(4)), Proof::Proven);
        QCOMPARE(verifier_->proofOf(4, log_->leaf(3)), Proof::Failed);
        QCOMPARE(verifier_->proofOf(3, log_->leaf(3)), Proof::Unknown);
    }

    void aFalseProofFails() {
        {
            std::lock_guard lock(connected_->answers.mutex);
            connected_->answers.inclusion = [log = *log_](std::int64_t index, std::int64_t size) {
                return Answers::Inclusion{log.leafHash((index + 1) % size), log.inclusion(index, size)};
            };
        }
        QTRY_COMPARE(verifier_->state(), State::Verified);
        const std::array<std::int64_t, 1> indices = {4};
        verifier_->prove(indices);
        QTRY_COMPARE(verifier_->proofOf(4), Proof::Failed);
    }

    void anEntryNewerThanTheHeadWaitsForTheNextCheckpoint() {
        QTRY_COMPARE(verifier_->state(), State::Verified);
        TestLog grown = *log_;
        grown.append(3);
        const std::array<std::int64_t, 1> indices = {12};
        verifier_->prove(indices);
        QTest::qWait(50);
        QCOMPARE(verifier_->proofOf(12), Proof::Pending);
        *log_ = grown;
        serve(*log_);
        QTRY_COMPARE(verifier_->proofOf(12), Proof::Proven);
    }

    void whatIsAskedWhileOfflineIsProvenLater() {
        QTRY_COMPARE(verifier_->state(), State::Verified);
        connected_->service.reset();
        QTRY_VERIFY(!connected_->connection->isOnline());
        const std::array<std::int64_t, 1> indices = {2};
        verifier_->prove(indices);
        QCOMPARE(verifier_->proofOf(2), Proof::Pending);
        connected_->start();
        QTRY_COMPARE(verifier_->proofOf(2), Proof::Proven);
    }

private:
    void start() {
        const client::LogMemory memory({memory_->path(), memory_->path() / "visit"});
        verifier_ = std::make_unique<client::LogVerifier>(*connected_->connection, memory, connected_->clock);
    }
    void grow(int count) {
        log_->append(count);
        std::lock_guard lock(connected_->answers.mutex);
        connected_->answers.checkpoint = [log = *log_] { return log.checkpoint(); };
        connected_->answers.info.set_log_size(log_->size());
        const auto before = connected_->answers.consistency;
        connected_->answers.inclusion = inclusionOf(*log_);
        if (before(1, 2))
            connected_->answers.consistency = consistencyOf(*log_);
    }
    void serve(const TestLog &log) {
        std::lock_guard lock(connected_->answers.mutex);
        connected_->answers.info.set_log_origin(log.origin());
        connected_->answers.info.set_log_vkey(log.vkey());
        connected_->answers.info.set_log_size(log.size());
        connected_->answers.checkpoint = [log] { return log.checkpoint(); };
        connected_->answers.consistency = consistencyOf(log);
        connected_->answers.inclusion = inclusionOf(log);
    }
    template <typename Function>
    void setConsistency(Function function) {
        std::lock_guard lock(connected_->answers.mutex);
        connected_->answers.consistency = std::move(function);
    }
    static std::function<core::Result<std::vector<std::string>>(std::int64_t, std::int64_t)>
    consistencyOf(const TestLog &log) {
        return [log](std::int64_t older, std::int64_t newer) { return log.consistency(older, newer); };
    }
    static std::function<Answers::Inclusion(std::int64_t, std::int64_t)> inclusionOf(const TestLog &log) {
        return [log](std::int64_t index, std::int64_t size) {
            return Answers::Inclusion{log.leafHash(index), log.inclusion(index, size)};
        };
    }

    std::unique_ptr<Connected> connected_;
    std::unique_ptr<support::TemporaryDirectory> memory_;
    std::unique_ptr<TestLog> log_;
    std::unique_ptr<client::LogVerifier> verifier_;
};

} // namespace client_test

QTEST_GUILESS_MAIN(client_test::LogVerifierTest)
#include "log_verifier_test.moc"
