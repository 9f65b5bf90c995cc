#include "backend/client/log_verifier.h"

#include "backend/client/audit_calls.h"
#include "backend/client/connection.h"
#include "pilothouse/v1/resource_service.pb.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace client {

namespace {

// Checkpoints come at most once a second.
constexpr auto NextCheckpoint = std::chrono::seconds(1);
constexpr std::size_t LargestBatch = 1000;
// Entries whose proofs are kept, a few screens of which anybody sees.
constexpr std::size_t LargestMemory = 100000;

// The service saw the question and has no proof; anything else may pass by itself.
bool isRefusal(const core::Error &error) {
    return error.code() == core::Code::OutOfRange || error.code() == core::Code::InvalidArgument;
}

} // namespace

LogVerifier::LogVerifier(Connection &connection, LogMemory memory, const core::Clock &clock, QObject *parent)
    : QObject(parent), connection_(connection), witness_(std::move(memory), clock) {
    connect(&connection_, &Connection::stateChanged, this, &LogVerifier::followConnection);
    connect(&connection_, &Connection::serverInfoChanged, this, [this] {
        if (head_ && connection_.serverInfo().log_size() > head_->tree.size)
            refresh();
    });
    minute_.setInterval(std::chrono::minutes(1));
    connect(&minute_, &QTimer::timeout, this, &LogVerifier::refresh);
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, &LogVerifier::refresh);
    const auto remembered = worker_.run<std::optional<LogHead>>([this] { return witness_.remembered(); });
    isBusy_ = true;
    deliver(remembered, this, [this](core::Result<std::optional<LogHead>> found) {
        isBusy_ = false;
        if (!found) {
            finish(found.error());
            return;
        }
        head_ = lastVisit_ = *std::move(found);
        if (head_)
            state_ = State::Pending;
        Q_EMIT stateChanged();
        followConnection();
    });
}

LogVerifier::~LogVerifier() = default;

void LogVerifier::followConnection() {
    if (!connection_.isOnline()) {
        minute_.stop();
        return;
    }
    minute_.start();
    refresh();
}

void LogVerifier::refresh() {
    if (isBusy_ || !connection_.isOnline() || state_ == State::Mismatch)
        return;
    isBusy_ = true;
    const auto recalled =
        worker_.run<void>([this, origin = connection_.serverInfo().log_origin()] { return witness_.recall(origin); });
    deliver(recalled, this, [this](const core::Result<void> &known) { known ? look() : finish(known.error()); });
}

void LogVerifier::look() {
    const auto pending = connection_.audit().getCheckpoint({});
    deliver(pending, this, [this](const core::Result<v1::GetCheckpointResponse> &response) {
        if (!response) {
            finish(response.error());
            return;
        }
        const auto &info = connection_.serverInfo();
        judge({info.log_origin(), info.log_vkey(), response->checkpoint()});
    });
}

void LogVerifier::judge(LogClaim claim) {
    const auto verdict =
        worker_.run<Witness::Verdict>([this, claim = std::move(claim)] { return witness_.judge(claim); });
    deliver(verdict, this, [this](Verdict judged) { take(std::move(judged)); });
}

void LogVerifier::ask(const Witness::Question &question) {
    v1::GetConsistencyProofRequest request;
    request.set_old_size(question.older);
    request.set_new_size(question.newer);
    const auto pending = connection_.audit().getConsistencyProof(request);
    deliver(pending, this, [this](const core::Result<v1::GetConsistencyProofResponse> &response) {
        if (!response && !isRefusal(response.error())) {
            finish(response.error());
            return;
        }
        std::vector<std::string> hashes;
        if (response)
            hashes.assign(response->hashes().begin(), response->hashes().end());
        const auto verdict =
            worker_.run<Witness::Verdict>([this, hashes = std::move(hashes)] { return witness_.answer(hashes); });
        deliver(verdict, this, [this](Verdict judged) { take(std::move(judged)); });
    });
}

void LogVerifier::take(Verdict verdict) {
    if (!verdict) {
        finish(verdict.error());
        return;
    }
    if (const auto *question = std::get_if<Witness::Question>(&*verdict)) {
        ask(*question);
        return;
    }
    if (auto *mismatch = std::get_if<LogMismatch>(&*verdict)) {
        mismatch_ = std::move(*mismatch);
        state_ = State::Mismatch;
    } else {
        head_ = std::get<LogHead>(*std::move(verdict));
        mismatch_ = std::nullopt;
        state_ = State::Verified;
    }
    finish(std::nullopt);
    flush();
}

