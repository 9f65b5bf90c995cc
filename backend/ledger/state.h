#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/core/sha256.h"
#include "backend/ledger/hash_trie.h"
#include "backend/ledger/packing.h"
#include "backend/ledger/references.h"
#include "backend/ledger/snapshot.h"
#include "backend/ledger/uid_names.h"

namespace ledger {

// A resource as it stands, with what the store knows of it.
struct Living {
    StoredPtr stored;
    // Its row in the table of objects.
    std::int64_t object = 0;
    // SHA-256 of the canonical intent.
    core::Digest intentSha256{};

    std::string_view key() const { return stored->name(); }
};

// All living resources. The writer changes one that nobody else has; a copy that it publishes is never changed again.
// A change costs as much for 50 resources as for 50,000. Of a kind that has many, most are kept in their wire format
// and by and by packed: 12,500 nodes of 8 GPUs take 7 MB so, and 65 as messages.
class State final : public Snapshot {
public:
    // Of each kind.
    static constexpr std::size_t MostParsed = 256;

    State();

    std::int64_t revision() const override { return revision_; }
    Time commitTime() const override { return time_; }
    StoredPtr findStored(std::string_view name) const override;
    ResourcePtr findUid(std::string_view uid) const override;
    void eachStored(std::string_view plural, const std::function<bool(const StoredPtr &)> &visit) const override;
    std::int64_t count(std::string_view plural) const override;
    std::vector<Reference> referrers(std::string_view name, std::size_t limit) const override;
    std::int64_t referrerCount(std::string_view name) const override;

    // Null when nothing of that name lives.
    const Living *living(std::string_view name) const;
    std::int64_t total() const;
    // What they take when written one after the other.
    std::int64_t bytes() const { return bytes_; }

    // A copy to be changed: the next edit.
    State edited() const;
    // With its row in the table of objects and the SHA-256 of its canonical intent. Returns it as it stands now.
    StoredPtr put(const ResourcePtr &resource, std::int64_t object, const core::Digest &intentSha256,
                  const std::vector<NamedTarget> &targets);
    // Of something that lives, with the same intent.
    StoredPtr putStatus(const ResourcePtr &resource);
    void erase(std::string_view name);
    void setCommit(std::int64_t revision, Time time);
    // See Packing; of this state and of those that it was and will be.
    bool packSome() const { return packing_->packSome(); }

private:
    // A field of a resource that names a target.
    struct ReferrerEntry {
        // Referrer, space, field.
        std::string id;
        std::string_view key() const { return id; }
    };

    struct TargetEntry {
        std::string target;
        HashTrie<ReferrerEntry> referrers;
        std::string_view key() const { return target; }
    };

    const HashTrie<Living> *table(std::string_view plural) const;
    StoredPtr stored(const ResourcePtr &resource, const HashTrie<Living> &table) const;
    std::shared_ptr<UidNames> namesOfLiving() const;
    void refer(const std::string &name, const std::vector<NamedTarget> &targets);
    void unrefer(const std::string &name, const std::vector<NamedTarget> &targets);

    // In the order of the contract's kinds.
    std::vector<HashTrie<Living>> tables_;
    std::shared_ptr<UidNames> uids_;
    std::shared_ptr<Packing> packing_;
    HashTrie<TargetEntry> targets_;
    std::uint64_t edit_ = 1;
    std::int64_t bytes_ = 0;
    std::int64_t revision_ = 0;
    Time time_{};
};

} // namespace ledger
