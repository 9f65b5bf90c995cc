#include "backend/ledger/draft_checks.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <google/protobuf/descriptor.h>

#include "backend/core/kinds.h"
#include "backend/core/text_safety.h"
#include "backend/core/violation.h"
#include "backend/ledger/references.h"

#include "pilothouse/v1/options.pb.h"

namespace ledger {

namespace {

namespace pb = google::protobuf;

constexpr std::size_t MaxDisplayNameBytes = 256;
constexpr std::size_t MaxLabels = 64;
constexpr std::size_t MaxLabelBytes = 63;
constexpr std::size_t MaxAnnotationsBytes = std::size_t{64} << 10;
// So that every client with gRPC's default of 4 MiB for a message can read and change it.
constexpr std::size_t MaxResourceBytes = std::size_t{1} << 20;
constexpr std::size_t ListedReferrers = 20;

// What is wrong with one draft, field by field.
class Complaints {
public:
    Complaints(const Draft &draft, std::vector<v1::FieldViolation> *violations)
        : draft_(draft), violations_(*violations) {}

    void add(std::string field, v1::Reason reason, std::string description,
             std::map<std::string, std::string> arguments = {}) {
        arguments.emplace("name", draft_.after.meta().name());
        violations_.push_back(core::violation(std::move(field), reason, std::move(description), arguments));
    }

    void addTooLarge(std::string field, const std::string &most, std::size_t limit, std::size_t size) {
        add(std::move(field), v1::TOO_LARGE, "must have at most " + most,
            {{"limit", std::to_string(limit)}, {"size", std::to_string(size)}});
    }

    void checkText(const std::string &field, std::string_view text, std::size_t limit) {
        if (text.size() > limit)
            addTooLarge(field, std::to_string(limit) + " bytes", limit, text.size());
        if (const auto at = core::findUnsafeText(text))
            add(field, v1::UNSAFE_TEXT,
                "has a control, invisible or bidirectional character at byte " + std::to_string(*at),
                {{"position", std::to_string(*at)}});
    }

    void checkKey(const std::string &field, std::string_view key) {
        if (key.empty())
            add(field, v1::VALUE_MISSING, "has an empty key");
        checkText(field, key, MaxLabelBytes);
    }

private:
    const Draft &draft_;
    std::vector<v1::FieldViolation> &violations_;
};

// The first field on the path of a difference, of those below `type`, that one of the options marks. A key in brackets
// may hold brackets itself; then each way to read it counts.
const pb::FieldDescriptor *markedField(std::string_view path, const pb::Descriptor *type) {
    if (path.starts_with('.'))
        path.remove_prefix(1);
    const auto end = std::min(path.find_first_of(".["), path.size());
    const auto *field = type->FindFieldByName(std::string(path.substr(0, end)));
    if (field == nullptr)
        return nullptr;
    if (field->options().HasExtension(v1::verb_only) || field->options().GetExtension(v1::immutable))
        return field;
    path.remove_prefix(end);
    if (field->cpp_type() != pb::FieldDescriptor::CPPTYPE_MESSAGE)
        return nullptr;
    if (!path.starts_with('['))
        return markedField(path, field->message_type());
    for (auto close = path.find(']'); close != std::string_view::npos; close = path.find(']', close + 1)) {
        if (const auto *marked = markedField(path.substr(close + 1), field->message_type()))
            return marked;
    }
    return nullptr;
}

bool refersTo(const ResourcePtr &resource, const NamedTarget &target) {
    if (resource == nullptr)
        return false;
    const auto targets = targetsOf(*resource);
    return std::find(targets.begin(), targets.end(), target) != targets.end();
}

// Finds drafts by name; made when it is first asked, for most change sets never ask.
class DraftsByName {
public:
    explicit DraftsByName(const std::vector<Draft> &drafts) : drafts_(drafts) {}

