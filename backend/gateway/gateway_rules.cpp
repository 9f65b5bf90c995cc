#include "backend/gateway/gateway_rules.h"

#include <algorithm>
#include <map>
#include <set>

#include "backend/core/field_checks.h"
#include "backend/core/resource_name.h"
#include "backend/core/violation.h"
#include "backend/web/base_url.h"

namespace gateway {

namespace {

using Violations = std::vector<v1::FieldViolation>;
using google::protobuf::Duration;

constexpr std::size_t longestDescription = 4 * 1024;
constexpr int wholeShare = 10'000;
constexpr int mostTargets = 64;
constexpr int mostAliases = 32;
constexpr int mostModels = 1'000;
constexpr int largestPriority = 1'000;

template <typename Values>
bool checkCount(const std::string &field, const Values &values, int most, Violations *violations) {
    if (values.size() <= most)
        return true;
    violations->push_back(core::violation(
        field, v1::TOO_LARGE, "has " + std::to_string(values.size()) + " entries; at most " + std::to_string(most),
        {{"limit", std::to_string(most)}, {"size", std::to_string(values.size())}}));
    return false;
}

bool isModelName(const std::string &name, std::size_t longest) {
    static constexpr std::string_view marks = "._-/:@+";
    return !name.empty() && name.size() <= longest && std::isalnum(static_cast<unsigned char>(name.front())) != 0 &&
           std::all_of(name.begin(), name.end(), [](unsigned char letter) {
               return (letter < 0x80 && std::isalnum(letter)) || marks.find(static_cast<char>(letter)) != marks.npos;
           });
}

bool checkModelName(const std::string &field, const std::string &name, Violations *violations) {
    if (isModelName(name, 128))
        return true;
    if (name.empty())
        violations->push_back(core::violation(field, v1::VALUE_MISSING, "must have a value"));
    else
        violations->push_back(core::violation(
            field, v1::VALUE_MALFORMED,
            "a model name has up to 128 letters, digits and . _ - / : @ +, and begins with a letter or a digit",
            {{"allowed", "a-z A-Z 0-9 . _ - / : @ +"}, {"example", "llama-3-8b"}}));
    return false;
}

void addRepeated(const std::string &field, const std::string &value, Violations *violations) {
    violations->push_back(core::violation(field, v1::VALUE_REPEATED, "names the same value twice", {{"value", value}}));
}

// Nothing, or within its bounds.
void checkDuration(const std::string &field, const Duration &duration, std::pair<int, int> seconds,
                   Violations *violations) {
    if (duration.seconds() == 0 && duration.nanos() == 0)
        return;
    const bool isShort = duration.seconds() < 0 || duration.nanos() < 0 || duration.seconds() < seconds.first;
    const bool isLong =
        duration.seconds() > seconds.second || (duration.seconds() == seconds.second && duration.nanos() > 0);
    if (isShort || isLong)
        violations->push_back(
            core::outOfRange(field, std::to_string(seconds.first) + "s", std::to_string(seconds.second) + "s"));
}

void checkRange(const std::string &field, int value, std::pair<int, int> bounds, Violations *violations) {
    if (value < bounds.first || value > bounds.second)
        violations->push_back(core::outOfRange(field, std::to_string(bounds.first), std::to_string(bounds.second)));
}

std::set<std::string> namesOf(const v1::RouteSpec &route) {
    std::set<std::string> names(route.aliases().begin(), route.aliases().end());
    names.insert(route.model());
    return names;
}

v1::FieldViolation taken(const std::string &field, const std::string &name, const v1::Resource &other) {
    return core::violation(field, v1::MODEL_NAME_TAKEN,
                           "another route answers to '" + name + "'; choose a name that is free",
                           {{"value", name}, {"other", other.meta().name()}});
}

std::string fieldOf(const v1::RouteSpec &route, const std::string &name) {
    return route.model() == name ? "spec.model" : "spec.aliases";
}

// Which of the names belong to a route beside this one.
void checkTaken(const ledger::Draft &draft, const ledger::Snapshot &state, Violations *violations) {
    const auto &route = draft.after.route();
    const auto names = namesOf(route);
    state.each("routes", [&](const ledger::ResourcePtr &other) {
        if (other->meta().name() == draft.after.meta().name())
            return true;
        for (const auto &name : namesOf(other->route())) {
            if (names.contains(name))
                violations->push_back(taken(fieldOf(route, name), name, *other));
        }
        return true;
    });
}

void checkNames(const ledger::Draft &draft, const ledger::Snapshot &state, Violations *violations) {
    const auto &route = draft.after.route();
    bool areNames = checkModelName("spec.model", route.model(), violations);
    if (!checkCount("spec.aliases", route.aliases(), mostAliases, violations))
        return;
    std::set<std::string> seen{route.model()};
    for (const auto &alias : route.aliases()) {
        areNames = checkModelName("spec.aliases", alias, violations) && areNames;
        if (!seen.insert(alias).second)
            addRepeated("spec.aliases", alias, violations);
    }
    if (areNames)
        checkTaken(draft, state, violations);
}

void checkProviderModel(const std::string &field, const v1::RouteTarget &target, const ledger::Snapshot &state,
                        Violations *violations) {
    if (target.provider_model().empty()) {
        violations->push_back(
            core::violation(field + ".provider_model", v1::VALUE_MISSING, "must name a model of the provider"));
        return;
    }
    const auto provider = state.find(target.provider());
    if (!provider || !provider->has_provider())
        return;
    const auto &models = provider->provider().models();
    if (std::any_of(models.begin(), models.end(),
                    [&](const auto &model) { return model.name() == target.provider_model(); }))
        return;
    violations->push_back(core::violation(field + ".provider_model", v1::VALUE_NOT_ALLOWED,
                                          "is none of the models that " + target.provider() + " lists",
                                          {{"value", target.provider_model()}}));
}

void checkTarget(const v1::RouteTarget &target, const ledger::Snapshot &state, Violations *violations) {
    const std::string field = "spec.targets[\"" + target.id() + "\"]";
    checkRange(field + ".share_basis_points", target.share_basis_points(), {0, wholeShare}, violations);
    checkRange(field + ".priority", target.priority(), {0, largestPriority}, violations);
    const bool isDeployment = !target.deployment().empty();
    const bool isProvider = !target.provider().empty() || !target.provider_model().empty();
    if (isDeployment && isProvider)
        violations->push_back(core::violation(field + ".provider", v1::FIELDS_EXCLUSIVE,
                                              "a target is a deployment or a model of a provider, not both",
                                              {{"other", field + ".deployment"}}));
    else if (!isDeployment && target.provider().empty())
        violations->push_back(core::violation(field + ".deployment", v1::VALUE_MISSING,
                                              "a target names a deployment or a provider with its model"));
    else if (isProvider)
        checkProviderModel(field, target, state, violations);
}

void checkTargets(const v1::RouteSpec &route, const ledger::Snapshot &state, Violations *violations) {
    if (!checkCount("spec.targets", route.targets(), mostTargets, violations))
        return;
    if (route.targets().empty())
        violations->push_back(core::violation("spec.targets", v1::VALUE_MISSING, "must name at least one target"));
    std::set<std::string> ids;
    std::map<int, std::int64_t> sums;
    for (const auto &target : route.targets()) {
        if (!core::isResourceId(target.id()))
            violations->push_back(core::violation("spec.targets", v1::VALUE_MALFORMED,
                                                  "the id of a target is written like that of a resource",
                                                  {{"allowed", core::idCharacters}, {"example", "primary"}}));
        else if (!ids.insert(target.id()).second)
            addRepeated("spec.targets", target.id(), violations);
        checkTarget(target, state, violations);
        sums[target.priority()] += target.share_basis_points();
    }
    for (const auto &[priority, sum] : sums) {
        if (sum != wholeShare)
            violations->push_back(
                core::violation("spec.targets", v1::SHARES_INCOMPLETE,
                                "the shares of priority " + std::to_string(priority) + " make " + std::to_string(sum) +
                                    " basis points; together they must make 10000",
                                {{"priority", std::to_string(priority)}, {"sum", std::to_string(sum)}}));
    }
}

void checkFallback(const v1::RouteSpec &route, Violations *violations) {
    std::set<int> seen;
    for (const int cause : route.fallback_on()) {
        const auto name = v1::FallbackCause_Name(static_cast<v1::FallbackCause>(cause));
        if (cause == v1::FALLBACK_CAUSE_UNSPECIFIED || name.empty())
            violations->push_back(core::violation(
                "spec.fallback_on", v1::VALUE_NOT_ALLOWED, "is no cause to fall back on",
                {{"value", name}, {"choices", "CONNECTION_FAILED FIRST_BYTE_TIMEOUT TOO_MANY_REQUESTS SERVER_ERROR"}}));
        else if (!seen.insert(cause).second)
            addRepeated("spec.fallback_on", name, violations);
    }
}

void checkModels(const v1::ProviderSpec &provider, Violations *violations) {
    if (!checkCount("spec.models", provider.models(), mostModels, violations))
        return;
    std::set<std::string> seen;
    for (const auto &model : provider.models()) {
        const std::string field = "spec.models[\"" + model.name() + "\"]";
        if (!isModelName(model.name(), 256))
            violations->push_back(core::violation("spec.models", v1::VALUE_MALFORMED,
                                                  "a model is written in letters, digits and . _ - / : @ +",
                                                  {{"allowed", "a-z A-Z 0-9 . _ - / : @ +"}, {"example", "gpt-4o"}}));
        else if (!seen.insert(model.name()).second)
            addRepeated("spec.models", model.name(), violations);
        if (model.context_length() < 0)
            violations->push_back(core::negative(field + ".context_length"));
    }
}

} // namespace

void RouteRules::complete(ledger::Draft &draft, const ledger::Snapshot &) const {
    const auto &name = draft.after.meta().name();
    if (draft.after.route().model().empty())
        draft.after.mutable_route()->set_model(name.substr(name.rfind('/') + 1));
}

void RouteRules::validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                          std::vector<v1::FieldViolation> *violations) const {
    const auto &route = draft.after.route();
    core::checkLength("spec.description", route.description(), longestDescription, violations);
    checkNames(draft, state, violations);
    checkTargets(route, state, violations);
    checkFallback(route, violations);
    checkRange("spec.max_attempts", route.max_attempts(), {0, 5}, violations);
    checkDuration("spec.first_byte_timeout", route.first_byte_timeout(), {1, 3600}, violations);
    checkDuration("spec.idle_timeout", route.idle_timeout(), {1, 3600}, violations);
    checkDuration("spec.timeout", route.timeout(), {1, 24 * 3600}, violations);
}

