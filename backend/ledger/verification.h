#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/entry_check.h"
#include "backend/ledger/ledger.h"
#include "backend/tlog/frontier.h"

namespace ledger {

struct SignedHead;

// Checks a whole store as it is at one size of its log: every entry, the tree that they make, its tiles and its signed
// heads; every generation; and what lives. It reads in short statements, on several threads, beside a writer that goes
// on.
class Verification {
public:
    using OpenReader = std::function<core::Result<std::unique_ptr<storage::Connection>>()>;

    // To the depth of the log it leaves out generations and what lives, and of entries everything but their bytes.
    // `head` is what the service holds the tree to be; absent when it could not read it.
    Verification(OpenReader openReader, Ledger::Depth depth, std::optional<tlog::TreeHead> head, std::string vkey,
                 const Ledger::Progress &progress);
    ~Verification();

    // The number of entries that were checked. STORE_SEALED with the first bad `index` (-1 where it is no entry) and
    // `what`; OPERATION_CANCELLED.
    core::Result<std::int64_t> run();

private:
    struct Newest {
        std::int64_t row = 0;
        std::int64_t generation = 0;
        bool isDeletion = false;
        // Found among what lives.
        bool isSeen = false;

        bool isAt(std::int64_t otherRow, std::int64_t otherGeneration) const {
            return !isDeletion && row == otherRow && generation == otherGeneration;
        }
    };

    core::Result<void> begin();
    core::Result<void> checkEntries();
    core::Result<void> take(std::int64_t first, const CheckedStretch &stretch);
    core::Result<void> follow(const FoundGeneration &generation);
    core::Result<void> checkHeads();
    core::Result<void> checkHead(const SignedHead &signedHead);
    core::Result<void> checkLiving();
    // Within a transaction, once all that was added meanwhile has been followed.
    core::Result<void> atOneInstant(const std::function<core::Result<void>()> &check);
    core::Result<void> followRest();
    // Some, from beyond `last`; `goesOn` when there may be more.
    core::Result<void> compareLiving(std::int64_t *last, bool *goesOn);
    core::Result<void> findMissing();
    core::Result<void> checkTiles();
    core::Result<void> report(std::int64_t done, std::int64_t total, v1::OperationPhase phase) const;

    OpenReader openReader_;
    Ledger::Depth depth_;
    std::unique_ptr<storage::Connection> connection_;
    std::optional<tlog::TreeHead> head_;
    std::int64_t size_ = 0;
    std::string vkey_;
    const Ledger::Progress &progress_;
    // The tree made anew from the entries.
    tlog::Frontier rebuilt_;
    // Full tiles that are still to be compared with the stored ones, and how many were.
    std::vector<tlog::FullTile> tiles_;
    std::int64_t tileCount_ = 0;
    // Sizes of heads to come, from the end; and the last one whose root was found.
    std::vector<std::int64_t> headSizes_;
    std::int64_t lastGoodSize_ = 0;
    // The row of history that is to be followed next.
    std::int64_t followed_ = 0;
    // By object.
    std::unordered_map<std::int64_t, Newest> newest_;
};

} // namespace ledger