void LogVerifier::finish(std::optional<core::Error> error) {
    isBusy_ = false;
    error_ = std::move(error);
    Q_EMIT stateChanged();
}

void LogVerifier::acceptMismatch() {
    if (isBusy_ || !mismatch_)
        return;
    isBusy_ = true;
    wanted_.clear();
    entries_.clear();
    const auto verdict =
        worker_.run<Witness::Verdict>([this, claim = mismatch_->claim] { return witness_.accept(claim); });
    deliver(verdict, this, [this](Verdict judged) { take(std::move(judged)); });
    Q_EMIT proofsChanged();
}

void LogVerifier::prove(std::span<const std::int64_t> indices) {
    if (entries_.size() > LargestMemory)
        entries_.clear();
    for (const auto index : indices) {
        if (proofOf(index) == Proof::Unknown)
            wanted_.insert(index);
    }
    flush();
}

LogVerifier::Proof LogVerifier::proofOf(std::int64_t index) const {
    if (const auto entry = entries_.find(index); entry != entries_.end())
        return entry->second.proof;
    return wanted_.contains(index) ? Proof::Pending : Proof::Unknown;
}

LogVerifier::Proof LogVerifier::proofOf(std::int64_t index, std::string_view leaf) const {
    const auto entry = entries_.find(index);
    if (entry == entries_.end() || entry->second.proof != Proof::Proven)
        return proofOf(index);
    return entry->second.leaf == tlog::leafHash(leaf) ? Proof::Proven : Proof::Failed;
}

void LogVerifier::flush() {
    if (wanted_.empty() || isProving_ || state_ != State::Verified || !connection_.isOnline())
        return;
    v1::GetInclusionProofsRequest request;
    request.set_tree_size(head_->tree.size);
    std::vector<std::int64_t> indices;
    for (const auto index : wanted_) {
        if (index >= 0 && index < head_->tree.size && indices.size() < LargestBatch)
            indices.push_back(index);
    }
    // What is newer than the verified head waits for the next one.
    if (indices.size() < std::min(wanted_.size(), LargestBatch))
        again_.start(NextCheckpoint);
    if (indices.empty())
        return;
    request.mutable_indices()->Assign(indices.begin(), indices.end());
    isProving_ = true;
    for (const auto index : indices) {
        wanted_.erase(index);
        entries_[index] = {Proof::Pending, {}};
    }
    deliver(connection_.audit().getInclusionProofs(request), this,
            [this, tree = head_->tree, indices](core::Result<v1::GetInclusionProofsResponse> response) {
                if (response)
                    check(tree, indices, *std::move(response));
                else
                    forget(indices);
            });
}

void LogVerifier::check(const tlog::TreeHead &tree, const std::vector<std::int64_t> &indices,
                        v1::GetInclusionProofsResponse response) {
    const auto checked = worker_.run<std::vector<Entry>>(
        [tree, indices, response = std::move(response)]() -> core::Result<std::vector<Entry>> {
            std::vector<Entry> entries(indices.size(), {Proof::Failed, {}});
            for (const auto &proof : response.proofs()) {
                const auto place = std::ranges::lower_bound(indices, proof.index());
                if (place == indices.end() || *place != proof.index())
                    continue;
                const std::vector<std::string> hashes(proof.hashes().begin(), proof.hashes().end());
                if (provesInclusion(tree, proof.index(), proof.leaf_hash(), hashes))
                    entries[static_cast<std::size_t>(place - indices.begin())] = {Proof::Proven,
                                                                                  *tlog::hashFrom(proof.leaf_hash())};
            }
            return entries;
        });
    deliver(checked, this,
            [this, indices](const core::Result<std::vector<Entry>> &entries) { settle(indices, *entries); });
}

void LogVerifier::settle(const std::vector<std::int64_t> &indices, const std::vector<Entry> &entries) {
    isProving_ = false;
    for (std::size_t i = 0; i < indices.size(); ++i)
        entries_[indices[i]] = entries[i];
    Q_EMIT proofsChanged();
    flush();
}

void LogVerifier::forget(const std::vector<std::int64_t> &indices) {
    isProving_ = false;
    for (const auto index : indices)
        entries_.erase(index);
    Q_EMIT proofsChanged();
}

} // namespace client