core::Result<void> RouteRules::decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &all,
                                      const ledger::Actor &, const ledger::Snapshot &) const {
    if (draft.kind == v1::DELETED)
        return {};
    const auto names = namesOf(draft.after.route());
    for (const auto &other : all) {
        if (other.plural != "routes" || other.kind == v1::DELETED ||
            other.after.meta().name() == draft.after.meta().name())
            continue;
        for (const auto &name : namesOf(other.after.route())) {
            if (names.contains(name))
                return core::Error::invalid({taken(fieldOf(draft.after.route(), name), name, other.after)});
        }
    }
    return {};
}

void ProviderRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                             std::vector<v1::FieldViolation> *violations) const {
    const auto &provider = draft.after.provider();
    core::checkLength("spec.description", provider.description(), longestDescription, violations);
    if (provider.base_url().empty())
        violations->push_back(core::violation("spec.base_url", v1::VALUE_MISSING, "must say where the API is"));
    else if (web::holdsCredentials(provider.base_url()))
        violations->push_back(core::credentialsInAddress("spec.base_url", "https://api.example.com/v1"));
    else if (!web::BaseUrl::parse(provider.base_url()))
        violations->push_back(
            core::violation("spec.base_url", v1::VALUE_MALFORMED,
                            "must be an https URL without user, query or fragment; http only to this machine",
                            {{"example", "https://api.example.com/v1"}}));
    if (!provider.region().empty())
        core::checkRegion("spec.region", provider.region(), violations);
    checkModels(provider, violations);
    checkDuration("spec.probe_period", provider.probe_period(), {5, 24 * 3600}, violations);
}

} // namespace gateway
