#include "backend/policies/set_check.h"

#include <algorithm>
#include <utility>

#include "backend/core/clock.h"
#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "backend/core/nearest_name.h"
#include "backend/core/resource_name.h"
#include "backend/core/violation.h"
#include "backend/ledger/draft_checks.h"
#include "backend/policies/change_vocabulary.h"
#include "backend/policies/policy_set_rules.h"
#include "backend/policies/policy_tables.h"
#include "backend/policies/set_tests.h"
#include "backend/policies/unmet.h"
#include "backend/policy/analysis.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

// All rules of a stage, and whether what none permits is not allowed.
struct StageRules {
    std::vector<v1::PolicyRule> rules;
    bool isClosed = false;
};

void add(const v1::Resource &set, v1::PolicyStage stage, StageRules *all) {
    auto rules = rulesInScope(set, stage);
    std::move(rules.begin(), rules.end(), std::back_inserter(all->rules));
    const auto &closed = set.policy_set().closed_stages();
    all->isClosed = all->isClosed || std::find(closed.begin(), closed.end(), stage) != closed.end();
}

// As they are now, and as they would be.
std::pair<StageRules, StageRules> rulesOf(const v1::Resource &set, v1::PolicyStage stage,
                                          const ledger::Snapshot &state) {
    std::pair<StageRules, StageRules> both;
    state.each("policySets", [&](const ledger::ResourcePtr &living) {
        add(*living, stage, &both.first);
        if (living->meta().name() != set.meta().name())
            add(*living, stage, &both.second);
        return true;
    });
    add(set, stage, &both.second);
    return both;
}

void analyse(const v1::Resource &set, v1::PolicyStage stage, const ledger::Snapshot &state, std::int64_t now,
             v1::CheckPolicySetResponse *response) {
    const auto [before, after] = rulesOf(set, stage, state);
    const auto &vocabulary = changeVocabulary().vocabulary();
    const auto &name = set.meta().name();
    const auto prefix = name.substr(name.find('/') + 1) + '/';
    const policy::Analysis analysis(after.rules, vocabulary, after.isClosed, now);
    for (auto &finding : analysis.findings()) {
        const bool isOfStage = finding.rule().empty();
        if (isOfStage || finding.rule().starts_with(prefix))
            *response->add_findings() = std::move(finding);
    }
    for (auto &difference :
         policy::differences({&before.rules, before.isClosed}, {&after.rules, after.isClosed}, vocabulary, now))
        *response->add_differences() = std::move(difference);
}

void checkName(const v1::Resource &set, std::vector<v1::FieldViolation> *violations) {
    const auto name = core::ResourceName::parse(set.meta().name(), "meta.name");
    if (name && name->kind().plural == "policySets")
        return;
    if (!name)
        violations->insert(violations->end(), name.error().violations().begin(), name.error().violations().end());
    else
        violations->push_back(core::violation("meta.name", v1::VALUE_MALFORMED,
                                              "must be the name of a policy set, for example policySets/residency",
                                              {{"example", "policySets/residency"}}));
}

// Where a name stands in a list of names; the violation of one speaks of the list.
void pointAt(const google::protobuf::RepeatedPtrField<std::string> &names, v1::FieldViolation *violation) {
    const auto found = std::find(names.begin(), names.end(), violation->arguments().at("target"));
    if (found != names.end())
        violation->mutable_field()->append("[" + std::to_string(found - names.begin()) + "]");
}

// That of a kind which may have been meant, of those in sight; a name without its kind is one too.
std::string meantBy(const std::string &written, const std::string &plural, const ledger::Snapshot &state,
                    const MaySee &maySee) {
    std::vector<ledger::ResourcePtr> seen;
    state.each(plural, [&](const ledger::ResourcePtr &resource) {
        if (maySee(*resource))
            seen.push_back(resource);
        return true;
    });
    std::vector<std::string_view> names;
    for (const auto &resource : seen)
        names.push_back(resource->meta().name());
    const auto whole = written.find('/') == std::string::npos ? plural + '/' + written : written;
    if (std::find(names.begin(), names.end(), whole) != names.end())
        return whole;
    return std::string(core::nearestName(whole, names));
}

// Of the set that the only draft is.
void checkNamed(const std::vector<ledger::Draft> &drafts, const ledger::Snapshot &state, const MaySee &maySee,
                std::vector<v1::FieldViolation> *violations) {
    const auto &scope = drafts.front().after.policy_set().scope();
    std::vector<v1::FieldViolation> missing;
    ledger::checkReferences(drafts, state, maySee, &missing);
    for (auto &violation : missing) {
        const std::string plural = violation.field() == "spec.scope.sites" ? "sites" : "teams";
        if (violation.field().starts_with("spec.scope."))
            pointAt(plural == "sites" ? scope.sites() : scope.teams(), &violation);
        if (auto meant = meantBy(violation.arguments().at("target"), plural, state, maySee); !meant.empty())
            (*violation.mutable_arguments())["choices"] = std::move(meant);
        violations->push_back(std::move(violation));
    }
}

} // namespace

v1::CheckPolicySetResponse checkSet(const v1::Resource &set, bool withAnalysis, const ledger::Snapshot &state,
                                    const core::Clock &clock, const MaySee &maySee) {
    v1::CheckPolicySetResponse response;
    std::vector<ledger::Draft> drafts;
    drafts.push_back({v1::CREATED, "policySets", state.find(set.meta().name()), core::intentOf(set)});
    auto &draft = drafts.front();
    if (draft.before != nullptr)
        draft.kind = v1::UPDATED;
    const PolicySetRules rules(clock);
    rules.complete(draft, state);
    std::vector<v1::FieldViolation> violations;
    checkName(set, &violations);
    rules.validate(draft, state, &violations);
    checkNamed(drafts, state, maySee, &violations);
    // That a test fails, a rule is too young or a site is not there does not keep the rest from being told.
    const bool isReadable = std::all_of(violations.begin(), violations.end(), [](const v1::FieldViolation &violation) {
        return violation.reason() == v1::POLICY_TEST_FAILED || violation.reason() == v1::POLICY_SHADOW_FIRST ||
               violation.reason() == v1::APPROVERS_TOO_FEW || violation.reason() == v1::REFERENCE_MISSING;
    });
    response.mutable_violations()->Assign(violations.begin(), violations.end());
    if (!isReadable)
        return response;
    for (auto &result : runTests(draft.after))
        *response.add_tests() = std::move(result);
    if (!withAnalysis)
        return response;
    const auto now = std::chrono::floor<std::chrono::milliseconds>(clock.now());
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    for (const auto stage : {v1::ADMINISTRATION_STAGE, v1::ADMISSION_STAGE})
        analyse(draft.after, stage, state, seconds, &response);
    for (auto &rule : unmetRules(draft.after, state, now)) {
        response.add_unmet_rules(rule.rule());
        *response.add_unmet() = std::move(rule);
    }
    return response;
}

} // namespace policies
