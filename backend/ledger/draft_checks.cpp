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
constexpr std::size_t MaxLabelBytes = 63;
constexpr std::size_t MaxAnnotationsBytes = std::size_t{64} << 10;
constexpr std::size_t ListedReferrers = 20;

void add(const Draft &draft, std::string field, v1::Reason reason, std::string description,
         std::map<std::string, std::string> arguments, std::vector<v1::FieldViolation> *violations) {
    arguments.emplace("name", draft.after.meta().name());
    violations->push_back(core::violation(std::move(field), reason, std::move(description), arguments));
}

void checkText(const Draft &draft, const std::string &field, std::string_view text, std::size_t limit,
               std::vector<v1::FieldViolation> *violations) {
    if (text.size() > limit)
        add(draft, field, v1::TOO_LARGE, "must have at most " + std::to_string(limit) + " bytes",
            {{"limit", std::to_string(limit)}, {"size", std::to_string(text.size())}}, violations);
    if (const auto at = core::findUnsafeText(text))
        add(draft, field, v1::INVALID_FIELD,
            "has a control, invisible or bidirectional character at byte " + std::to_string(*at), {}, violations);
}

// The first field on the path of a difference, of those below `type`, that one of the options marks.
const pb::FieldDescriptor *markedField(std::string_view path, const pb::Descriptor *type) {
    while (type != nullptr && !path.empty()) {
        const auto end = std::min(path.find_first_of(".["), path.size());
        const auto *field = type->FindFieldByName(std::string(path.substr(0, end)));
        if (field == nullptr)
            return nullptr;
        const auto &options = field->options();
        if (options.HasExtension(v1::verb_only) || options.GetExtension(v1::immutable))
            return field;
        path.remove_prefix(end);
        if (path.starts_with('['))
            path.remove_prefix(std::min(path.find(']') + 1, path.size()));
        if (path.starts_with('.'))
            path.remove_prefix(1);
        type = field->cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE ? field->message_type() : nullptr;
    }
    return nullptr;
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

} // namespace

void checkTexts(const Draft &draft, std::vector<v1::FieldViolation> *violations) {
    const auto &meta = draft.after.meta();
    checkText(draft, "meta.display_name", meta.display_name(), MaxDisplayNameBytes, violations);
    for (const auto &[key, value] : meta.labels()) {
        checkText(draft, "meta.labels", key, MaxLabelBytes, violations);
        checkText(draft, "meta.labels[" + key + "]", value, MaxLabelBytes, violations);
    }
    std::size_t annotations = 0;
    for (const auto &[key, value] : meta.annotations())
        annotations += key.size() + value.size();
    if (annotations > MaxAnnotationsBytes)
        add(draft, "meta.annotations", v1::TOO_LARGE, "must have at most 64 KiB together",
            {{"limit", std::to_string(MaxAnnotationsBytes)}, {"size", std::to_string(annotations)}}, violations);
}

void checkMarkedFields(const Draft &draft, const Evaluation::Detail &detail,
                       std::vector<v1::FieldViolation> *violations) {
    constexpr std::string_view Spec = "spec.";
    for (const auto &difference : detail.fields) {
        const std::string_view path = difference.path();
        if (!path.starts_with(Spec))
            continue;
        const auto *field = markedField(path.substr(Spec.size()), detail.kind->specType);
        if (field == nullptr)
            continue;
        const auto &verb = field->options().GetExtension(v1::verb_only);
        if (!verb.empty())
            add(draft, difference.path(), v1::VERB_ONLY_FIELD, "is set by " + verb + " alone",
                {{"field", difference.path()}, {"verb", verb}}, violations);
        else if (draft.before != nullptr)
            add(draft, difference.path(), v1::IMMUTABLE_FIELD, "cannot be changed after the creation",
                {{"field", difference.path()}}, violations);
    }
}

void checkReferences(const std::vector<Draft> &drafts, const Snapshot &state,
                     std::vector<v1::FieldViolation> *violations) {
    Evaluation evaluation{drafts};
    for (const auto &draft : drafts)
        evaluation.details.push_back({.targets = targetsOf(draft.after)});
    checkReferences(evaluation, state, violations);
}

void checkReferences(const Evaluation &evaluation, const Snapshot &state, std::vector<v1::FieldViolation> *violations) {
    const auto &drafts = evaluation.drafts;
    DraftsByName named(drafts);
    const auto willLive = [&](const std::string &name) {
        const auto *draft = named.find(name);
        return draft == nullptr ? state.find(name) != nullptr : draft->kind != v1::DELETED;
    };
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        const auto &draft = drafts[i];
        for (const auto &[field, target, plural] : evaluation.details[i].targets) {
            const auto *kind = core::kindOfName(target);
            if (kind == nullptr || kind->plural != plural)
                add(draft, field, v1::REFERENCE_MISSING, target + " is no name of " + std::string(plural),
                    {{"field", field}, {"target", target}}, violations);
            else if (!willLive(target))
                add(draft, field, v1::REFERENCE_MISSING, target + " does not exist",
                    {{"field", field}, {"target", target}}, violations);
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
