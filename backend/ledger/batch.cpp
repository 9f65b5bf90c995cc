#include "backend/ledger/batch.h"

#include <utility>

#include "backend/core/ids.h"
#include "backend/core/kinds.h"
#include "backend/core/time_text.h"
#include "backend/ledger/resource_rows.h"
#include "backend/ledger/schema.h"

namespace ledger {

namespace {

Time createTimeOf(const v1::Resource &resource) {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(core::fromTimestamp(resource.meta().create_time()));
}

void cite(const std::vector<v1::PolicyDecision> &decisions, EventDraft *event) {
    event->policies = citationsOf(decisions);
    event->breakGlass = breakGlassOf(decisions);
}

} // namespace

Batch::Batch(const Means &means, const State &state, Time time, std::int64_t nextObject)
    : means_(means), state_(state.edited()), time_(time), nextObject_(nextObject), revision_(state.revision()) {}

core::Result<Commit> Batch::apply(const Proposal &proposal, Prepared &prepared) {
    ++revision_;
    Statuses statuses;
    for (const auto &status : proposal.statuses)
        statuses.emplace(status.meta().name(), &status);

    const auto &evaluation = prepared.evaluation;
    Commit commit{revision_, time_, {}, 0};
    EventDraft event{proposal.actor, evaluation.op};
    std::vector<std::string_view> teams;
    for (std::size_t i = 0; i < evaluation.drafts.size(); ++i) {
        const auto &draft = evaluation.drafts[i];
        const auto status = statuses.extract(draft.after.meta().name());
        auto applied = applyDraft(prepared, i, status.empty() ? draft.status.get() : status.mapped());
        if (!applied)
            return std::move(applied).error();
        commit.resources.push_back(std::move(*applied));
        teams.push_back(draft.after.meta().team());
        if (draft.before != nullptr)
            teams.push_back(draft.before->meta().team());
    }
    for (const auto &[name, status] : statuses) {
        if (auto put = putStatus(*status); !put)
            return std::move(put).error();
        if (const auto living = state_.find(name); living != nullptr && evaluation.drafts.empty())
            teams.push_back(living->meta().team());
    }
    state_.setCommit(revision_, time_);
    setTeam(teams, &event);
    event.requestId = proposal.requestId;
    event.traceId = proposal.traceId;
    event.objects = std::move(prepared.objects);
    event.id = std::move(prepared.eventId);
    cite(evaluation.verdict.decisions, &event);
    event.payload = std::move(prepared.payload);
    auto index = append(std::move(event), revision_);
    if (!index)
        return std::move(index).error();
    commit.logIndex = *index;
    return commit;
}

core::Result<ResourcePtr> Batch::applyDraft(Prepared &prepared, std::size_t position, const v1::Resource *status) {
    const auto &draft = prepared.evaluation.drafts[position];
    if (draft.kind == v1::DELETED)
        return remove(prepared, position);
    if (draft.kind != v1::UNCHANGED)
        return putIntent(prepared, position, status);
    if (status != nullptr) {
        if (auto put = putStatus(*status); !put)
            return std::move(put).error();
    }
    return state_.find(draft.after.meta().name());
}

core::Result<ResourcePtr> Batch::putIntent(Prepared &prepared, std::size_t position, const v1::Resource *status) {
    const auto &draft = prepared.evaluation.drafts[position];
    const auto &detail = prepared.evaluation.details[position];
    const auto &[resource, json, bytes] = prepared.drafts[position];
    auto &object = prepared.objects[position];
    Time createTime = time_;
    if (draft.before != nullptr)
        createTime = createTimeOf(*draft.before);
    else if (detail.restored)
        createTime = detail.restored->stamp.createTime;
    stampCommit(resource.get(), revision_, createTime, time_);
    if (draft.kind == v1::CREATED) {
        object.row = nextObject_++;
        if (auto added = addObject(means_.connection, object.row, *resource, detail.kind->plural); !added)
            return std::move(added).error();
    }
    const Generation generation{historyRow(means_.log.frontier().size(), position),
                                object.row,
                                object.leaf.generation,
                                revision_,
                                time_,
                                *object.leaf.after,
                                json,
                                bytes};
    if (auto added = addGeneration(means_.connection, generation, draft.before == nullptr); !added)
        return std::move(added).error();
    if (status != nullptr) {
        copyStatus(*status, resource.get());
        if (auto put = ledger::putStatus(means_.connection, object.row, revision_, *status); !put)
            return std::move(put).error();
    }
    const auto before = state_.findStored(resource->meta().name());
    changes_.push_back({revision_, before, state_.put(resource, object.row, *object.leaf.after, detail.targets)});
    return ResourcePtr(resource);
}

core::Result<ResourcePtr> Batch::remove(const Prepared &prepared, std::size_t position) {
    const auto &before = prepared.evaluation.drafts[position].before;
    const auto &object = prepared.objects[position];
    const Generation generation{historyRow(means_.log.frontier().size(), position), object.row, object.leaf.generation,
                                revision_, time_};
    if (auto added = addDeletion(means_.connection, generation); !added)
        return std::move(added).error();
    auto last = std::make_shared<v1::Resource>(*before);
    *last->mutable_meta()->mutable_delete_time() = core::toTimestamp(time_);
    changes_.push_back({revision_, state_.findStored(object.name), nullptr});
    state_.erase(object.name);
    return ResourcePtr(std::move(last));
}

core::Result<std::int64_t> Batch::refuse(const Proposal &proposal, const Evaluation &evaluation) {
    EventDraft event{proposal.actor, evaluation.op};
    event.outcome = evaluation.isDenied ? v1::DENIED : v1::FAILED_OUTCOME;
    event.reason = evaluation.refusal->reason();
    event.requestId = proposal.requestId;
    event.traceId = proposal.traceId;
    std::vector<std::string_view> teams;
    for (const auto &draft : evaluation.drafts) {
        teams.push_back(draft.after.meta().team());
        if (draft.before != nullptr)
            teams.push_back(draft.before->meta().team());
        event.objects.push_back(mentioned(draft.after.meta().name()));
    }
    setTeam(teams, &event);
    cite(evaluation.verdict.decisions, &event);
    event.payload = makePayload({proposal.actor, proposal.reason, evaluation.refusal->message(), nullptr, nullptr,
                                 &evaluation.verdict.decisions},
                                event.objects, means_.random);
    return append(std::move(event), revision_);
}

core::Result<std::int64_t> Batch::record(const Occurrence &occurrence) {
    EventDraft event{occurrence.actor, occurrence.op};
    event.outcome = occurrence.outcome;
    event.reason = occurrence.reason;
    event.requestId = occurrence.requestId;
    event.traceId = occurrence.traceId;
    event.count = occurrence.count;
    for (const auto &name : occurrence.objects)
        event.objects.push_back(mentioned(name));
    setTeam({occurrence.team}, &event);
    event.payload = makePayload({occurrence.actor, {}, occurrence.detail, nullptr, &occurrence.causes}, event.objects,
                                means_.random);
    return append(std::move(event), revision_);
}

bool Batch::takesStatus(const v1::Resource &status) const {
    const auto *living = state_.living(status.meta().name());
    const auto &uid = status.meta().uid();
    return living != nullptr && (uid.empty() || uid == living->stored->uid());
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
    const Living living = *state_.living(status.meta().name());
    const auto before = living.stored->resource();
    auto resource = std::make_shared<v1::Resource>(*before);
    copyStatus(status, resource.get());
    if (statusBytes(*resource) == statusBytes(*before))
        return {};
    resource->mutable_meta()->set_revision(revision_);
    if (auto put = ledger::putStatus(means_.connection, living.object, revision_, status); !put)
        return put;
    changes_.push_back({revision_, living.stored, state_.putStatus(resource)});
    return {};
}

core::Result<std::int64_t> Batch::append(EventDraft event, std::int64_t revision) {
    ++eventCount_;
    if (event.id.empty())
        event.id = core::uuidV7(means_.clock, means_.random);
    return means_.log.append(means_.connection, std::move(event), revision, time_);
}

void Batch::setTeam(const std::vector<std::string_view> &teams, EventDraft *event) const {
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
    event->teamUid = living == nullptr ? SeveralTeamsMark : living->stored->uid();
    event->teamRow = living == nullptr ? SeveralTeams : living->object;
}

EventObject Batch::mentioned(const std::string &name) const {
    const auto *kind = core::kindOfName(name);
    EventObject object{{kind == nullptr ? std::string() : kind->plural, {}, 0, {}, {}}, 0, name, false};
    if (const auto *living = state_.living(name)) {
        object.leaf.uid = living->stored->uid();
        object.leaf.generation = living->stored->resource()->meta().generation();
        object.row = living->object;
    }
    return object;
}

} // namespace ledger
