#include "backend/rpc/resource_service_read.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "backend/core/kinds.h"
#include "backend/core/resource_name.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/ledger/history.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/resource_service_view.h"

namespace rpc {

namespace {

constexpr std::string_view ByUid = "uid:";
constexpr std::size_t DefaultPageSize = 50;
constexpr std::size_t MaxPageSize = 1000;

core::Error inFuture(std::int64_t current) {
    return {v1::REVISION_IN_FUTURE,
            "that has not happened yet; the newest revision is " + std::to_string(current),
            {{"revision", std::to_string(current)}}};
}

std::string pluralOf(const v1::Resource &resource) {
    const auto *kind = core::kindOfName(resource.meta().name());
    return kind ? kind->plural : std::string();
}

bool sees(const Scope &scope, const v1::Resource &resource) {
    return scope.sees(pluralOf(resource), resource.meta().team());
}

core::Result<void> checkName(const std::string &name) {
    if (name.starts_with(ByUid))
        return {};
    const auto parsed = core::ResourceName::parse(name);
    return parsed ? core::Result<void>() : parsed.error();
}

} // namespace

void chooseRevision(ledger::Ledger &ledger, const ledger::Snapshot &snapshot, std::int64_t revision,
                    const google::protobuf::Timestamp *time, const RevisionChosen &done) {
    const auto current = snapshot.revision();
    if (time && revision != 0)
        return done(core::Error::invalid(
            {core::violation("read_time", v1::FIELDS_EXCLUSIVE, "is not given together with read_revision",
                             {{"other", "read_revision"}})}));
    if (revision < 0)
        return done(core::Error::invalid({core::negative("read_revision")}));
    if (time && !core::isValid(*time))
        return done(core::Error::invalid({core::outOfRange("read_time", core::earliestTime, core::latestTime)}));
    if (revision > current)
        return done(inFuture(current));
    if (!time)
        return done(revision == 0 || revision == current ? std::nullopt : std::optional(revision));
    const auto at = std::chrono::floor<std::chrono::milliseconds>(core::fromTimestamp(*time));
    ledger.history().revisionAt(at, [current, done](core::Result<std::int64_t> found) {
        if (!found)
            return done(found.error());
        done(*found == current ? std::nullopt : std::optional(*found));
    });
}

ResourceReader::ResourceReader(ledger::Ledger &ledger, core::Random &random) : ledger_(ledger), tokens_(random) {}

void ResourceReader::get(const std::shared_ptr<UnaryCall> &call, const v1::GetRequest &request,
                         v1::GetResponse *response) {
    if (auto named = checkName(request.name()); !named)
        return call->finish(std::move(named));
    const auto snapshot = ledger_.snapshot();
    const auto *time = request.has_read_time() ? &request.read_time() : nullptr;
    chooseRevision(ledger_, *snapshot, request.read_revision(), time,
                   [this, call, &request, response, snapshot](core::Result<std::optional<std::int64_t>> past) {
                       if (!past)
                           return call->finish(past.error());
                       if (*past)
                           return getPast(call, request, **past, response);
                       getPresent(*call, request, *snapshot, response);
                   });
}

void ResourceReader::getPresent(UnaryCall &call, const v1::GetRequest &request, const ledger::Snapshot &snapshot,
                                v1::GetResponse *response) {
    const std::string_view name = request.name();
    const auto found = name.starts_with(ByUid) ? snapshot.findUid(name.substr(ByUid.size())) : snapshot.find(name);
    if (!found)
        return call.finish(call.missing(name));
    if (!sees(*call.scope(), *found))
        return call.finish(call.hidden(pluralOf(*found), name));
    *response->mutable_resource() = viewOf(*found, request.view() == v1::BASIC ? v1::BASIC : v1::FULL);
    response->set_read_revision(snapshot.revision());
    *response->mutable_read_time() = core::toTimestamp(snapshot.commitTime());
    call.finish({});
}

void ResourceReader::getPast(const std::shared_ptr<UnaryCall> &call, const v1::GetRequest &request,
                             std::int64_t revision, v1::GetResponse *response) {
    ledger_.history().at(request.name(), revision, [call, &request, response, revision](auto past) {
        if (!past)
            return call->finish(past.error());
        const auto &resource = past->found.resource;
        if (!sees(*call->scope(), resource))
            return call->finish(call->hidden(pluralOf(resource), request.name()));
        *response->mutable_resource() = viewOf(resource, request.view() == v1::BASIC ? v1::BASIC : v1::FULL);
        response->set_read_revision(revision);
        *response->mutable_read_time() = core::toTimestamp(past->time);
        response->set_past(true);
        call->finish({});
    });
}

// One ListRevisions call on its way.
struct ResourceReader::Revisions {
    std::shared_ptr<UnaryCall> call;
    const v1::ListRevisionsRequest &request;
    v1::ListRevisionsResponse *response;
    std::string binding;
    ledger::SnapshotPtr snapshot;
    std::size_t limit;
    // What all pages are of.
    std::int64_t revision = 0;
    ledger::Time time = {};
    bool isPast = false;
    // Older generations than this one.
    std::int64_t before = 0;
    // Of a generation that was out of sight.
    std::string hiddenPlural = {};

