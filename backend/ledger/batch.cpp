#include "backend/ledger/batch.h"

#include <map>
#include <string_view>
#include <utility>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "backend/core/canonical_json.h"
#include "backend/core/ids.h"
#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "backend/core/time_text.h"
#include "backend/ledger/resource_rows.h"
#include "backend/ledger/schema.h"

namespace ledger {

namespace {

void copyStatus(const v1::Resource &from, v1::Resource *to) {
    const auto *kind = core::kindOfStatus(from);
    if (kind == nullptr)
        return;
    const auto *reflection = from.GetReflection();
    reflection->MutableMessage(to, kind->status)->CopyFrom(reflection->GetMessage(from, kind->status));
}

Time createTimeOf(const v1::Resource &resource) {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(core::fromTimestamp(resource.meta().create_time()));
}

} // namespace

Batch::Batch(const Means &means, const State &state, Time time, std::int64_t nextObject)
    : means_(means), state_(state.edited()), time_(time), nextObject_(nextObject), revision_(state.revision()) {}

core::Result<Commit> Batch::apply(const Proposal &proposal, const Evaluation &evaluation) {
    ++revision_;
    std::map<std::string_view, const v1::Resource *> statuses;
    for (const auto &status : proposal.statuses)
        statuses.emplace(status.meta().name(), &status);

    EventDraft event{proposal.actor, evaluation.op};
    event.requestId = proposal.requestId;
    event.traceId = proposal.traceId;
    event.payload.set_reason(proposal.reason);
    Commit commit{revision_, time_, {}, 0};
    std::vector<std::string> teams;
    for (std::size_t i = 0; i < evaluation.drafts.size(); ++i) {
        const auto &draft = evaluation.drafts[i];
        const auto status = statuses.extract(draft.after.meta().name());
        auto applied = applyDraft(draft, evaluation.details[i], i, status.empty() ? nullptr : status.mapped());
        if (!applied)
            return std::move(applied).error();
        commit.resources.push_back(std::move(applied->resource));
        event.objects.push_back(std::move(applied->object));
        teams.push_back(draft.after.meta().team());
        if (draft.before != nullptr)
            teams.push_back(draft.before->meta().team());
        auto *diff = event.payload.add_diffs();
        diff->set_name(draft.after.meta().name());
        diff->set_diff_kind(draft.kind);
        diff->mutable_fields()->Assign(evaluation.details[i].fields.begin(), evaluation.details[i].fields.end());
    }
    for (const auto &[name, status] : statuses) {
        if (auto put = putStatus(*status); !put)
            return std::move(put).error();
    }
    state_.setCommit(revision_, time_);
    setTeam(teams, &event);
    auto index = append(std::move(event), revision_);
    if (!index)
        return std::move(index).error();
    commit.logIndex = *index;
    return commit;
}

core::Result<Batch::Applied> Batch::applyDraft(const Draft &draft, const Evaluation::Detail &detail,
                                               std::size_t position, const v1::Resource *status) {
    if (draft.kind == v1::UNCHANGED)
        return unchanged(draft, status);
    if (draft.kind == v1::DELETED)
        return remove(draft, position);

    const auto *before = draft.before == nullptr ? nullptr : state_.living(draft.before->meta().name());
    auto resource = std::make_shared<v1::Resource>(core::intentOf(draft.after));
    const std::string json = core::canonicalJson(*resource);
    const std::string bytes = resource->SerializeAsString();
    const bool isCreation = draft.kind == v1::CREATED;

    Stamp given{isCreation ? core::uuidV7(means_.clock, means_.random) : draft.after.meta().uid(), 1, revision_, time_,
                time_};
    Living living{nullptr, 0, core::sha256(json)};
    if (before != nullptr) {
        given.generation = before->resource->meta().generation() + 1;
        given.createTime = createTimeOf(*before->resource);
        living.object = before->object;
        copyStatus(*before->resource, resource.get());
    } else if (detail.restored) {
        given.generation = detail.restored->stamp.generation + 1;
        given.createTime = detail.restored->stamp.createTime;
        living.object = detail.restored->object;
    } else {
        living.object = nextObject_++;
    }
    stamp(resource.get(), given);
    if (isCreation) {
        if (auto added = addObject(means_.connection, living.object, *resource, detail.kind->plural); !added)
            return std::move(added).error();
    }
    const Generation generation{historyRow(means_.log.frontier().size(), position),
                                living.object,
                                given.generation,
                                revision_,
                                time_,
                                living.intentSha256,
                                json,
                                bytes};
    if (auto added = addGeneration(means_.connection, generation, before == nullptr); !added)
        return std::move(added).error();
    if (status != nullptr) {
        copyStatus(*status, resource.get());
        if (auto put = ledger::putStatus(means_.connection, living.object, revision_, *status); !put)
            return std::move(put).error();
    }

    Applied applied{resource, {}};
    applied.object = {{detail.kind->plural, given.uid, given.generation, std::nullopt, living.intentSha256},
                      living.object,
                      resource->meta().name(),
                      true};
    if (before != nullptr)
        applied.object.leaf.before = before->intentSha256;
    changes_.push_back({revision_, draft.before, resource});
    living.resource = std::move(resource);
    state_.put(std::move(living));
    return applied;
}

core::Result<Batch::Applied> Batch::unchanged(const Draft &draft, const v1::Resource *status) {
    const auto &name = draft.after.meta().name();
    if (status != nullptr) {
        if (auto put = putStatus(*status); !put)
            return std::move(put).error();
    }
    const auto *living = state_.living(name);
    Applied applied{living->resource, objectOf(*living)};
    applied.object.leaf.before = living->intentSha256;
    applied.object.leaf.after = living->intentSha256;
    return applied;
}

core::Result<Batch::Applied> Batch::remove(const Draft &draft, std::size_t position) {
    const auto &name = draft.after.meta().name();
    const auto *living = state_.living(name);
    Applied applied{nullptr, objectOf(*living)};
    ++applied.object.leaf.generation;
    applied.object.leaf.before = living->intentSha256;
    applied.object.hasHistory = true;
    const Generation generation{historyRow(means_.log.frontier().size(), position), living->object,
                                applied.object.leaf.generation, revision_, time_};
    if (auto added = addDeletion(means_.connection, generation); !added)
        return std::move(added).error();
    auto last = std::make_shared<v1::Resource>(*living->resource);
    *last->mutable_meta()->mutable_delete_time() = core::toTimestamp(time_);
    applied.resource = std::move(last);
    changes_.push_back({revision_, living->resource, nullptr});
    state_.erase(name);
    return applied;
}

core::Result<std::int64_t> Batch::refuse(const Proposal &proposal, const Evaluation &evaluation) {
    EventDraft event{proposal.actor, evaluation.op};
    event.outcome = evaluation.isDenied ? v1::DENIED : v1::FAILED_OUTCOME;
    event.reason = evaluation.refusal->reason();
    event.requestId = proposal.requestId;
    event.traceId = proposal.traceId;
    event.payload.set_reason(proposal.reason);
    event.payload.set_detail(evaluation.refusal->message());
    std::vector<std::string> teams;
    for (const auto &draft : evaluation.drafts) {
        teams.push_back(draft.after.meta().team());
        const auto *living = state_.living(draft.after.meta().name());
        if (living == nullptr) {
            event.objects.push_back({{draft.plural, draft.after.meta().uid(), 0, std::nullopt, std::nullopt},
                                     0,
                                     draft.after.meta().name(),
                                     false});
            continue;
        }
        teams.push_back(living->resource->meta().team());
        event.objects.push_back(objectOf(*living));
    }
    setTeam(teams, &event);
    return append(std::move(event), revision_);
}

core::Result<std::int64_t> Batch::record(const Occurrence &occurrence) {
    EventDraft event{occurrence.actor, occurrence.op};
    event.outcome = occurrence.outcome;
    event.reason = occurrence.reason;
    event.requestId = occurrence.requestId;
    event.traceId = occurrence.traceId;
    event.count = occurrence.count;
    event.payload.set_detail(occurrence.detail);
    for (const auto &name : occurrence.objects) {
        if (const auto *living = state_.living(name)) {
            event.objects.push_back(objectOf(*living));
            continue;
        }
        const auto *kind = core::kindOfName(name);
        event.objects.push_back({{kind == nullptr ? std::string() : kind->plural, {}, 0, {}, {}}, 0, name, false});
    }
    setTeam({occurrence.team}, &event);
    return append(std::move(event), revision_);
}

bool Batch::takesStatus(const v1::Resource &status) const {
    const auto *living = state_.living(status.meta().name());
    const auto &uid = status.meta().uid();
    return living != nullptr && (uid.empty() || uid == living->resource->meta().uid());
}

core::Result<void> Batch::putStatuses(const std::vector<const v1::Resource *> &statuses) {
    ++revision_;
    const auto before = changes_.size();
    for (const auto *status : statuses) {
        if (auto put = putStatus(*status); !put)
            return put;
    }
    if (changes_.size() == before)
        --revision_;
    else
        state_.setCommit(revision_, time_);
    return {};
}

core::Result<void> Batch::putStatus(const v1::Resource &status) {
    if (!takesStatus(status))
        return {};
    Living living = *state_.living(status.meta().name());
    auto resource = std::make_shared<v1::Resource>(*living.resource);
    copyStatus(status, resource.get());
    if (statusBytes(*resource) == statusBytes(*living.resource))
        return {};
    resource->mutable_meta()->set_revision(revision_);
    if (auto put = ledger::putStatus(means_.connection, living.object, revision_, status); !put)
        return put;
    changes_.push_back({revision_, living.resource, resource});
    living.resource = std::move(resource);
    state_.put(std::move(living));
    return {};
}

core::Result<std::int64_t> Batch::append(EventDraft event, std::int64_t revision) {
    ++eventCount_;
    return means_.log.append(means_.connection, std::move(event), revision, time_);
}

void Batch::setTeam(const std::vector<std::string> &teams, EventDraft *event) const {
    for (const auto &team : teams) {
        if (team != teams.front()) {
            event->teamUid = SeveralTeamsMark;
            event->teamRow = SeveralTeams;
            return;
        }
    }
    if (teams.empty() || teams.front().empty())
        return;
    const auto *living = state_.living(teams.front());
    // A team that is not there: nobody but those who see everything may read of it.
    event->teamUid = living == nullptr ? SeveralTeamsMark : std::string_view(living->resource->meta().uid());
    event->teamRow = living == nullptr ? SeveralTeams : living->object;
}

EventDraft::Object Batch::objectOf(const Living &living) const {
    const auto &meta = living.resource->meta();
    const auto *kind = core::kindOfName(meta.name());
    return {
        {kind->plural, meta.uid(), meta.generation(), std::nullopt, std::nullopt}, living.object, meta.name(), false};
}

} // namespace ledger
