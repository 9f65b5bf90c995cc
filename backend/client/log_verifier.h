#pragma once

#include "backend/client/log_head.h"
#include "backend/client/pending.h"
#include "backend/client/witness.h"
#include "backend/client/worker.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pilothouse::v1 {
class GetInclusionProofsResponse;
}

namespace client {

namespace v1 = pilothouse::v1;

class Connection;

// The console as a witness of the service's log: verifies each checkpoint, demands proof that it continues the last
// one, remembers it between visits, and checks the proofs of single entries. Files, hashes and signatures are the
// business of a thread of its own.
class LogVerifier final : public QObject {
    Q_OBJECT

public:
    enum class State {
        // Nothing was ever verified from this console.
        NotSeen,
        // Something was, at an earlier visit; this visit's log is not verified yet.
        Pending,
        Verified,
        Mismatch,
    };
    Q_ENUM(State)

    enum class Proof { Unknown, Pending, Proven, Failed };
    Q_ENUM(Proof)

    // Connection and clock outlive the verifier.
    LogVerifier(Connection &connection, LogMemory memory, const core::Clock &clock, QObject *parent = nullptr);
    ~LogVerifier() override;

    // At once; else it happens at every connect, when the log has grown, and once a minute.
    void refresh();
    // A person has looked at the mismatch and takes the log as it is now. The evidence stays where it is.
    void acceptMismatch();

    State state() const { return state_; }
    // Verified last, at this visit or before.
    const std::optional<LogHead> &head() const { return head_; }
    // What was remembered when this visit began.
    const std::optional<LogHead> &lastVisit() const { return lastVisit_; }
    const std::optional<LogMismatch> &mismatch() const { return mismatch_; }
    // Why the last attempt came to no verdict; the state stands.
    const std::optional<core::Error> &error() const { return error_; }

    // Has these entries proven; what is proven is not asked again.
    void prove(std::span<const std::int64_t> indices);
    Proof proofOf(std::int64_t index) const;
    // Whether these are the exact bytes that the log holds there: Failed when the proven entry is another.
    Proof proofOf(std::int64_t index, std::string_view leaf) const;

Q_SIGNALS:
    void stateChanged();
    void proofsChanged();

private:
    using Verdict = core::Result<Witness::Verdict>;
    struct Entry {
        Proof proof = Proof::Unknown;
        tlog::Hash leaf{};
    };

    void followConnection();
    void look();
    void judge(LogClaim claim);
    void take(Verdict verdict);
    void ask(const Witness::Question &question);
    void finish(std::optional<core::Error> error);

    void flush();
    void check(const tlog::TreeHead &tree, const std::vector<std::int64_t> &indices,
               v1::GetInclusionProofsResponse response);
    void settle(const std::vector<std::int64_t> &indices, const std::vector<Entry> &entries);
    void forget(const std::vector<std::int64_t> &indices);

    Connection &connection_;
    State state_ = State::NotSeen;
    std::optional<LogHead> head_;
    std::optional<LogHead> lastVisit_;
    std::optional<LogMismatch> mismatch_;
    std::optional<core::Error> error_;
    bool isBusy_ = false;
    bool isProving_ = false;
    std::set<std::int64_t> wanted_;
    std::unordered_map<std::int64_t, Entry> entries_;
    QTimer minute_;
    QTimer again_;
    // Touched by the worker's jobs alone, which end before it does.
    Witness witness_;
    Worker worker_;
};

} // namespace client