    // Null when it is none of them.
    const Draft *find(std::string_view name) {
        if (found_.empty()) {
            for (const auto &draft : drafts_)
                found_.emplace(draft.after.meta().name(), &draft);
        }
        const auto known = found_.find(name);
        return known == found_.end() ? nullptr : known->second;
    }

private:
    const std::vector<Draft> &drafts_;
    std::unordered_map<std::string_view, const Draft *> found_;
};

std::string_view verbOf(v1::DiffKind kind) {
    switch (kind) {
    case v1::CREATED:
        return "create";
    case v1::DELETED:
        return "delete";
    case v1::UNDELETED:
        return "undelete";
    case v1::UPDATED:
    case v1::UNCHANGED:
    case v1::DIFF_KIND_UNSPECIFIED:
    case v1::DiffKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::DiffKind_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return "update";
}

} // namespace

std::string permissionOf(const Draft &draft) {
    return draft.plural + '.' + std::string(verbOf(draft.kind));
}

void checkTexts(const Draft &draft, std::vector<v1::FieldViolation> *violations) {
    Complaints complaints(draft, violations);
    const auto &meta = draft.after.meta();
    complaints.checkText("meta.display_name", meta.display_name(), MaxDisplayNameBytes);
    const auto labels = static_cast<std::size_t>(meta.labels_size());
    if (labels > MaxLabels)
        complaints.addTooLarge("meta.labels", "64 of them", MaxLabels, labels);
    for (const auto &[key, value] : meta.labels()) {
        complaints.checkKey("meta.labels", key);
        complaints.checkText("meta.labels[" + core::escapeUnsafeText(key) + "]", value, MaxLabelBytes);
    }
    std::size_t annotations = 0;
    for (const auto &[key, value] : meta.annotations()) {
        complaints.checkKey("meta.annotations", key);
        annotations += key.size() + value.size();
    }
    if (annotations > MaxAnnotationsBytes)
        complaints.addTooLarge("meta.annotations", "64 KiB together", MaxAnnotationsBytes, annotations);
    if (const auto size = draft.after.ByteSizeLong(); size > MaxResourceBytes)
        complaints.addTooLarge("spec", "1 MiB together with all of meta", MaxResourceBytes, size);
}

void checkMarkedFields(const Draft &draft, const Evaluation::Detail &detail,
                       std::vector<v1::FieldViolation> *violations) {
    constexpr std::string_view Spec = "spec.";
    Complaints complaints(draft, violations);
    for (const auto &difference : detail.fields) {
        const std::string_view path = difference.path();
        if (!path.starts_with(Spec))
            continue;
        const auto *field = markedField(path.substr(Spec.size()), detail.kind->specType);
        if (field == nullptr)
            continue;
        const auto &verb = field->options().GetExtension(v1::verb_only);
        if (!verb.empty())
            complaints.add(difference.path(), v1::VERB_ONLY_FIELD, "is set by " + verb + " alone",
                           {{"field", difference.path()}, {"verb", verb}});
        else if (draft.before != nullptr)
            complaints.add(difference.path(), v1::IMMUTABLE_FIELD, "cannot be changed after the creation",
                           {{"field", difference.path()}});
    }
}

void checkReferences(const std::vector<Draft> &drafts, const Snapshot &state, const MaySee &maySee,
                     std::vector<v1::FieldViolation> *violations) {
    Evaluation evaluation{drafts};
    for (const auto &draft : drafts)
        evaluation.details.push_back({.targets = targetsOf(draft.after)});
    checkReferences(evaluation, state, maySee, violations);
}

void checkReferences(const Evaluation &evaluation, const Snapshot &state, const MaySee &maySee,
                     std::vector<v1::FieldViolation> *violations) {
    const auto &drafts = evaluation.drafts;
    DraftsByName named(drafts);
    const auto isThere = [&](const Draft &draft, const NamedTarget &target) {
        if (const auto *other = named.find(target.target))
            return other->kind != v1::DELETED;
        const auto living = state.find(target.target);
        // Whoever may write for a team may name it.
        return living != nullptr && (target.field == "meta.team" || maySee(*living) || refersTo(draft.before, target));
    };
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        for (const auto &target : evaluation.details[i].targets) {
            const auto *kind = core::kindOfName(target.target);
            const bool isOfKind = kind != nullptr && kind->plural == target.plural;
            if (isOfKind && isThere(drafts[i], target))
                continue;
            Complaints(drafts[i], violations)
                .add(target.field, v1::REFERENCE_MISSING,
                     target.target + (isOfKind
                                          ? " does not exist, or you may not see it; create it first, or name another"
                                          : " is no name of " + std::string(target.plural)),
                     {{"field", target.field}, {"target", target.target}});
        }
    }
}

std::optional<core::Error> checkReferrers(const std::vector<Draft> &drafts, const Snapshot &state) {
    DraftsByName named(drafts);
    for (const auto &draft : drafts) {
        if (draft.kind != v1::DELETED)
            continue;
        const auto &name = draft.after.meta().name();
        // Those that change in the same set are judged by what they will refer to.
        auto referrers = state.referrers(name, ListedReferrers + 8 * drafts.size());
        const auto changing = std::remove_if(referrers.begin(), referrers.end(), [&](const Reference &reference) {
            return named.find(reference.referrer) != nullptr;
        });
        const auto count = state.referrerCount(name) - (referrers.end() - changing);
        referrers.erase(changing, referrers.end());
        if (count == 0)
            continue;
        std::string listed;
        for (std::size_t i = 0; i < std::min(referrers.size(), ListedReferrers); ++i)
            listed += (i == 0 ? "" : " ") + referrers[i].referrer;
        return core::Error(v1::STILL_REFERENCED,
                           name + " is still referred to by " + std::to_string(count) + " resources: " + listed +
                               "; change or delete them first",
                           {{"name", name}, {"referrers", listed}, {"count", std::to_string(count)}});
    }
    return std::nullopt;
}

} // namespace ledger
