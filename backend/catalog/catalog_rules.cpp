#include "backend/catalog/catalog_rules.h"

#include <algorithm>
#include <functional>
#include <set>

#include "backend/catalog/lifecycle.h"
#include "backend/core/field_checks.h"
#include "backend/core/text_safety.h"
#include "backend/core/violation.h"

namespace catalog {

namespace {

constexpr std::size_t longestCard = 256 * 1024;
constexpr std::size_t longestText = 4 * 1024;
constexpr std::size_t longestWord = 128;

using Violations = std::vector<v1::FieldViolation>;

// A name, on one line.
void checkWord(const std::string &field, const std::string &value, Violations *violations) {
    core::checkLength(field, value, longestWord, violations);
    if (const auto at = core::findUnsafeText(value))
        violations->push_back(
            core::violation(field, v1::UNSAFE_TEXT,
                            "has a control, invisible or bidirectional character at byte " + std::to_string(*at),
                            {{"position", std::to_string(*at)}}));
}

// `nameOf` says what people call a value.
template <typename Values, typename Name>
void checkDistinct(const std::string &field, const Values &values, Name nameOf, Violations *violations) {
    std::set<typename Values::value_type> seen;
    for (const auto &value : values) {
        if (!seen.insert(value).second) {
            violations->push_back(core::violation(field, v1::VALUE_REPEATED, "names the same value twice",
                                                  {{"value", std::string(nameOf(value))}}));
            return;
        }
    }
}

} // namespace

void checkTexts(const v1::Resource &resource, std::vector<v1::FieldViolation> *violations) {
    const auto &model = resource.model();
    checkWord("spec.publisher", model.publisher(), violations);
    checkWord("spec.license", model.license(), violations);
    core::checkLength("spec.description", model.description(), longestText, violations);
    core::checkLength("spec.card", model.card(), longestCard, violations);
    core::checkLength("spec.notes", resource.model_version().notes(), longestText, violations);
}

void ModelRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                          std::vector<v1::FieldViolation> *violations) const {
    const auto &model = draft.after.model();
    checkTexts(draft.after, violations);
    checkDistinct("spec.modalities", model.modalities(), v1::Modality_Name<int>, violations);
    checkDistinct("spec.capabilities", model.capabilities(), v1::Capability_Name<int>, violations);
    checkDistinct("spec.permitted_regions", model.permitted_regions(), std::identity(), violations);
    for (const auto &region : model.permitted_regions()) {
        const auto before = violations->size();
        core::checkRegion("spec.permitted_regions", region, violations);
        if (violations->size() > before)
            return;
    }
}

void ModelVersionRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                                 std::vector<v1::FieldViolation> *violations) const {
    checkTexts(draft.after, violations);
    if (draft.kind == v1::CREATED && draft.after.model_version().digest().empty())
        violations->push_back(core::violation("spec.digest", v1::VERB_ONLY_FIELD, "a version is made by models.import",
                                              {{"field", "spec.digest"}, {"verb", "models.import"}}));
}

core::Result<void> ModelVersionRules::decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &,
                                             const ledger::Actor &, const ledger::Snapshot &) const {
    const auto &name = draft.after.meta().name();
    if (draft.kind == v1::DELETED) {
        if (draft.before->model_version().lifecycle() != v1::APPROVED)
            return {};
        return core::Error(v1::WRONG_STATE, name + " is approved; deprecate or retire it before it is deleted",
                           {{"name", name}, {"state", "APPROVED"}, {"verb", "modelVersions.delete"}});
    }
    const auto from = draft.before ? draft.before->model_version().lifecycle() : v1::LIFECYCLE_UNSPECIFIED;
    const auto to = draft.after.model_version().lifecycle();
    if (draft.kind == v1::UNDELETED || from == to)
        return {};
    return checkMove(name, from, to);
}

} // namespace catalog
