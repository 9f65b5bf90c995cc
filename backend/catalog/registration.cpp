#include "backend/catalog/registration.h"

#include <algorithm>
#include <utility>

#include "backend/catalog/catalog_rules.h"
#include "backend/core/kinds.h"
#include "backend/core/resource_name.h"
#include "backend/core/violation.h"
#include "backend/ledger/draft_checks.h"

namespace catalog {

namespace {

using Violations = std::vector<v1::FieldViolation>;

// Of a request; one path brings all shards of its model along.
constexpr int mostPaths = 1000;

ledger::Draft draftOf(v1::Resource resource, const char *plural) {
    ledger::Draft draft;
    draft.kind = v1::CREATED;
    draft.plural = plural;
    draft.after = std::move(resource);
    return draft;
}

Violations textViolations(const ledger::Draft &draft) {
    Violations violations;
    ledger::checkTexts(draft, &violations);
    checkTexts(draft.after, &violations);
    return violations;
}

// Under the names of the request: `spec.license` is `work.license`.
void addAsked(Violations found, Violations *all) {
    for (auto &violation : found) {
        violation.set_field("work." + violation.field().substr(violation.field().find('.') + 1));
        all->push_back(std::move(violation));
    }
}

} // namespace

v1::Resource modelFor(const v1::ImportWork &work, const v1::InspectModelFileResponse &found) {
    v1::Resource model;
    model.mutable_meta()->set_name(work.model());
    model.mutable_meta()->set_display_name(work.display_name().empty() ? found.name() : work.display_name());
    auto &spec = *model.mutable_model();
    spec.set_license(work.license().empty() ? found.license() : work.license());
    spec.set_publisher(work.publisher().empty() ? found.publisher() : work.publisher());
    spec.set_owner_team(work.owner_team());
    return model;
}

v1::Resource versionFor(const v1::ImportWork &work, const v1::InspectModelFileResponse &found) {
    v1::Resource version;
    *version.mutable_model_version() = found.spec();
    version.mutable_model_version()->set_notes(work.notes());
    version.mutable_model_version()->set_lifecycle(v1::REGISTERED);
    return version;
}

std::vector<v1::FieldViolation> violationsOf(const v1::ImportWork &work, const ledger::Snapshot &state,
                                             const std::function<bool(const v1::Resource &)> &maySee) {
    Violations violations;
    const auto name = core::ResourceName::parse(work.model());
    if (!name || name->kind().plural != "models")
        violations.push_back(
            core::violation("work.model", v1::VALUE_MALFORMED,
                            "a model is named models/<id>, the id in lower-case letters, digits, points "
                            "and hyphens; for example models/llama-3-8b",
                            {{"allowed", core::idCharacters}, {"example", "models/llama-3-8b"}}));
    if (work.paths().empty())
        violations.push_back(core::violation("work.paths", v1::VALUE_MISSING, "names at least one file"));
    if (work.paths_size() > mostPaths)
        violations.push_back(
            core::violation("work.paths", v1::TOO_LARGE, "names at most " + std::to_string(mostPaths) + " files",
                            {{"limit", std::to_string(mostPaths)}, {"size", std::to_string(work.paths_size())}}));
    addAsked(textViolations(draftOf(versionFor(work, {}), "modelVersions")), &violations);
    const auto model = draftOf(modelFor(work, {}), "models");
    addAsked(textViolations(model), &violations);
    Violations dangling;
    ledger::checkReferences({model}, state, maySee, &dangling);
    addAsked(std::move(dangling), &violations);
    return violations;
}

void leaveOutWhatCannotBeKept(v1::InspectModelFileResponse *found) {
    for (const auto &violation : textViolations(draftOf(modelFor({}, *found), "models"))) {
        if (violation.field() == "meta.display_name")
            found->clear_name();
        if (violation.field() == "spec.license")
            found->clear_license();
        if (violation.field() == "spec.publisher")
            found->clear_publisher();
    }
}

} // namespace catalog
