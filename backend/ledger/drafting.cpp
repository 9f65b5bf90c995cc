#include "backend/ledger/drafting.h"

#include <string>
#include <utility>

#include <google/protobuf/util/field_mask_util.h>

#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "backend/core/mask.h"
#include "backend/core/not_found.h"
#include "backend/core/resource_name.h"
#include "backend/core/unknown_fields.h"
#include "backend/core/violation.h"

namespace ledger {

namespace {

core::Error alreadyExists(const std::string &name) {
    return core::Error(v1::ALREADY_EXISTS, name + " is taken; send the etag of what bears it, or choose another name",
                       {{"name", name}});
}

core::Error missingField(std::string field, std::string description) {
    return core::Error::invalid({core::violation(std::move(field), v1::VALUE_MISSING, std::move(description))});
}

// A mask lets a change leave out the spec; what it does hold must still be of the name's kind.
core::Result<void> checkKind(const v1::Resource &resource, const core::Kind &kind, bool isPartial) {
    if (!isPartial || core::kindOfSpec(resource) != nullptr) {
        if (auto agreed = core::agreedKind(resource); !agreed)
            return std::move(agreed).error();
    } else if (const auto *status = core::kindOfStatus(resource); status != nullptr && status != &kind) {
        return core::Error(v1::KIND_MISMATCH, resource.meta().name() + " cannot have the status of a " + status->kind,
                           {{"name", resource.meta().name()}, {"kind", kind.kind}, {"spec", status->kind}});
    }
    return {};
}

core::Result<Drafted> draftPut(const v1::Change::Put &put, const Snapshot &state) {
    const auto &resource = put.resource();
    auto name = core::ResourceName::parse(resource.meta().name(), "meta.name");
    if (!name)
        return std::move(name).error();
    Drafted made;
    made.detail.kind = &name->kind();
    made.draft.plural = name->kind().plural;
    // Without an etag it is a creation, judged as one whether the name is taken or not.
    if (!put.etag().empty()) {
        made.draft.before = state.find(name->text());
        if (made.draft.before == nullptr)
            return core::notFound(name->text());
    }
    const bool isPartial = put.update_mask().paths_size() > 0 && made.draft.before != nullptr;
    if (auto known = core::checkKnown(resource); !known)
        return std::move(known).error();
    if (auto checked = checkKind(resource, name->kind(), isPartial); !checked)
        return std::move(checked).error();

    made.draft.kind = made.draft.before == nullptr ? v1::CREATED : v1::UPDATED;
    if (isPartial) {
        auto masked = core::applyMask(core::intentOf(*made.draft.before), resource, put.update_mask());
        if (!masked)
            return std::move(masked).error();
        made.draft.after = std::move(*masked);
    } else {
        made.draft.after = core::intentOf(resource);
    }
    auto *meta = made.draft.after.mutable_meta();
    meta->set_name(name->text());
    if (made.draft.before != nullptr)
        meta->set_uid(made.draft.before->meta().uid());
    return made;
}

core::Result<Drafted> draftDelete(const v1::Change::Delete &change, const Snapshot &state) {
    auto name = core::ResourceName::parse(change.name());
    if (!name)
        return std::move(name).error();
    Drafted made;
    made.detail.kind = &name->kind();
    made.draft.kind = v1::DELETED;
    made.draft.plural = name->kind().plural;
    made.draft.before = state.find(name->text());
    if (made.draft.before == nullptr)
        return core::notFound(name->text());
    made.draft.after = core::intentOf(*made.draft.before);
    made.draft.after.mutable_meta()->set_uid(made.draft.before->meta().uid());
    return made;
}

core::Result<Drafted> draftUndelete(const v1::Change::Undelete &change, const Snapshot &state,
                                    const Evaluator::FindRestored &findRestored) {
    if (const auto living = state.findUid(change.uid())) {
        Drafted made;
        made.detail.kind = core::kindOfName(living->meta().name());
        made.draft = {v1::UNDELETED, made.detail.kind->plural, living, core::intentOf(*living)};
        return made;
    }
    auto found = findRestored(change.uid());
    if (!found)
        return std::move(found).error();
    if (!*found)
        return core::notFound("uid:" + change.uid());
    auto resource = (*found)->resource();
    if (!resource)
        return std::move(resource).error();
    Drafted made;
    made.detail.kind = core::kindOfName((*found)->name);
    made.detail.restored = std::move(*found);
    made.draft.kind = v1::UNDELETED;
    made.draft.plural = made.detail.kind->plural;
    made.draft.after = core::intentOf(*resource);
    made.draft.after.mutable_meta()->set_uid(change.uid());
    return made;
}

std::optional<core::Error> checkEtag(const std::string &etag, const ResourcePtr &current) {
    if (etag == current->meta().etag())
        return std::nullopt;
    const auto &name = current->meta().name();
    return core::Error(v1::STALE_ETAG, name + " was changed since it was read; read it again and apply the change anew",
                       {{"name", name}, {"etag", current->meta().etag()}})
        .withCurrent(current);
}

} // namespace

core::Result<Drafted> draftOf(const v1::Change &change, const Snapshot &state,
                              const Evaluator::FindRestored &findRestored) {
    switch (change.action_case()) {
    case v1::Change::kPut:
        return draftPut(change.put(), state);
    case v1::Change::kDelete:
        return draftDelete(change.delete_(), state);
    case v1::Change::kUndelete:
        return draftUndelete(change.undelete(), state, findRestored);
    case v1::Change::ACTION_NOT_SET:
        break;
    }
    return missingField("changes", "a change needs one of put, delete and undelete");
}

std::optional<core::Error> checkExpectation(const v1::Change &change, const Draft &draft, const Snapshot &state) {
    if (change.has_delete_())
        return checkEtag(change.delete_().etag(), draft.before);
    if (draft.kind == v1::UPDATED)
        return checkEtag(change.put().etag(), draft.before);
    const auto &name = draft.after.meta().name();
    return state.find(name) == nullptr ? std::nullopt : std::optional(alreadyExists(name));
}

} // namespace ledger
