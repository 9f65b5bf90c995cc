#include "backend/ledger/prepared.h"

#include <algorithm>
#include <span>
#include <utility>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "backend/core/canonical_json.h"
#include "backend/core/ids.h"
#include "backend/core/kinds.h"
#include "backend/ledger/resource_rows.h"

namespace ledger {

namespace {

// What an event says of a resource that lives and gets no new intent.
EventObject objectOf(const Draft &draft, const core::Kind &kind, const Living &living) {
    const auto resource = living.stored->resource();
    const auto &meta = resource->meta();
    const bool isDeletion = draft.kind == v1::DELETED;
    EventObject object{
        {kind.plural, meta.uid(), meta.generation(), living.intentSha256, {}}, living.object, meta.name(), isDeletion};
    if (isDeletion)
        ++object.leaf.generation;
    else
        object.leaf.after = living.intentSha256;
    return object;
}

// A decision of the service names what it decided about.
void nameStatuses(const Proposal &proposal, const State &state, std::vector<EventObject> *objects) {
    for (const auto &status : proposal.statuses) {
        const auto *living = state.living(status.meta().name());
        if (living == nullptr)
            continue;
        const auto resource = living->stored->resource();
        const auto &meta = resource->meta();
        objects->push_back({{core::kindOfName(meta.name())->plural, meta.uid(), meta.generation(), living->intentSha256,
                             living->intentSha256},
                            living->object,
                            meta.name()});
    }
}

// A new generation: of something new, of what lives, or of what comes back.
PreparedDraft prepareIntent(const Draft &draft, const Evaluation::Detail &detail, const Living *living,
                            EventObject *object) {
    PreparedDraft prepared;
    prepared.resource = std::make_shared<v1::Resource>(draft.after);
    auto &resource = *prepared.resource;
    resource.mutable_meta()->clear_uid();
    prepared.json = core::canonicalJson(resource);
    prepared.bytes = resource.SerializeAsString();

    object->leaf.kind = detail.kind->plural;
    object->leaf.generation = 1;
    object->leaf.after = core::sha256(prepared.json);
    object->name = resource.meta().name();
    object->hasHistory = true;
    if (living != nullptr) {
        const auto before = living->stored->resource();
        object->leaf.generation = before->meta().generation() + 1;
        object->leaf.before = living->intentSha256;
        object->row = living->object;
        copyStatus(*before, &resource);
    } else if (detail.restored) {
        object->leaf.generation = detail.restored->stamp.generation + 1;
        object->row = detail.restored->object;
    }
    stampGeneration(&resource, object->leaf.uid, object->leaf.generation);
    return prepared;
}

// Randomness that was drawn at once: each draw costs a call of the kernel.
class Drawn final : public core::Random {
public:
    Drawn(core::Random &random, std::size_t count) : bytes_(random.bytes(count)) {}

    void fill(std::span<std::uint8_t> bytes) override {
        std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(used_), bytes.size(), bytes.begin());
        used_ += bytes.size();
    }

private:
    std::string bytes_;
    std::size_t used_ = 0;
};

constexpr std::size_t UuidBytes = 16;

} // namespace

Prepared prepare(const Proposal &proposal, Evaluation evaluation, const State &state, const core::Clock &clock,
                 core::Random &random) {
    const auto count = evaluation.drafts.size();
    Drawn drawn(random, Payload::KeyBytes + UuidBytes * (1 + count));
    Prepared prepared{std::move(evaluation), {}, {}, core::uuidV7(clock, drawn), {}};
    prepared.drafts.reserve(count);
    prepared.objects.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto &draft = prepared.evaluation.drafts[i];
        const auto &detail = prepared.evaluation.details[i];
        const auto *living = draft.before == nullptr ? nullptr : state.living(draft.before->meta().name());
        if (draft.kind == v1::DELETED || draft.kind == v1::UNCHANGED) {
            prepared.drafts.emplace_back();
            prepared.objects.push_back(objectOf(draft, *detail.kind, *living));
            continue;
        }
        auto &object = prepared.objects.emplace_back();
        object.leaf.uid = draft.kind == v1::CREATED ? core::uuidV7(clock, drawn) : draft.after.meta().uid();
        prepared.drafts.push_back(prepareIntent(draft, detail, living, &object));
    }
    if (proposal.changes.empty())
        nameStatuses(proposal, state, &prepared.objects);
    prepared.payload = makePayload({proposal.actor,
                                    proposal.reason,
                                    {},
                                    &prepared.evaluation,
                                    &proposal.causes,
                                    &prepared.evaluation.verdict.decisions},
                                   prepared.objects, drawn);
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
