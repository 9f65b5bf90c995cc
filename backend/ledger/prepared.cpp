#include "backend/ledger/prepared.h"

#include <utility>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "backend/core/canonical_json.h"
#include "backend/core/ids.h"
#include "backend/core/kinds.h"

namespace ledger {

namespace {

PreparedDraft prepareDeletion(const Living &living, const core::Kind &kind) {
    const auto &meta = living.resource->meta();
    PreparedDraft prepared;
    prepared.object = {{kind.plural, meta.uid(), meta.generation() + 1, living.intentSha256, std::nullopt},
                       living.object,
                       meta.name(),
                       true};
    return prepared;
}

PreparedDraft prepareUnchanged(const Living &living, const core::Kind &kind) {
    const auto &meta = living.resource->meta();
    PreparedDraft prepared;
    prepared.object = {{kind.plural, meta.uid(), meta.generation(), living.intentSha256, living.intentSha256},
                       living.object,
                       meta.name(),
                       false};
    return prepared;
}

// A new generation: of something new, of what lives, or of what comes back.
PreparedDraft prepareIntent(const Draft &draft, const Evaluation::Detail &detail, const Living *living,
                            std::string uid) {
    PreparedDraft prepared;
    prepared.resource = std::make_shared<v1::Resource>(draft.after);
    auto &resource = *prepared.resource;
    resource.mutable_meta()->clear_uid();
    prepared.json = core::canonicalJson(resource);
    prepared.bytes = resource.SerializeAsString();

    prepared.object = {{detail.kind->plural, std::move(uid), 1, std::nullopt, core::sha256(prepared.json)},
                       0,
                       resource.meta().name(),
                       true};
    if (living != nullptr) {
        prepared.object.leaf.generation = living->resource->meta().generation() + 1;
        prepared.object.leaf.before = living->intentSha256;
        prepared.object.row = living->object;
        copyStatus(*living->resource, &resource);
    } else if (detail.restored) {
        prepared.object.leaf.generation = detail.restored->stamp.generation + 1;
        prepared.object.row = detail.restored->object;
    }
    return prepared;
}

} // namespace

Prepared prepare(const Proposal &proposal, Evaluation evaluation, const State &state, const core::Clock &clock,
                 core::Random &random) {
    Prepared prepared{std::move(evaluation), {}, {}};
    std::vector<EventObject> objects;
    for (std::size_t i = 0; i < prepared.evaluation.drafts.size(); ++i) {
        const auto &draft = prepared.evaluation.drafts[i];
        const auto &detail = prepared.evaluation.details[i];
        const auto *living = draft.before == nullptr ? nullptr : state.living(draft.before->meta().name());
        if (draft.kind == v1::DELETED)
            prepared.drafts.push_back(prepareDeletion(*living, *detail.kind));
        else if (draft.kind == v1::UNCHANGED)
            prepared.drafts.push_back(prepareUnchanged(*living, *detail.kind));
        else
            prepared.drafts.push_back(
                prepareIntent(draft, detail, living,
                              draft.kind == v1::CREATED ? core::uuidV7(clock, random) : draft.after.meta().uid()));
        objects.push_back(prepared.drafts.back().object);
    }
    prepared.payload = makePayload({proposal.actor, proposal.reason, {}, &prepared.evaluation}, objects, random);
    return prepared;
}

void copyStatus(const v1::Resource &from, v1::Resource *to) {
    const auto *kind = core::kindOfStatus(from);
    if (kind == nullptr)
        return;
    const auto *reflection = from.GetReflection();
    reflection->MutableMessage(to, kind->status)->CopyFrom(reflection->GetMessage(from, kind->status));
}

} // namespace ledger
