#include "backend/policies/questions.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include "backend/core/nearest_name.h"
#include "backend/core/not_found.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/identity/roles.h"
#include "backend/policies/judge.h"
#include "backend/policies/set_tests.h"
#include "backend/policy/example.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

core::Result<ledger::ResourcePtr> seen(const std::string &name, const ledger::Snapshot &state, const MaySee &maySee) {
    if (name.empty())
        return ledger::ResourcePtr();
    auto found = state.find(name);
    if (!found || !maySee(*found))
        return core::notFound(name);
    return found;
}

// Empty asks about any.
void checkPermission(const std::string &permission, std::vector<v1::FieldViolation> *violations) {
    const auto known = identity::permissions();
    if (permission.empty() || std::find(known.begin(), known.end(), permission) != known.end())
        return;
    const std::string guess(core::nearestName(permission, known));
    const auto example = guess.empty() ? "models.update" : guess;
    violations->push_back(core::violation("permission", v1::VALUE_MALFORMED,
                                          "must be a permission, for example `" + example + "`",
                                          {{"example", example}}));
}

core::Result<void> checkForm(const v1::PolicyQuestion &asked) {
    std::vector<v1::FieldViolation> violations;
    if (asked.stage() != v1::ADMINISTRATION_STAGE && asked.stage() != v1::ADMISSION_STAGE)
        violations.push_back(core::violation("stage", v1::VALUE_MISSING, "is ADMINISTRATION_STAGE or ADMISSION_STAGE",
                                             {{"choices", "ADMINISTRATION_STAGE ADMISSION_STAGE"}}));
    checkPermission(asked.permission(), &violations);
    checkExample(asked.example(), "example", &violations);
    if (!violations.empty())
        return core::Error::invalid(std::move(violations));
    return {};
}

// Of the questions that ADMISSION would be asked, the one about the target.
void addTarget(const v1::PolicyQuestion &asked, const ledger::Snapshot &state, Imagined *made) {
    if (made->resource == nullptr || asked.stage() != v1::ADMISSION_STAGE)
        return;
    for (auto &question : admissionQuestions(*made->resource, state)) {
        const auto target = question.target ? question.target->name : std::string();
        if (!asked.target().empty() && target != asked.target())
            continue;
        made->question.admission = std::move(question);
        return;
    }
}

// The team whose roles count: that which is told, else the resource's.
std::string teamOf(const v1::PolicyQuestion &asked, const v1::Resource *resource) {
    for (const auto &fact : asked.example().facts()) {
        if (fact.attribute() == "resource.team")
            return fact.text();
    }
    return resource == nullptr ? std::string() : resource->meta().team();
}

policy::Asking askingOf(const v1::PolicyQuestion &asked, ledger::Time now) {
    const auto time = asked.example().has_time()
                          ? asked.example().time().seconds()
                          : std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    return {policy::subjectOf(asked.principal()), time};
}

// What it names need not exist: it was asked of something that shall be.
std::shared_ptr<const Imagined> whole(const v1::PolicyQuestion &asked, ledger::Time now) {
    const auto made = std::make_shared<Imagined>();
    made->question.stage = asked.stage();
    if (!asked.target().empty())
        made->question.admission.target = Target{asked.target(), {}, {}, {}, {}};
    made->asking = askingOf(asked, now);
    const auto &vocabulary = changeVocabulary().vocabulary();
    made->question.facts = policy::Facts(vocabulary.attributes().size());
    policy::addFacts(asked.example(), vocabulary, &made->question.facts);
    return made;
}

} // namespace

core::Result<std::shared_ptr<const Imagined>> imagine(const v1::PolicyQuestion &asked, const ledger::Snapshot &state,
                                                      const identity::Bindings &bindings, ledger::Time now,
                                                      const MaySee &maySee) {
    if (auto checked = checkForm(asked); !checked)
        return std::move(checked).error();
    if (asked.is_whole())
        return whole(asked, now);
    auto principal = seen(asked.principal(), state, maySee);
    if (!principal)
        return std::move(principal).error();
    auto resource = seen(asked.resource(), state, maySee);
    if (!resource)
        return std::move(resource).error();
    auto target = seen(asked.target(), state, maySee);
    if (!target)
        return std::move(target).error();
    const auto imagined = std::make_shared<Imagined>();
    auto &made = *imagined;
    made.principal = *principal;
    made.resource = *resource;
    made.question.stage = asked.stage();
    addTarget(asked, state, &made);
    auto &admission = made.question.admission;
    if (*target != nullptr && !admission.target) {
        admission.target = targetOf(**target, state);
        admission.referred.push_back(*target);
    }
    made.asking = askingOf(asked, now);
    Asked facts;
    facts.principal = made.principal.get();
    const auto team = teamOf(asked, made.resource.get());
    if (made.principal != nullptr)
        facts.roles = rolesOf(*made.principal, team, bindings, now);
    facts.permission = asked.permission();
    facts.resource = made.resource.get();
    if (made.resource != nullptr)
        made.region = regionOf(made.resource->meta().site(), state);
    facts.region = made.region;
    for (const auto &referred : admission.referred)
        facts.referred.push_back(referred.get());
    facts.target = admission.target ? &*admission.target : nullptr;
    facts.isPermittedRegion = admission.isPermittedRegion ? &*admission.isPermittedRegion : nullptr;
    facts.time = made.asking.time;
    made.question.facts = changeVocabulary().factsOf(facts);
    policy::addFacts(asked.example(), changeVocabulary().vocabulary(), &made.question.facts);
    return std::shared_ptr<const Imagined>(imagined);
}

v1::PolicyExample exampleOf(const policy::Facts &facts, const policy::Asking &asking) {
    v1::PolicyExample example;
    example.mutable_time()->set_seconds(asking.time);
    const auto &attributes = changeVocabulary().vocabulary().attributes();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (std::holds_alternative<std::monostate>(facts.at(i)))
            continue;
        *example.add_facts() = policy::factOf(attributes[i].name, facts.at(i));
    }
    return example;
}

} // namespace policies
