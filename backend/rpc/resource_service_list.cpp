#include "backend/rpc/resource_service_list.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "backend/core/ids.h"
#include "backend/core/kinds.h"
#include "backend/core/packed_bytes.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/filter/order.h"
#include "backend/ledger/history.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/resource_service_query.h"
#include "backend/rpc/resource_service_read.h"
#include "backend/rpc/resource_service_view.h"

namespace rpc {

namespace {

constexpr std::size_t DefaultPageSize = 100;
constexpr std::size_t MaxPageSize = 1000;
constexpr std::size_t MaxPageBytes = 2u << 20;
constexpr std::size_t MaxWaitingLists = 256;
constexpr std::size_t MaxWaitingResources = 2'000'000;

// Where a page begins: the list, and how many of it came before.
struct Position {
    std::string list;
    std::size_t offset = 0;
    std::int64_t revision = 0;

    std::string text() const { return list + ' ' + std::to_string(offset) + ' ' + std::to_string(revision); }

    // Of text() only, which the token has authenticated.
    static Position parse(const std::string &text) {
        Position position;
        const auto first = text.find(' ');
        const auto second = text.find(' ', first + 1);
        position.list = text.substr(0, first);
        std::from_chars(text.data() + first + 1, text.data() + second, position.offset);
        std::from_chars(text.data() + second + 1, text.data() + text.size(), position.revision);
        return position;
    }
};

// Each resource is read once, however often it is compared.
void sort(const filter::Order &order, std::vector<ledger::StoredPtr> *resources) {
    std::vector<std::pair<filter::Order::Key, ledger::StoredPtr>> rows;
    rows.reserve(resources->size());
    for (auto &resource : *resources) {
        auto key = order.keyOf(*resource->resource());
        rows.emplace_back(std::move(key), std::move(resource));
    }
    std::sort(rows.begin(), rows.end(),
              [&order](const auto &left, const auto &right) { return order.compare(left.first, right.first) < 0; });
    std::transform(rows.begin(), rows.end(), resources->begin(), [](auto &row) { return std::move(row.second); });
}

// The order of lists that ask for none; names are unique at any time.
void sortByName(std::vector<ledger::StoredPtr> *resources) {
    std::sort(resources->begin(), resources->end(),
              [](const auto &left, const auto &right) { return left->name() < right->name(); });
}

} // namespace

void SortedListCache::put(const std::string &id, std::shared_ptr<const SortedList> list) {
    const std::lock_guard lock(mutex_);
    resources_ += list->resources.size();
    entries_.push_back({id, std::move(list)});
    while (entries_.size() > 1 && (entries_.size() > MaxWaitingLists || resources_ > MaxWaitingResources)) {
        resources_ -= entries_.front().list->resources.size();
        entries_.pop_front();
    }
}

std::shared_ptr<const SortedList> SortedListCache::find(const std::string &id) {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&id](const Entry &entry) { return entry.id == id; });
    if (found == entries_.end())
        return nullptr;
    entries_.splice(entries_.end(), entries_, found);
    return found->list;
}

void SortedListCache::drop(const std::string &id) {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&id](const Entry &entry) { return entry.id == id; });
    if (found == entries_.end())
        return;
    resources_ -= found->list->resources.size();
    entries_.erase(found);
}

// One List call on its way.
struct ResourceLister::Job {
    std::shared_ptr<UnaryCall> call;
    const v1::ListRequest &request;
    v1::ListResponse *response;
    ResourceQuery query;
    filter::Order order;
    std::string binding;

    std::shared_ptr<const SortedList> sorted(const std::vector<ledger::StoredPtr> &all, std::int64_t revision,
                                             ledger::Time time, bool isPast) const {
        auto list = std::make_shared<SortedList>();
        const auto scope = call->scope();
        for (const auto &resource : all) {
            if (query.takes(*resource, *scope))
                list->resources.push_back(resource);
        }
        if (request.order_by().empty())
            sortByName(&list->resources);
        else
            sort(order, &list->resources);
        list->revision = revision;
        list->time = time;
        list->isPast = isPast;
        return list;
    }
};

ResourceLister::ResourceLister(ledger::Ledger &ledger, core::Random &random)
    : ledger_(ledger), random_(random), tokens_(random) {}

