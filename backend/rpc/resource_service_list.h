#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "backend/ledger/snapshot.h"
#include "backend/rpc/page_token.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace ledger {
class Ledger;
}

namespace rpc {

namespace v1 = pilothouse::v1;

class UnaryCall;

// A whole sorted list, of which pages are cut.
struct SortedList {
    std::vector<ledger::StoredPtr> resources;
    std::int64_t revision = 0;
    ledger::Time time;
    bool isPast = false;
};

// Lists whose next page has not been asked for yet, so that fifty pages are sorted once and belong together. Bounded:
// the one that nobody asked for the longest goes first. Safe from any thread.
class SortedListCache {
public:
    void put(const std::string &id, std::shared_ptr<const SortedList> list);
    // Null when it has gone.
    std::shared_ptr<const SortedList> find(const std::string &id);
    void drop(const std::string &id);

private:
    struct Entry {
        std::string id;
        std::shared_ptr<const SortedList> list;
    };

    std::mutex mutex_;
    // The longest waiting first.
    std::list<Entry> entries_;
    std::size_t resources_ = 0;
};

// ResourceService.List. A page holds at most 1,000 resources and about 2 MiB.
class ResourceLister {
public:
    ResourceLister(ledger::Ledger &ledger, core::Random &random);

    void list(const std::shared_ptr<UnaryCall> &call, const v1::ListRequest &request, v1::ListResponse *response);

private:
    struct Job;

    void listNew(std::shared_ptr<Job> job);
    void listPast(std::shared_ptr<Job> job, std::int64_t revision);
    void nextPage(const std::shared_ptr<Job> &job);
    void answer(const Job &job, const std::string &id, const std::shared_ptr<const SortedList> &list,
                std::size_t offset);

    ledger::Ledger &ledger_;
    core::Random &random_;
    PageTokens tokens_;
    SortedListCache waiting_;
};

} // namespace rpc
