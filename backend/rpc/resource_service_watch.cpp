#include "backend/rpc/resource_service_watch.h"

#include <algorithm>
#include <set>
#include <utility>

#include "backend/core/clock.h"
#include "backend/core/kinds.h"
#include "backend/core/text_safety.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/resource_service_view.h"

namespace rpc {

namespace {

constexpr std::size_t MaxMessageBytes = 1u << 20;
constexpr int MaxMessageChanges = 1000;
constexpr std::size_t PageSize = 1000;
constexpr std::int64_t BookmarkInterval = 5'000'000'000;

core::Error scopeChanged(std::int64_t revision) {
    return {v1::REVISION_EXPIRED,
            "what you may see has changed; list anew",
            {{"oldest_revision", std::to_string(revision)}}};
}

core::Result<std::vector<ResourceQuery>> compileAll(const v1::WatchRequest &request, const Scope &scope,
                                                    std::string_view verb) {
    std::set<std::string> plurals(request.kinds().begin(), request.kinds().end());
    const bool isEverything = plurals.empty();
    bool isReached = false;
    for (const auto &kind : core::allKinds()) {
        const bool isCandidate = isEverything && scope.reaches(kind.plural);
        isReached = isReached || isCandidate;
        if (isCandidate && ResourceQuery::isBelow(request.parent(), kind))
            plurals.insert(kind.plural);
    }
    if (isEverything && !isReached)
        return reaches(scope, core::allKinds().front(), verb).error();
    if (plurals.empty())
        return core::Error::invalid({core::violation(
            "parent", v1::VALUE_NOT_ALLOWED, "nothing lies below '" + core::escapeUnsafeText(request.parent()) + "'",
            {{"value", core::escapeUnsafeText(request.parent())}})});
    std::vector<ResourceQuery> queries;
    for (const auto &plural : plurals) {
        auto query = ResourceQuery::compile(plural, request.parent(), request.filter());
        if (!query)
            return query.error();
        if (const auto reached = reaches(scope, query->kind(), verb); !reached)
            return reached.error();
        queries.push_back(std::move(*query));
    }
    return queries;
}

bool isOfIntent(const ledger::Change &change) {
    return !change.before || !change.after ||
           change.before->resource()->meta().generation() != change.after->resource()->meta().generation();
}

} // namespace

core::Result<std::unique_ptr<Source<v1::WatchResponse>>>
WatchSource::open(ledger::Ledger &ledger, const core::Clock &clock, std::shared_ptr<Call> call,
                  const v1::WatchRequest &request, Waker waker) {
    if (request.after_revision() < 0)
        return core::Error::invalid({core::negative("after_revision")});
    // Taken before the scope, so that no change of bindings falls between what is sent first and what is pulled.
    const auto snapshot = ledger.snapshot();
    auto queries = compileAll(request, *call->scope(), call->rule().verb);
    if (!queries)
        return queries.error();
    std::unique_ptr<WatchSource> source(
        new WatchSource(ledger, clock, std::move(call), std::move(*queries), request.after_revision()));
    if (request.after_revision() == 0)
        source->sendEverything(*snapshot);
    else if (auto page = ledger.watchHub().after(request.after_revision(), 1); !page)
        return page.error();
    source->listener_ = ledger.watchHub().listen([waker = std::move(waker)](std::int64_t) { waker.wake(); });
    return std::unique_ptr<Source<v1::WatchResponse>>(std::move(source));
}

WatchSource::WatchSource(ledger::Ledger &ledger, const core::Clock &clock, std::shared_ptr<Call> call,
                         std::vector<ResourceQuery> queries, std::int64_t revision)
    : ledger_(ledger),
      clock_(clock),
      call_(std::move(call)),
      scope_(call_->scope()),
      opened_(ledger.snapshot()->revision()),
      queries_(std::move(queries)),
      sent_(revision),
      read_(revision),
      lastMessage_(clock.monotonicNanoseconds() - BookmarkInterval) {}

WatchSource::~WatchSource() {
    if (listener_)
        ledger_.watchHub().unlisten(*listener_);
}

core::Result<Next> WatchSource::next(v1::WatchResponse *message) {
    if (pending_.empty()) {
        if (auto pulled = pull(); !pulled)
            return pulled.error();
    }
    if (bindingsChanged_) {
        if (auto unchanged = recheck(); !unchanged)
            return unchanged.error();
    }
    return fill(message);
}

core::Result<void> WatchSource::recheck() {
    bindingsChanged_ = false;
    if (!mustListAnew_ && *call_->scope() == *scope_)
        return {};
    return scopeChanged(read_);
}

void WatchSource::sendEverything(const ledger::Snapshot &snapshot) {
    for (const auto &query : queries_) {
        snapshot.eachStored(query.kind().plural, [&](const ledger::StoredPtr &resource) {
            if (query.takes(*resource, *scope_))
                pending_.push_back({resource, false, snapshot.revision()});
            return true;
        });
    }
    read_ = snapshot.revision();
    readTime_ = snapshot.commitTime();
}

core::Result<void> WatchSource::pull() {
    const auto page = ledger_.watchHub().after(read_, PageSize);
    if (!page)
        return page.error();
    for (const auto &change : page->changes)
        take(change);
    if (page->revision > read_) {
        read_ = page->revision;
        readTime_ = page->time;
    }
    return {};
}

void WatchSource::take(const ledger::Change &change) {
    // A principal's status says nothing about what he may see.
    if ((change.isOf("roleBindings") || change.isOf("principals")) && isOfIntent(change)) {
        bindingsChanged_ = true;
        // Disabled, revoked, moved: whatever became of the caller, he has to show who he is anew.
        const bool isCaller = change.newest().name() == call_->caller().actor.principal;
        mustListAnew_ = mustListAnew_ || isCaller || change.revision <= opened_;
    }
    if (sees(change.after))
        pending_.push_back({change.after, false, change.revision});
    else if (sees(change.before))
        pending_.push_back({change.before, true, change.revision});
}

const ResourceQuery *WatchSource::queryFor(const core::Kind &kind) const {
    const auto found = std::find_if(queries_.begin(), queries_.end(),
                                    [&kind](const ResourceQuery &query) { return &query.kind() == &kind; });
    return found == queries_.end() ? nullptr : &*found;
}

bool WatchSource::sees(const ledger::StoredPtr &resource) const {
    const auto *query = resource ? queryFor(resource->kind()) : nullptr;
    return query && query->takes(*resource, *scope_);
}

Next WatchSource::fill(v1::WatchResponse *message) {
    const auto now = clock_.monotonicNanoseconds();
    if (pending_.empty() && now - lastMessage_ < BookmarkInterval)
        return Next::Nothing;
    message->Clear();
    std::size_t bytes = 0;
    while (!pending_.empty() && bytes < MaxMessageBytes && message->changes_size() < MaxMessageChanges) {
        const auto &pending = pending_.front();
        auto &change = *message->add_changes();
        if (pending.isDeleted) {
            change.mutable_resource()->mutable_meta()->set_name(std::string(pending.resource->name()));
            change.mutable_resource()->mutable_meta()->set_uid(std::string(pending.resource->uid()));
            change.set_deleted(true);
        } else {
            *change.mutable_resource() = viewOf(*pending.resource->resource(), v1::BASIC);
        }
        bytes += change.ByteSizeLong();
        const auto revision = pending.revision;
        pending_.pop_front();
        // A revision counts as sent with the last of its changes.
        if (!pending_.empty() && pending_.front().revision > revision)
            sent_ = revision;
    }
    if (pending_.empty())
        sent_ = read_;
    message->set_revision(sent_);
    *message->mutable_time() = core::toTimestamp(readTime_);
    lastMessage_ = now;
    return Next::Message;
}

} // namespace rpc
