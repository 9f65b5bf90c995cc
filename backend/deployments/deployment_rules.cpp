#include "backend/deployments/deployment_rules.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "backend/core/field_checks.h"
#include "backend/core/violation.h"
#include "backend/deployments/cron.h"
#include "backend/deployments/field_checks.h"

#include "pilothouse/v1/deployment.pb.h"

namespace deployments {

namespace {

constexpr int mostReplicas = 1000;
constexpr int mostRules = 32;
constexpr std::int64_t week = 7 * 24 * 3600;
constexpr std::int64_t longestDrain = 24 * 3600;
constexpr std::int64_t longestContext = 100'000'000;
constexpr std::int64_t pebibyte = 1LL << 50;
constexpr auto defaultDrainSeconds = 30;

void checkModel(const ledger::Draft &draft, const ledger::Snapshot &state, Violations *violations) {
    const auto &spec = draft.after.deployment();
    if (spec.model_version().empty())
        violations->push_back(core::violation("spec.model_version", v1::VALUE_MISSING, "must name a model version"));
    if (spec.engine().empty())
        violations->push_back(core::violation("spec.engine", v1::VALUE_MISSING, "must name an engine template"));
    const auto version = state.find(spec.model_version());
    const auto engine = state.find(spec.engine());
    if (!version || !version->has_model_version())
        return;
    // What was deployed before it was retired may still be scaled down or given another model.
    const bool isKept = draft.before && draft.before->deployment().model_version() == spec.model_version();
    if (version->model_version().lifecycle() == v1::RETIRED && !isKept)
        violations->push_back(core::violation("spec.model_version", v1::MODEL_RETIRED,
                                              spec.model_version() + " is retired; choose another version",
                                              {{"name", spec.model_version()}}));
    if (!engine || !engine->has_engine_template())
        return;
    const auto format = version->model_version().format();
    const auto &formats = engine->engine_template().formats();
    const bool isLoaded = formats.empty() || std::find(formats.begin(), formats.end(), format) != formats.end();
    if (!isLoaded || format == v1::REMOTE)
        violations->push_back(core::violation("spec.engine", v1::MODEL_FORMAT_UNSUPPORTED,
                                              spec.engine() + " does not load " + v1::ModelFormat_Name(format) +
                                                  "; choose another engine",
                                              {{"format", v1::ModelFormat_Name(format)}, {"engine", spec.engine()}}));
}

bool isValueOf(const v1::EngineParameter &parameter, const std::string &value) {
    switch (parameter.type()) {
    case v1::PARAMETER_BOOLEAN:
        return value == "true" || value == "false";
    case v1::PARAMETER_CHOICE:
        return std::find(parameter.choices().begin(), parameter.choices().end(), value) != parameter.choices().end();
    case v1::PARAMETER_INTEGER: {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
        const bool isBounded = parameter.minimum() != 0 || parameter.maximum() != 0;
        return error == std::errc() && end == value.data() + value.size() &&
               (!isBounded || (number >= parameter.minimum() && number <= parameter.maximum()));
    }
    default:
        return true;
    }
}

std::string choicesOf(const v1::EngineParameter &parameter) {
    std::string choices;
    for (const auto &choice : parameter.choices())
        choices += (choices.empty() ? "" : " ") + choice;
    if (parameter.type() == v1::PARAMETER_BOOLEAN)
        choices = "true false";
    return choices;
}

void checkParameters(const v1::DeploymentSpec &spec, const ledger::Snapshot &state, Violations *violations) {
    const auto engine = state.find(spec.engine());
    if (!engine || !engine->has_engine_template())
        return;
    const auto &known = engine->engine_template().parameters();
    for (const auto &[name, value] : spec.parameters()) {
        const auto parameter =
            std::find_if(known.begin(), known.end(), [&](const auto &candidate) { return candidate.name() == name; });
        const std::string field = "spec.parameters." + name;
        if (parameter == known.end()) {
            violations->push_back(core::violation(field, v1::VALUE_NOT_ALLOWED,
                                                  spec.engine() + " has no setting " + name, {{"value", name}}));
            continue;
        }
        checkText(field, value, 1024, violations);
        if (isValueOf(*parameter, value))
            continue;
        if (parameter->type() == v1::PARAMETER_INTEGER && (parameter->minimum() != 0 || parameter->maximum() != 0)) {
            violations->push_back(
                core::outOfRange(field, std::to_string(parameter->minimum()), std::to_string(parameter->maximum())));
            continue;
        }
        core::Error::Arguments arguments{{"value", value}};
        if (const auto choices = choicesOf(*parameter); !choices.empty())
            arguments["choices"] = choices;
        violations->push_back(core::violation(field, v1::VALUE_NOT_ALLOWED, "is no value of " + name, arguments));
    }
}

void checkReplicas(const v1::DeploymentSpec &spec, Violations *violations) {
    checkNumber("spec.minimum_replicas", spec.minimum_replicas(), 0, mostReplicas, violations);
    // A minimum that cannot be is no bound.
    const auto least = std::clamp(spec.minimum_replicas(), 0, static_cast<int>(mostReplicas));
    checkNumber("spec.maximum_replicas", spec.maximum_replicas(), least, mostReplicas, violations);
    const auto &resources = spec.resources();
    checkNumber("spec.resources.gpus", resources.gpus(), 0, 64, violations);
    checkNumber("spec.resources.memory_bytes", resources.memory_bytes(), 0, pebibyte, violations);
    checkNumber("spec.resources.cpu_millis", resources.cpu_millis(), 0, 10'000'000, violations);
    checkNumber("spec.context_length", spec.context_length(), 0, longestContext, violations);
    checkNumber("spec.concurrency", spec.concurrency(), 0, 100'000, violations);
    checkDuration("spec.drain_time", spec.drain_time(), longestDrain, violations);
}

void checkSchedule(const v1::DeploymentSpec &spec, Violations *violations) {
    if (spec.schedule_size() > mostRules)
        violations->push_back(
            core::violation("spec.schedule", v1::TOO_LARGE, "has too many rules",
                            {{"limit", std::to_string(mostRules)}, {"size", std::to_string(spec.schedule_size())}}));
    for (const auto &rule : spec.schedule()) {
        if (auto cron = Cron::parse(rule.cron()); !cron)
            violations->push_back(core::violation("spec.schedule.cron", v1::VALUE_MALFORMED, cron.error().message(),
                                                  cron.error().arguments()));
        if (!rule.time_zone().empty() && !Cron::isTimeZone(rule.time_zone()))
            violations->push_back(core::violation("spec.schedule.time_zone", v1::VALUE_MALFORMED,
                                                  "a time zone is one of the IANA database, for example Europe/Berlin",
                                                  {{"example", "Europe/Berlin"}}));
        if (rule.replicas() != 0 && spec.minimum_replicas() <= spec.maximum_replicas())
            checkNumber("spec.schedule.replicas", rule.replicas(), spec.minimum_replicas(), spec.maximum_replicas(),
                        violations);
    }
}

void checkRollout(const v1::Rollout &rollout, Violations *violations) {
    checkNumber("spec.rollout.max_surge", rollout.max_surge(), 0, mostReplicas, violations);
    checkNumber("spec.rollout.max_unavailable", rollout.max_unavailable(), 0, mostReplicas, violations);
    if (rollout.strategy() == v1::CANARY && rollout.steps().empty())
        violations->push_back(
            core::violation("spec.rollout.steps", v1::VALUE_MISSING, "a canary has at least one step"));
    if (rollout.steps_size() > mostRules)
        violations->push_back(
            core::violation("spec.rollout.steps", v1::TOO_LARGE, "has too many steps",
                            {{"limit", std::to_string(mostRules)}, {"size", std::to_string(rollout.steps_size())}}));
    int before = 0;
    for (const auto &step : rollout.steps()) {
        checkNumber("spec.rollout.steps.share_basis_points", step.share_basis_points(), before, 10'000, violations);
        checkDuration("spec.rollout.steps.hold_time", step.hold_time(), week, violations);
        before = std::max(before, step.share_basis_points());
    }
    const auto &guards = rollout.guards();
    const std::string path = "spec.rollout.guards.";
    checkNumber(path + "max_error_basis_points", guards.max_error_basis_points(), 0, 10'000, violations);
    checkNumber(path + "min_requests", guards.min_requests(), 0, 1'000'000, violations);
    checkDuration(path + "max_time_to_first_token", guards.max_time_to_first_token(), 3600, violations);
    checkDuration(path + "max_inter_token_latency", guards.max_inter_token_latency(), 3600, violations);
}

void checkSurroundings(const v1::DeploymentSpec &spec, Violations *violations) {
    checkText("spec.description", spec.description(), 4096, violations);
    checkArguments("spec.arguments", spec.arguments(), violations);
    checkEnvironment("spec.environment", spec.environment(), violations);
    for (const auto &[name, value] : spec.environment()) {
        if (isLoaderVariable(name))
            violations->push_back(core::violation("spec.environment", v1::VALUE_NOT_ALLOWED,
                                                  name + " is set by engine templates alone", {{"value", name}}));
    }
    checkText("spec.placement.gpu_product", spec.placement().gpu_product(), 128, violations);
    for (const auto &region : spec.placement().regions())
        core::checkRegion("spec.placement.regions", region, violations);
}

} // namespace

void DeploymentRules::complete(ledger::Draft &draft, const ledger::Snapshot &) const {
    auto &spec = *draft.after.mutable_deployment();
    if (spec.service_tier() == v1::SERVICE_TIER_UNSPECIFIED)
        spec.set_service_tier(v1::REALTIME);
    auto &placement = *spec.mutable_placement();
    if (placement.spread() == v1::SPREAD_UNSPECIFIED)
        placement.set_spread(v1::PACK);
    if (!spec.has_drain_time())
        spec.mutable_drain_time()->set_seconds(defaultDrainSeconds);
    auto &rollout = *spec.mutable_rollout();
    if (rollout.strategy() == v1::ROLLOUT_STRATEGY_UNSPECIFIED)
        rollout.set_strategy(v1::ROLLING);
    // Replacing needs room above or below.
    if (rollout.strategy() != v1::RECREATE && rollout.max_surge() == 0 && rollout.max_unavailable() == 0)
        rollout.set_max_surge(1);
}

void DeploymentRules::validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                               std::vector<v1::FieldViolation> *violations) const {
    const auto &spec = draft.after.deployment();
    checkModel(draft, state, violations);
    checkParameters(spec, state, violations);
    checkReplicas(spec, violations);
    checkSchedule(spec, violations);
    checkRollout(spec.rollout(), violations);
    checkSurroundings(spec, violations);
}

} // namespace deployments
