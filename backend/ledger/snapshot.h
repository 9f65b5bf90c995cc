#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "backend/ledger/stored_resource.h"

namespace ledger {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;

// A field of a living resource that names another.
struct Reference {
    std::string referrer;
    std::string field;
    std::string target;
    bool operator==(const Reference &) const = default;
};

// All living resources at one revision. Immutable and cheap to hold; taking one never waits for the writer.
class Snapshot {
public:
    virtual ~Snapshot() = default;

    virtual std::int64_t revision() const = 0;
    virtual Time commitTime() const = 0;
    // Null when nothing of that name lives.
    virtual StoredPtr findStored(std::string_view name) const = 0;
    ResourcePtr find(std::string_view name) const;
    virtual ResourcePtr findUid(std::string_view uid) const = 0;
    // Every resource of a kind, by plural, in no order; stops when `visit` returns false.
    virtual void eachStored(std::string_view plural, const std::function<bool(const StoredPtr &)> &visit) const = 0;
    // Parses all of a kind that has many: whoever comes often keeps what it made of each, until that is another one.
    void each(std::string_view plural, const std::function<bool(const ResourcePtr &)> &visit) const;
    virtual std::int64_t count(std::string_view plural) const = 0;
    // Who refers to this name, at most `limit` of them; children of a resource count as referrers of it.
    virtual std::vector<Reference> referrers(std::string_view name, std::size_t limit) const = 0;
    virtual std::int64_t referrerCount(std::string_view name) const = 0;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace ledger
