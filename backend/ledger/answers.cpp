#include "backend/ledger/answers.h"

#include <cstring>
#include <string>
#include <utility>

#include "backend/core/kinds.h"
#include "backend/core/sha256.h"
#include "backend/core/time_text.h"
#include "backend/ledger/resource_rows.h"
#include "backend/ledger/schema.h"
#include "backend/storage/connection.h"

#include "pilothouse/v1/options.pb.h"
#include "pilothouse/v1/resource_service.pb.h"

namespace ledger {

namespace {

using storage::Bytes;
using storage::Row;

struct StoredAnswer {
    std::int64_t seq = 0;
    core::Digest sha256{};
    std::string bytes;
};

std::int64_t keyOf(const Proposal &proposal) {
    const auto digest = core::sha256({proposal.actor.principal, "\n", proposal.requestId});
    std::int64_t key = 0;
    std::memcpy(&key, digest.data(), sizeof key);
    return key;
}

core::Result<std::optional<StoredAnswer>> read(storage::Connection &connection, const Proposal &proposal) {
    std::optional<StoredAnswer> found;
    auto done = connection.query(
        "SELECT seq, sha256, answer FROM request WHERE key = $1 AND principal = $2 AND id = $3",
        {keyOf(proposal), std::string_view(proposal.actor.principal), std::string_view(proposal.requestId)},
        [&](const Row &row) {
            found = StoredAnswer{row.integer(0), core::digestFromBytes(row.bytes(1)).value_or(core::Digest{}),
                                 std::string(row.bytes(2))};
            return false;
        });
    if (!done)
        return std::move(done).error();
    return found;
}

// Puts back the intents, which stand in the rows of history that the event left.
core::Result<void> restoreIntents(storage::Connection &connection, std::int64_t seq, v1::Applied *answer) {
    std::optional<core::Error> failure;
    const std::string sql = "SELECT " + std::string(HistoryRow::Columns) +
                            " FROM history h JOIN object o ON o.id = h.object WHERE h.id >= $1 AND h.id < $2";
    auto done = connection.query(sql, {historyRow(seq, 0), historyRow(seq + 1, 0)}, [&](const Row &row) {
        const auto stored = HistoryRow::read(row);
        auto *resource = answer->mutable_resources(static_cast<int>(stored.id - historyRow(seq, 0)));
        if (stored.isDeletion() || resource->has_meta())
            return true;
        auto intent = stored.resource();
        if (!intent) {
            failure = std::move(intent).error();
            return false;
        }
        intent->MergeFrom(*resource);
        *resource = std::move(*intent);
        return true;
    });
    if (done && failure)
        return *std::move(failure);
    return done;
}

void clearErasable(v1::Resource *resource) {
    const auto *kind = core::kindOfStatus(*resource);
    if (kind != nullptr && kind->statusType->options().GetExtension(v1::erasable))
        resource->GetReflection()->ClearField(resource, kind->status);
}

} // namespace

core::Result<std::optional<Commit>> findAnswer(storage::Connection &connection, const Proposal &proposal) {
    auto stored = read(connection, proposal);
    if (!stored)
        return std::move(stored).error();
    if (!*stored)
        return std::optional<Commit>();
    if ((*stored)->sha256 != core::sha256(proposal.requestBytes))
        return core::Error(v1::REQUEST_ID_REUSED,
                           "the request id " + proposal.requestId + " was used for another request; choose a new one",
                           {{"request_id", proposal.requestId}});
    v1::Applied answer;
    answer.ParseFromString((*stored)->bytes);
    if (auto restored = restoreIntents(connection, (*stored)->seq, &answer); !restored)
        return std::move(restored).error();
    Commit commit{answer.revision(),
                  std::chrono::time_point_cast<std::chrono::milliseconds>(core::fromTimestamp(answer.commit_time())),
                  {},
                  answer.log_index()};
    for (auto &resource : *answer.mutable_resources())
        commit.resources.push_back(std::make_shared<const v1::Resource>(std::move(resource)));
    return std::optional(std::move(commit));
}

core::Result<void> keepAnswer(storage::Connection &connection, const Proposal &proposal,
                              const std::vector<Draft> &drafts, const Commit &commit) {
    v1::Applied answer;
    answer.set_revision(commit.revision);
    *answer.mutable_commit_time() = core::toTimestamp(commit.time);
    answer.set_log_index(commit.logIndex);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        auto *kept = answer.add_resources();
        if (drafts[i].kind == v1::DELETED || drafts[i].kind == v1::UNCHANGED)
            *kept = *commit.resources[i];
        else
            kept->ParseFromString(statusBytes(*commit.resources[i]));
        clearErasable(kept);
    }
    const auto bytes = answer.SerializeAsString();
    const auto sha256 = core::sha256(proposal.requestBytes);
    auto added = connection.exec(
        "INSERT INTO request (seq, key, principal, id, sha256, time, answer) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {commit.logIndex, keyOf(proposal), std::string_view(proposal.actor.principal),
         std::string_view(proposal.requestId), Bytes{core::bytesOf(sha256)},
         std::int64_t{commit.time.time_since_epoch().count()}, Bytes{bytes}});
    if (!added)
        return std::move(added).error();
    return {};
}

core::Result<void> forgetAnswers(storage::Connection &connection, Time now) {
    const std::int64_t oldest = (now - AnswerTime).time_since_epoch().count();
    // In the order of the key, so that it looks at few rows however many there are.
    auto done = connection.exec("DELETE FROM request WHERE seq IN (SELECT seq FROM request ORDER BY seq LIMIT 256)"
                                " AND time < $1",
                                {oldest});
    if (!done)
        return std::move(done).error();
    return {};
}

} // namespace ledger
