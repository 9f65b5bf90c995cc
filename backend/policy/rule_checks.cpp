#include "backend/policy/rule_checks.h"

#include <algorithm>
#include <limits>
#include <set>

#include "backend/core/nearest_name.h"
#include "backend/core/resource_name.h"
#include "backend/core/violation.h"

namespace policy {

namespace {

using Predicate = v1::PolicyPredicate;
using Violations = std::vector<v1::FieldViolation>;

constexpr std::int64_t WholeBasisPoints = 10'000;
// Nobody reads more of them.
constexpr std::size_t MostChoices = 12;

std::string joined(const std::vector<std::string_view> &words) {
    std::string text;
    for (const auto word : words)
        (text += text.empty() ? "" : " ").append(word);
    return text;
}

v1::FieldViolation missing(const std::string &field, const std::vector<std::string_view> &choices = {}) {
    if (choices.empty())
        return core::violation(field, v1::VALUE_MISSING, "must have a value");
    return core::violation(field, v1::VALUE_MISSING, "must have one of these: " + joined(choices),
                           {{"choices", joined(choices)}});
}

// Of very many names, those that begin alike up to their dot; where none does, such beginnings.
std::vector<std::string_view> likely(std::string_view value, const std::vector<std::string_view> &known) {
    if (known.size() <= MostChoices)
        return known;
    const auto begin = [](std::string_view name) { return name.substr(0, name.find('.') + 1); };
    std::vector<std::string_view> alike;
    std::vector<std::string_view> beginnings;
    for (const auto name : known) {
        if (!begin(value).empty() && begin(name) == begin(value))
            alike.push_back(name);
        if (!begin(name).empty() && std::find(beginnings.begin(), beginnings.end(), begin(name)) == beginnings.end())
            beginnings.push_back(begin(name));
    }
    return alike.empty() ? beginnings : alike;
}

// Names the one that may have been meant, or what there is.
v1::FieldViolation unknown(const std::string &field, const std::string &value,
                           const std::vector<std::string_view> &known) {
    const auto guess = core::nearestName(value, known);
    const auto choices = guess.empty() ? joined(likely(value, known)) : std::string(guess);
    const auto way = guess.empty() ? "; there are: " + choices : "; did you mean `" + choices + "`?";
    return core::violation(field, v1::VALUE_NOT_ALLOWED, "is not known: `" + value + "`" + way,
                           {{"value", value}, {"choices", choices}});
}

// The names of the tests, as fields of a predicate.
std::vector<std::string_view> testsOf(FactType type) {
    switch (type) {
    case FactType::Text:
        return {"in", "not_in", "prefix", "is_set"};
    case FactType::Number:
        return {"between", "is_set"};
    case FactType::Texts:
        return {"has_any", "has_all", "has_none", "is_set"};
    case FactType::Flag:
        return {"is", "is_set"};
    }
    return {};
}

const v1::PolicyTexts *textsOf(const Predicate &predicate, const std::string &test) {
    const auto *field = Predicate::descriptor()->FindFieldByName(test);
    if (field->message_type() != v1::PolicyTexts::descriptor())
        return nullptr;
    return static_cast<const v1::PolicyTexts *>(&predicate.GetReflection()->GetMessage(predicate, field));
}

void checkTexts(const v1::PolicyTexts &texts, const std::string &path, const Attribute &attribute,
                Violations *violations) {
    const auto field = path + ".values";
    if (texts.values().empty())
        violations->push_back(missing(field));
    if (texts.values_size() > MostValues)
        violations->push_back(core::outOfRange(field, "1", std::to_string(MostValues)));
    if (attribute.values.empty())
        return;
    const std::vector<std::string_view> known(attribute.values.begin(), attribute.values.end());
    for (int i = 0; i < texts.values_size(); ++i) {
        const auto &value = texts.values(i);
        if (std::find(known.begin(), known.end(), value) == known.end())
            violations->push_back(unknown(field + '[' + std::to_string(i) + ']', value, known));
    }
}

void checkPredicate(const Predicate &predicate, const std::string &path, const Vocabulary &vocabulary,
                    Violations *violations) {
    const auto position = vocabulary.find(predicate.attribute());
    if (!position) {
        std::vector<std::string_view> names;
        for (const auto &attribute : vocabulary.attributes())
            names.emplace_back(attribute.name);
        violations->push_back(predicate.attribute().empty()
                                  ? missing(path + ".attribute")
                                  : unknown(path + ".attribute", predicate.attribute(), names));
        return;
    }
    const auto &attribute = vocabulary.attributes()[*position];
    const auto tests = testsOf(attribute.type);
    const auto *set =
        predicate.GetReflection()->GetOneofFieldDescriptor(predicate, Predicate::descriptor()->oneof_decl(0));
    if (set == nullptr) {
        violations->push_back(missing(path, tests));
        return;
    }
    const auto &test = set->name();
    if (std::find(tests.begin(), tests.end(), test) == tests.end()) {
        violations->push_back(core::violation(path + '.' + test, v1::VALUE_NOT_ALLOWED,
                                              "`" + attribute.name + "` is tested by one of these: " + joined(tests),
                                              {{"value", test}, {"choices", joined(tests)}}));
        return;
    }
    if (const auto *texts = textsOf(predicate, test))
        checkTexts(*texts, path + '.' + test, attribute, violations);
    const auto &range = predicate.between();
    if (predicate.has_between() && !range.has_low() && !range.has_high())
        violations->push_back(missing(path + ".between", {"low", "high"}));
    if (range.has_low() && range.has_high() && range.high() < range.low())
        violations->push_back(core::violation(path + ".between.high", v1::VALUE_OUT_OF_RANGE,
                                              "must not be below low, " + std::to_string(range.low()),
                                              {{"least", std::to_string(range.low())}, {"most", ""}}));
}

void checkPredicates(const google::protobuf::RepeatedPtrField<Predicate> &predicates, const std::string &path,
                     const Vocabulary &vocabulary, Violations *violations) {
    if (predicates.size() > MostPredicates)
        violations->push_back(core::outOfRange(path, "0", std::to_string(MostPredicates)));
    for (int i = 0; i < predicates.size(); ++i)
        checkPredicate(predicates.Get(i), path + '[' + std::to_string(i) + ']', vocabulary, violations);
}

// An attribute of another stage is absent whatever is asked.
void checkStages(const v1::PolicyRule &rule, const std::string &path, const Vocabulary &vocabulary,
                 Violations *violations) {
    const auto &stage = v1::PolicyStage_Name(rule.stage());
    const auto check = [&](const Predicate &predicate, const std::string &field) {
        const auto position = vocabulary.find(predicate.attribute());
        if (!position || vocabulary.attributes()[*position].isKnownAt(rule.stage()))
            return;
        const auto &attribute = vocabulary.attributes()[*position];
        std::vector<std::string_view> stages;
        for (const auto known : attribute.stages)
            stages.emplace_back(v1::PolicyStage_Name(known));
        violations->push_back(
            core::violation(field + ".attribute", v1::VALUE_NOT_ALLOWED,
                            "`" + attribute.name + "` is not known at " + stage + ", only at " + joined(stages) +
                                "; let the rule be asked there, or test another one",
                            {{"value", attribute.name}, {"stage", stage}, {"stages", joined(stages)}}));
    };
    for (int i = 0; i < rule.when_size(); ++i)
        check(rule.when(i), path + ".when[" + std::to_string(i) + ']');
    for (int i = 0; i < rule.unless_size(); ++i)
        check(rule.unless(i), path + ".unless[" + std::to_string(i) + ']');
}

void checkObligations(const v1::PolicyRule &rule, const std::string &path, Violations *violations) {
    const auto &asked = rule.obligations();
    const auto field = path + ".obligations";
    if (rule.effect() != v1::OBLIGE) {
        if (rule.has_obligations())
            violations->push_back(core::violation(field, v1::FIELDS_EXCLUSIVE, "belongs to the effect OBLIGE alone",
                                                  {{"other", path + ".effect"}}));
        return;
    }
    const bool isAny =
        asked.approvals() > 0 || asked.reason() || asked.ticket() || asked.has_max_replicas() || !asked.tags().empty();
    if (asked.approvals() < 0 || asked.approvals() > MostApprovals)
        violations->push_back(core::outOfRange(field + ".approvals", "0", std::to_string(MostApprovals)));
    else if (!isAny)
        violations->push_back(missing(field, {"approvals", "reason", "ticket", "max_replicas", "tags"}));
    if (asked.has_max_replicas() && asked.max_replicas() < 0)
        violations->push_back(core::negative(field + ".max_replicas"));
}

void checkRollout(const v1::PolicyRule &rule, const std::string &path, Violations *violations) {
    if (rule.has_enforced_basis_points()) {
        const auto field = path + ".enforced_basis_points";
        if (rule.mode() != v1::ENFORCE)
            violations->push_back(core::violation(field, v1::FIELDS_EXCLUSIVE, "belongs to the mode ENFORCE alone",
                                                  {{"other", path + ".mode"}}));
        if (rule.enforced_basis_points() < 0 || rule.enforced_basis_points() > WholeBasisPoints)
            violations->push_back(core::outOfRange(field, "0", std::to_string(WholeBasisPoints)));
    }
    const bool isBounded = rule.has_start_time() && rule.has_end_time();
    if (isBounded && rule.end_time().seconds() <= rule.start_time().seconds())
        violations->push_back(core::violation(path + ".end_time", v1::VALUE_OUT_OF_RANGE, "must be after start_time",
                                              {{"least", path + ".start_time"}, {"most", ""}}));
}

} // namespace

void checkRule(const v1::PolicyRule &rule, const std::string &path, const Vocabulary &vocabulary,
               Violations *violations) {
    if (!core::isResourceId(rule.id()))
        violations->push_back(core::violation(path + ".id", v1::VALUE_MALFORMED,
                                              "must be small letters, digits and `-`, for example two-persons",
                                              {{"example", "two-persons"}}));
    if (rule.stage() == v1::POLICY_STAGE_UNSPECIFIED)
        violations->push_back(missing(path + ".stage"));
    if (rule.effect() == v1::POLICY_EFFECT_UNSPECIFIED)
        violations->push_back(missing(path + ".effect"));
    if (rule.mode() == v1::POLICY_MODE_UNSPECIFIED)
        violations->push_back(missing(path + ".mode"));
    checkPredicates(rule.when(), path + ".when", vocabulary, violations);
    checkPredicates(rule.unless(), path + ".unless", vocabulary, violations);
    if (rule.stage() != v1::POLICY_STAGE_UNSPECIFIED)
        checkStages(rule, path, vocabulary, violations);
    checkObligations(rule, path, violations);
    checkRollout(rule, path, violations);
}

} // namespace policy