void ResourceLister::list(const std::shared_ptr<UnaryCall> &call, const v1::ListRequest &request,
                          v1::ListResponse *response) {
    auto query = ResourceQuery::compile(request.kind(), request.parent(), request.filter());
    if (!query)
        return call->finish(query.error());
    if (auto reached = reaches(*call->scope(), query->kind(), call->rule().verb); !reached)
        return call->finish(std::move(reached));
    auto order = filter::Order::parse(request.order_by(), core::PathRoot::of(query->kind()));
    if (!order)
        return call->finish(order.error());
    if (request.page_size() < 0)
        return call->finish(core::Error::invalid({core::negative("page_size")}));
    auto job = std::make_shared<Job>(Job{call, request, response, std::move(*query), std::move(*order),
                                         PageTokens::binding(call->caller(), request)});
    if (request.page_token().empty())
        listNew(std::move(job));
    else
        nextPage(job);
}

void ResourceLister::listNew(std::shared_ptr<Job> job) {
    const auto snapshot = ledger_.snapshot();
    const auto &request = job->request;
    const auto *time = request.has_read_time() ? &request.read_time() : nullptr;
    chooseRevision(ledger_, *snapshot, request.read_revision(), time,
                   [this, job, snapshot](core::Result<std::optional<std::int64_t>> past) {
                       if (!past)
                           return job->call->finish(past.error());
                       if (*past)
                           return listPast(job, **past);
                       std::vector<ledger::StoredPtr> all;
                       snapshot->eachStored(job->query.kind().plural, [&all](const ledger::StoredPtr &resource) {
                           all.push_back(resource);
                           return true;
                       });
                       answer(*job, core::randomId(random_),
                              job->sorted(all, snapshot->revision(), snapshot->commitTime(), false), 0);
                   });
}

void ResourceLister::listPast(std::shared_ptr<Job> job, std::int64_t revision) {
    const auto plural = job->query.kind().plural;
    ledger_.history().listAt(
        plural, revision, [this, job = std::move(job)](core::Result<ledger::History::PastList> past) {
            if (!past)
                return job->call->finish(past.error());
            std::vector<ledger::StoredPtr> all;
            core::BytesPacker packer;
            for (const auto &resource : past->resources)
                all.push_back(std::make_shared<const ledger::StoredResource>(resource, packer));
            answer(*job, core::randomId(random_), job->sorted(all, past->revision, past->time, true), 0);
        });
}

void ResourceLister::nextPage(const std::shared_ptr<Job> &job) {
    const auto opened = tokens_.open(job->request.page_token(), job->binding);
    if (!opened)
        return job->call->finish(opened.error());
    const auto position = Position::parse(*opened);
    const auto list = waiting_.find(position.list);
    if (!list || position.offset > list->resources.size())
        return job->call->finish(core::Error(v1::REVISION_EXPIRED,
                                             "this list waited too long for its next page; list anew",
                                             {{"oldest_revision", std::to_string(ledger_.snapshot()->revision())}}));
    answer(*job, position.list, list, position.offset);
}

void ResourceLister::answer(const Job &job, const std::string &id, const std::shared_ptr<const SortedList> &list,
                            std::size_t offset) {
    const auto &request = job.request;
    const auto wanted = request.page_size() == 0 ? DefaultPageSize : static_cast<std::size_t>(request.page_size());
    const auto end = std::min(list->resources.size(), offset + std::min(wanted, MaxPageSize));
    // A binding may have ended since the first page.
    const auto scope = job.call->scope();
    const auto &plural = job.query.kind().plural;
    std::size_t bytes = 0;
    auto next = offset;
    for (; next < end && bytes < MaxPageBytes; ++next) {
        const auto resource = list->resources[next]->resource();
        if (!scope->sees(plural, resource->meta().team()))
            continue;
        auto &shown = *job.response->add_resources();
        shown = viewOf(*resource, request.view());
        bytes += shown.ByteSizeLong();
    }
    job.response->set_read_revision(list->revision);
    *job.response->mutable_read_time() = core::toTimestamp(list->time);
    job.response->set_past(list->isPast);
    job.response->set_total_size(static_cast<std::int64_t>(list->resources.size()));
    job.response->set_total_size_exact(true);
    if (next < list->resources.size()) {
        job.response->set_next_page_token(tokens_.seal(Position{id, next, list->revision}.text(), job.binding));
        if (offset == 0)
            waiting_.put(id, list);
    } else {
        waiting_.drop(id);
    }
    job.call->finish({});
}

} // namespace rpc
