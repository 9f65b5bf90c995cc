#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/core/result.h"
#include "backend/ledger/change.h"
#include "backend/ledger/snapshot.h"

namespace ledger {

class Gate;
class History;
class LogReader;
class WatchHub;

struct Options {
    std::filesystem::path dataDirectory;
    // Set at the first start and never changed; empty then means `<uuid>.pilothouse.internal`.
    std::string trustDomain;
    // What wraps the log key, see core::WrappingKey::find(); with neither it stays unwrapped, which
    // Ledger::isEncryptedAtRest() tells.
    std::filesystem::path keyFile;
    std::filesystem::path credentialsDirectory;
    std::vector<const Rules *> rules;
    const Authority *authority = nullptr;
    core::Clock &clock;
    core::Random &random;
    // Asks no policies where it is null.
    const Gate *gate = nullptr;
};

struct Identity {
    std::string storeUuid;
    std::string trustDomain;
    // Origin of the log of changes: `<trust domain>/<store uuid>/changes`.
    std::string origin;
    std::string vkey;
};

// Figures for metrics; all since the start.
struct Statistics {
    std::int64_t commits = 0;
    std::int64_t appends = 0;
    std::int64_t queueLength = 0;
    std::int64_t lastBatchSize = 0;
    double lastCommitSeconds = 0;
    std::int64_t snapshotResources = 0;
    std::int64_t watchHubChanges = 0;
    // Of the snapshot's resources, about.
    std::int64_t snapshotBytes = 0;
    // How long commits took: all together, and how many took at most so many seconds; the last count is of the rest.
    static constexpr std::array<double, 10> CommitBounds{0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1};
    double commitSeconds = 0;
    std::array<std::int64_t, CommitBounds.size() + 1> commitsByDuration{};
};

// The only way to write. One at a time commits what is queued: specs, their history, the event and its leaf in one
// transaction. Safe to call from any thread. Completions run on the writer's thread and may only post.
class Ledger {
public:
    using Completion = std::function<void(core::Result<Commit>)>;

    // Takes the lock of the data directory, opens or creates the store, checks its right edge and the last 1,000 rows,
    // and loads the snapshot. Errors: DATA_DIRECTORY_IN_USE, DATA_DIRECTORY_UNUSABLE, DISK_FULL. A store that does not
    // match its log opens sealed.
    static core::Result<std::unique_ptr<Ledger>> open(Options options);

    Ledger(const Ledger &) = delete;
    virtual ~Ledger() = default;

    virtual void submit(Proposal proposal, Completion done) = 0;
    // Likewise, but where nothing is being committed it is committed by the caller's thread, and `done` runs on it
    // before this returns: the fastest way for one who has nothing else to do and may be held for a commit.
    virtual void submitOrCommit(Proposal proposal, Completion done) = 0;
    // Waits; for work that has a thread of its own.
    virtual core::Result<Commit> commit(Proposal proposal) = 0;
    // What submit would do, without doing it: violations and diffs. Reads the current snapshot only.
    // Who refers to what changes is for its caller to add, who knows what may be seen.
    virtual v1::Preview preview(const Proposal &proposal) const = 0;

    // Latest-only, coalesced by name; `resource` holds meta.name and the status member. Committed at once where a field
    // changes that the contract marks `durable`, else a moment later, with others. The completion runs after the
    // commit and may be null.
    virtual void writeStatus(v1::Resource resource, std::function<void(core::Result<void>)> done) = 0;
    // For those who share a status: changes what stands in the one of a resource when it is committed, a moment later,
    // with others. Edits are made in the order in which they came; a status that is written whole after them undoes
    // them. They run on the thread that commits, and may do nothing else.
    using StatusEdit = std::function<void(v1::Resource *resource)>;
    virtual void editStatus(std::string name, StatusEdit edit, std::function<void(core::Result<void>)> done) = 0;
    // Appends an event of its own.
    virtual void record(Occurrence occurrence, std::function<void(core::Result<std::int64_t>)> done) = 0;

    virtual SnapshotPtr snapshot() const = 0;
    virtual WatchHub &watchHub() = 0;
    // Past revisions; reads of the database on a bounded pool.
    virtual History &history() = 0;
    // Events, leaves, proofs and checkpoints; likewise.
    virtual LogReader &log() = 0;

    virtual const Identity &identity() const = 0;
    virtual bool isEncryptedAtRest() const = 0;
    // Why only reads are answered; nothing while all is well.
    virtual std::optional<v1::SealState> seal() const = 0;
    virtual Statistics statistics() const = 0;

    // The log is what a stranger can check too: entries against their hashes, the tree that they make, its tiles and
    // its signed heads. The store is all of it: also every row, payload, generation and what lives.
    enum class Depth { Log, Store };

    // Checks to a depth, and answers with how many entries there were; blocking, for a worker's thread.
    // `progress(done, total, phase)` returns false to cancel. Seals the store at the first mismatch and answers
    // STORE_SEALED with `index` and `what`.
    using Progress = std::function<bool(std::int64_t done, std::int64_t total, v1::OperationPhase phase)>;
    virtual core::Result<std::int64_t> verify(Depth depth, const Progress &progress) = 0;

protected:
    Ledger() = default;
};

} // namespace ledger
