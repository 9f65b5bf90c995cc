#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/snapshot.h"

namespace ledger {

// One generation of one resource.
struct Revision {
    // Intent only; status absent.
    v1::Resource resource;
    std::int64_t revision = 0;
    Time time;
    bool deleted = false;
    std::int64_t logIndex = 0;
    std::string op;
    // `principals/<id>`; empty for the service itself.
    std::string principal;
    // Erasable, and then empty.
    std::string reason;
    // Name of what its event is about first: of what a change request brought, the request. Erasable.
    std::string firstObject;
    // SHA-256 of the canonical intent, hex; empty for a deletion.
    std::string intentSha256;
};

// The past. Every call runs on a bounded pool and completes there; pages are short, so that no read transaction lives
// over one second.
class History {
public:
    template <typename T>
    using Completion = std::function<void(core::Result<T>)>;

    struct PastList {
        std::vector<v1::Resource> resources;
        std::int64_t revision = 0;
        Time time;
    };

    struct PastResource {
        Revision found;
        // Of the revision that was asked for, which may be later than the resource's own.
        Time time;
    };

    struct Generations {
        std::vector<Revision> entries;
        Time time;
    };

    struct GenerationQuery {
        // Means the one that lived at the revision or else the last that bore the name until then; `uid:<uid>` any.
        std::string name;
        std::int64_t revision = 0;
        // Only older ones; 0 starts with the newest.
        std::int64_t beforeGeneration = 0;
        std::size_t limit = 0;
    };

    virtual ~History() = default;

    // The last revision at or before a time.
    virtual void revisionAt(Time time, Completion<std::int64_t> done) = 0;
    // The intent that `name` (or `uid:<uid>`) had at a revision; NOT_FOUND when it did not live then.
    virtual void at(std::string name, std::int64_t revision, Completion<PastResource> done) = 0;
    // Every resource of a kind that lived at a revision.
    virtual void listAt(std::string plural, std::int64_t revision, Completion<PastList> done) = 0;
    // Generations that a resource had had at a revision, newest first.
    virtual void generations(GenerationQuery query, Completion<Generations> done) = 0;
};

} // namespace ledger
