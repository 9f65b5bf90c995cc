#include "backend/rpc/resource_service_read.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "backend/core/kinds.h"
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
    return scope.sees(pluralOf(resource), resource.meta().team(), resource.meta().name());
}

} // namespace

void chooseRevision(ledger::Ledger &ledger, const ledger::Snapshot &snapshot, std::int64_t revision,
                    const google::protobuf::Timestamp *time, const RevisionChosen &done) {
    const auto current = snapshot.revision();
    if (time && revision != 0)
        return done(core::Error::invalid(
            {core::violation("read_time", v1::INVALID_FIELD, "is not given together with read_revision")}));
    if (revision < 0 || (time && !core::isValid(*time)))
        return done(core::Error::invalid({core::violation(time ? "read_time" : "read_revision", v1::INVALID_FIELD,
                                                          "is not a time or revision that can be")}));
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
    ledger_.history().at(
        request.name(), revision, [call, &request, response, revision](core::Result<ledger::Revision> found) {
            if (!found)
                return call->finish(found.error());
            const auto &resource = found->resource;
            if (!sees(*call->scope(), resource))
                return call->finish(call->hidden(pluralOf(resource), request.name()));
            *response->mutable_resource() = viewOf(resource, request.view() == v1::BASIC ? v1::BASIC : v1::FULL);
            response->set_read_revision(revision);
            *response->mutable_read_time() = core::toTimestamp(found->time);
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
    // Of a generation that was out of sight.
    std::string hiddenPlural = {};

    void add(const ledger::Revision &revision) const {
        auto &entry = *response->add_entries();
        *entry.mutable_resource() = viewOf(revision.resource, request.view());
        *entry.mutable_commit_time() = core::toTimestamp(revision.time);
        entry.set_principal(revision.principal);
        if (const auto actor = snapshot->find(revision.principal))
            entry.set_principal_full_name(actor->principal_status().full_name());
        entry.set_reason(revision.reason);
        entry.set_log_index(revision.logIndex);
        entry.set_deleted(revision.deleted);
        entry.set_permission(revision.op);
        entry.set_intent_sha256(revision.intentSha256);
    }
};

void ResourceReader::listRevisions(const std::shared_ptr<UnaryCall> &call, const v1::ListRevisionsRequest &request,
                                   v1::ListRevisionsResponse *response) {
    if (request.page_size() < 0)
        return call->finish(core::Error::invalid({core::violation("page_size", v1::INVALID_FIELD, "is not negative")}));
    const auto limit = request.page_size() == 0 ? DefaultPageSize : static_cast<std::size_t>(request.page_size());
    const auto job =
        std::make_shared<Revisions>(Revisions{call, request, response, PageTokens::binding(call->caller(), request),
                                              ledger_.snapshot(), std::min(limit, MaxPageSize)});
    std::int64_t before = 0;
    if (!request.page_token().empty()) {
        const auto position = tokens_.open(request.page_token(), job->binding);
        if (!position)
            return call->finish(position.error());
        std::from_chars(position->data(), position->data() + position->size(), before);
    }
    readRevisions(job, before);
}

// Generations are scoped by the team of their time, so that a page may need several reads until it holds something.
void ResourceReader::readRevisions(const std::shared_ptr<Revisions> &job, std::int64_t before) {
    ledger_.history().revisions(
        job->request.name(), before, job->limit, [this, job](core::Result<std::vector<ledger::Revision>> read) {
            auto &call = *job->call;
            if (!read)
                return call.finish(read.error());
            const auto scope = call.scope();
            for (const auto &revision : *read) {
                if (sees(*scope, revision.resource))
                    job->add(revision);
                else
                    job->hiddenPlural = pluralOf(revision.resource);
            }
            const bool isEnd = read->size() < job->limit;
            const auto oldest = read->empty() ? 0 : read->back().resource.meta().generation();
            if (job->response->entries().empty() && !isEnd)
                return readRevisions(job, oldest);
            if (job->response->entries().empty() && !job->hiddenPlural.empty())
                return call.finish(call.hidden(job->hiddenPlural, job->request.name()));
            if (!isEnd)
                job->response->set_next_page_token(tokens_.seal(std::to_string(oldest), job->binding));
            job->response->set_read_revision(job->snapshot->revision());
            *job->response->mutable_read_time() = core::toTimestamp(job->snapshot->commitTime());
            call.finish({});
        });
}

} // namespace rpc
