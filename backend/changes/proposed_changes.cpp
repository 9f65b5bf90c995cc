#include "backend/changes/proposed_changes.h"

#include <utility>

#include "backend/core/intent.h"
#include "backend/core/sha256.h"
#include "backend/core/strict_json.h"
#include "backend/core/time_text.h"

#include "pilothouse/v1/resource.pb.h"

namespace changes {

namespace {

core::Result<v1::Resource> intentOf(const v1::ProposedChange &proposed) {
    v1::Resource intent;
    if (auto read = core::messageFromJson(proposed.after(), &intent); !read)
        return core::Error(v1::INTERNAL, "the request does not say what " + proposed.name() + " shall be", {});
    return intent;
}

} // namespace

v1::ProposedChange proposedOf(const ledger::Draft &draft) {
    v1::ProposedChange proposed;
    proposed.set_name(draft.after.meta().name());
    proposed.set_diff_kind(draft.kind);
    if (draft.before != nullptr) {
        proposed.set_uid(draft.before->meta().uid());
        proposed.set_etag(draft.before->meta().etag());
    } else if (draft.kind == v1::UNDELETED) {
        proposed.set_uid(draft.after.meta().uid());
    }
    if (draft.kind != v1::DELETED)
        proposed.set_after(core::canonicalIntent(draft.after));
    return proposed;
}

core::Result<v1::Change> changeOf(const v1::ProposedChange &proposed) {
    v1::Change change;
    if (proposed.diff_kind() == v1::DELETED) {
        change.mutable_delete_()->set_name(proposed.name());
        change.mutable_delete_()->set_etag(proposed.etag());
        return change;
    }
    if (proposed.diff_kind() == v1::UNDELETED) {
        change.mutable_undelete()->set_uid(proposed.uid());
        return change;
    }
    auto intent = intentOf(proposed);
    if (!intent)
        return std::move(intent).error();
    *change.mutable_put()->mutable_resource() = *std::move(intent);
    change.mutable_put()->set_etag(proposed.etag());
    return change;
}

std::string sha256Of(const v1::ChangeRequestSpec &request) {
    std::string text = request.permission() + '\n';
    for (const auto &change : request.changes()) {
        text += change.name() + '\n' + v1::DiffKind_Name(change.diff_kind()) + '\n' + change.uid() + '\n';
        text += change.etag() + '\n' + core::toHex(core::sha256(change.after())) + '\n';
    }
    if (request.has_start_time())
        text += core::timeText(request.start_time()) + '\n' + core::timeText(request.expire_time()) + '\n';
    return core::toHex(core::sha256(text));
}

} // namespace changes
