#include "backend/audit/event_search.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "backend/core/violation.h"
#include "backend/filter/filter.h"
#include "backend/rpc/call.h"

namespace audit {

namespace {

constexpr std::size_t DefaultPageSize = 100;
constexpr std::size_t MaxPageSize = 1000;
// Matches are counted this far, once for each search.
constexpr std::int64_t CountCeiling = 10'000;

// All that a token to count by is good for: the caller and his filter.
std::string sinceBinding(const rpc::Caller &caller, const v1::ListEventsRequest &request) {
    v1::ListEventsRequest search;
    search.set_filter(request.filter());
    return "since " + rpc::PageTokens::binding(caller, search);
}

} // namespace

// One ListEvents call on its way.
struct EventSearch::Job {
    std::shared_ptr<rpc::UnaryCall> call;
    const v1::ListEventsRequest &request;
    v1::ListEventsResponse *response;
    std::string binding;
    ledger::EventQuery query;
    // Nothing is left out: no filter, and the caller sees the whole organisation.
    bool isWhole = false;
};

EventSearch::EventSearch(ledger::LogReader &log, rpc::AuditSink &sink, const core::Clock &clock, core::Random &random)
    : log_(log), tokens_(random), queries_(sink, clock) {}

void EventSearch::list(const std::shared_ptr<rpc::UnaryCall> &call, const v1::ListEventsRequest &request,
                       v1::ListEventsResponse *response) {
    auto binding = rpc::PageTokens::binding(call->caller(), request);
    auto query = queryOf(*call, request, binding);
    if (!query)
        return call->finish(query.error());
    if (!request.since_token().empty())
        return countSince(call, std::move(*query), sinceBinding(call->caller(), request), request, response);
    const bool isWhole = !query->filter && call->scope()->allows("events", {});
    const auto job =
        std::make_shared<Job>(Job{call, request, response, std::move(binding), std::move(*query), isWhole});
    response->set_total_size(-1);
    read(job);
}

core::Result<ledger::EventQuery> EventSearch::queryOf(const rpc::UnaryCall &call, const v1::ListEventsRequest &request,
                                                      const std::string &binding) const {
    if (request.page_size() < 0)
        return core::Error::invalid({core::negative("page_size")});
    if (request.before_index() < 0)
        return core::Error::invalid({core::negative("before_index")});
    if (request.before_index() > 0 && request.ascending())
        return core::Error::invalid(
            {core::violation("before_index", v1::FIELDS_EXCLUSIVE, "is for newest first", {{"other", "ascending"}})});
    auto filter = filter::Filter::compile(request.filter(), core::PathRoot{v1::Event::descriptor()});
    if (!filter)
        return filter.error();
    ledger::EventQuery query;
    if (!filter->isEmpty())
        query.filter = std::make_shared<const filter::Filter>(std::move(*filter));
    query.isVisible = [scope = call.scope()](const v1::Event &event) { return scope->sees("events", event.team()); };
    query.ascending = request.ascending();
    query.before = request.before_index();
    query.limit = request.page_size() == 0 ? DefaultPageSize
                                           : std::min(static_cast<std::size_t>(request.page_size()), MaxPageSize);
    if (!request.page_token().empty()) {
        const auto position = tokens_.open(request.page_token(), binding);
        if (!position)
            return position.error();
        std::from_chars(position->data(), position->data() + position->size(),
                        query.ascending ? query.after : query.before);
    }
    return query;
}

void EventSearch::countSince(const std::shared_ptr<rpc::UnaryCall> &call, ledger::EventQuery query,
                             const std::string &binding, const v1::ListEventsRequest &request,
                             v1::ListEventsResponse *response) {
    const auto size = tokens_.open(request.since_token(), binding);
    if (!size)
        return call->finish(size.error());
    std::int64_t first = 0;
    std::from_chars(size->data(), size->data() + size->size(), first);
    query.after = first - 1;
    // Whoever searches the log puts an event into it by that: nothing new to him. Searches of others are.
    query.isVisible = [isVisible = std::move(query.isVisible),
                       caller = call->caller().actor.principal](const v1::Event &event) {
        return isVisible(event) && (event.op() != QueryLog::op || event.actor() != caller);
    };
    response->set_log_size(log_.size());
    log_.count(std::move(query), CountCeiling, [call, response](core::Result<std::pair<std::int64_t, bool>> counted) {
        if (!counted)
            return call->finish(counted.error());
        response->set_total_size(counted->first);
        response->set_total_size_exact(counted->second);
        call->finish({});
    });
}

void EventSearch::read(const std::shared_ptr<Job> &job) {
    log_.events(job->query, [this, job](core::Result<ledger::EventPage> page) {
        if (!page)
            return job->call->finish(page.error());
        for (auto &event : page->events)
            *job->response->add_events() = std::move(event);
        job->response->set_log_size(page->logSize);
        if (page->next)
            job->response->set_next_page_token(tokens_.seal(std::to_string(*page->next), job->binding));
        if (!job->request.page_token().empty())
            return job->call->finish({});
        job->response->set_since_token(
            tokens_.seal(std::to_string(page->logSize), sinceBinding(job->call->caller(), job->request)));
        queries_.record(job->call->caller(), job->request.filter());
        if (job->request.before_index() > 0)
            return job->call->finish({});
        count(job);
    });
}

void EventSearch::count(const std::shared_ptr<Job> &job) {
    auto &response = *job->response;
    if (job->isWhole || response.next_page_token().empty()) {
        response.set_total_size(job->isWhole ? response.log_size() : response.events_size());
        response.set_total_size_exact(true);
        return job->call->finish({});
    }
    log_.count(job->query, CountCeiling, [job](core::Result<std::pair<std::int64_t, bool>> counted) {
        if (!counted)
            return job->call->finish(counted.error());
        job->response->set_total_size(counted->first);
        job->response->set_total_size_exact(counted->second);
        job->call->finish({});
    });
}

} // namespace audit