    void add(const ledger::Revision &found) const {
        auto &entry = *response->add_entries();
        *entry.mutable_resource() = viewOf(found.resource, request.view());
        *entry.mutable_commit_time() = core::toTimestamp(found.time);
        entry.set_principal(found.principal);
        entry.set_reason(found.reason);
        entry.set_permission(found.op);
        // What others approved was asked for by somebody: it is his change.
        const auto request = snapshot->find(found.firstObject);
        if (request != nullptr && request->has_change_request() && !found.resource.has_change_request()) {
            entry.set_principal(request->change_request().principal());
            entry.set_reason(request->change_request_status().reason());
            entry.set_permission(request->change_request().permission());
            for (const auto &approval : request->change_request().approvals()) {
                if (approval.is_approved())
                    entry.add_approvers(approval.principal());
            }
        }
        if (const auto actor = snapshot->find(entry.principal()))
            entry.set_principal_full_name(actor->principal_status().full_name());
        entry.set_log_index(found.logIndex);
        entry.set_deleted(found.deleted);
        entry.set_intent_sha256(found.intentSha256);
    }

    std::string position() const {
        std::ostringstream text;
        text << before << ' ' << revision << ' ' << time.time_since_epoch().count() << ' ' << isPast;
        return text.str();
    }

    // Of position() only, which the token has authenticated.
    void resume(const std::string &position) {
        std::istringstream text(position);
        std::int64_t milliseconds = 0;
        text >> before >> revision >> milliseconds >> isPast;
        time = ledger::Time(std::chrono::milliseconds(milliseconds));
    }
};

void ResourceReader::listRevisions(const std::shared_ptr<UnaryCall> &call, const v1::ListRevisionsRequest &request,
                                   v1::ListRevisionsResponse *response) {
    if (auto named = checkName(request.name()); !named)
        return call->finish(std::move(named));
    if (request.page_size() < 0)
        return call->finish(core::Error::invalid({core::negative("page_size")}));
    const auto limit = request.page_size() == 0 ? DefaultPageSize : static_cast<std::size_t>(request.page_size());
    const auto job =
        std::make_shared<Revisions>(Revisions{call, request, response, PageTokens::binding(call->caller(), request),
                                              ledger_.snapshot(), std::min(limit, MaxPageSize)});
    if (!request.page_token().empty()) {
        const auto position = tokens_.open(request.page_token(), job->binding);
        if (!position)
            return call->finish(position.error());
        job->resume(*position);
        return readRevisions(job);
    }
    const auto *time = request.has_read_time() ? &request.read_time() : nullptr;
    chooseRevision(ledger_, *job->snapshot, request.read_revision(), time, [this, job](auto past) {
        if (!past)
            return job->call->finish(past.error());
        job->isPast = past->has_value();
        job->revision = past->value_or(job->snapshot->revision());
        job->time = job->snapshot->commitTime();
        readRevisions(job);
    });
}

// Generations are scoped by the team of their time, so that a page may need several reads until it holds something.
void ResourceReader::readRevisions(const std::shared_ptr<Revisions> &job) {
    ledger_.history().generations(
        {job->request.name(), job->revision, job->before, job->limit}, [this, job](auto read) {
            auto &call = *job->call;
            if (!read)
                return call.finish(read.error());
            const auto scope = call.scope();
            for (const auto &found : read->entries) {
                if (sees(*scope, found.resource))
                    job->add(found);
                else
                    job->hiddenPlural = pluralOf(found.resource);
            }
            if (job->isPast)
                job->time = read->time;
            const bool isEnd = read->entries.size() < job->limit;
            job->before = read->entries.empty() ? 0 : read->entries.back().resource.meta().generation();
            if (job->response->entries().empty() && !isEnd)
                return readRevisions(job);
            const bool isFirstPage = job->request.page_token().empty();
            if (isFirstPage && job->response->entries().empty() && !job->hiddenPlural.empty())
                return call.finish(call.hidden(job->hiddenPlural, job->request.name()));
            if (!isEnd)
                job->response->set_next_page_token(tokens_.seal(job->position(), job->binding));
            job->response->set_read_revision(job->revision);
            *job->response->mutable_read_time() = core::toTimestamp(job->time);
            job->response->set_past(job->isPast);
            call.finish({});
        });
}

} // namespace rpc
