#include "backend/deployments/engine_template_rules.h"

#include <set>

#include "backend/core/resource_name.h"
#include "backend/core/violation.h"
#include "backend/deployments/field_checks.h"

#include "pilothouse/v1/engine_template.pb.h"

namespace deployments {

namespace {

constexpr std::int64_t hour = 3600;
constexpr int mostParameters = 128;

void checkPath(const std::string &field, const std::string &path, Violations *violations) {
    checkText(field, path, 256, violations);
    const bool isPath = path.starts_with('/') && path.find_first_of(" \r\n#") == std::string::npos;
    if (!path.empty() && !isPath)
        violations->push_back(core::violation(field, v1::VALUE_MALFORMED,
                                              "a path begins with / and has no spaces, for example /health",
                                              {{"example", "/health"}}));
}

void checkProbe(const std::string &field, const v1::EngineProbe &probe, Violations *violations) {
    checkPath(field + ".path", probe.path(), violations);
    checkDuration(field + ".period", probe.period(), hour, violations);
    checkDuration(field + ".timeout", probe.timeout(), hour, violations);
    checkNumber(field + ".failure_threshold", probe.failure_threshold(), 0, 1000, violations);
}

void checkParameters(const v1::EngineTemplateSpec &spec, Violations *violations) {
    const std::string field = "spec.parameters";
    if (spec.parameters_size() > mostParameters)
        violations->push_back(core::violation(
            field, v1::TOO_LARGE, "has too many settings",
            {{"limit", std::to_string(mostParameters)}, {"size", std::to_string(spec.parameters_size())}}));
    std::set<std::string> names;
    for (const auto &parameter : spec.parameters()) {
        if (!core::isResourceId(parameter.name()))
            violations->push_back(core::violation(field + ".name", v1::VALUE_MALFORMED,
                                                  "a setting is named like kv_cache_type",
                                                  {{"allowed", "a-z 0-9 . _ -"}, {"example", "kv_cache_type"}}));
        if (!names.insert(parameter.name()).second)
            violations->push_back(core::violation(field + ".name", v1::VALUE_REPEATED, "names a setting twice",
                                                  {{"value", parameter.name()}}));
        if (parameter.type() == v1::PARAMETER_TYPE_UNSPECIFIED)
            violations->push_back(core::violation(field + ".type", v1::VALUE_MISSING, "must say what it takes"));
        if (parameter.type() == v1::PARAMETER_CHOICE && parameter.choices().empty())
            violations->push_back(core::violation(field + ".choices", v1::VALUE_MISSING, "must name its choices"));
        checkNumber(field + ".maximum", parameter.maximum(), parameter.minimum(), INT64_MAX, violations);
        checkText(field + ".description", parameter.description(), 4096, violations);
        checkArguments(field + ".arguments", parameter.arguments(), violations);
    }
}

} // namespace

void EngineTemplateRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                                   std::vector<v1::FieldViolation> *violations) const {
    const auto &spec = draft.after.engine_template();
    if (spec.program().empty())
        violations->push_back(core::violation("spec.program", v1::VALUE_MISSING, "must name a program"));
    else if (!spec.program().starts_with('/') && spec.program().find('/') != std::string::npos)
        violations->push_back(core::violation("spec.program", v1::VALUE_MALFORMED,
                                              "a program is an absolute path or a name without /",
                                              {{"example", "/usr/bin/llama-server"}}));
    checkText("spec.program", spec.program(), 4096, violations);
    checkText("spec.description", spec.description(), 4096, violations);
    checkText("spec.installation", spec.installation(), 64 * 1024, violations);
    checkArguments("spec.arguments", spec.arguments(), violations);
    checkArguments("spec.version_arguments", spec.version_arguments(), violations);
    checkEnvironment("spec.environment", spec.environment(), violations);
    checkProbe("spec.readiness", spec.readiness(), violations);
    checkProbe("spec.liveness", spec.liveness(), violations);
    if (spec.readiness().path().empty())
        violations->push_back(core::violation("spec.readiness.path", v1::VALUE_MISSING,
                                              "must say where it is seen that the engine is ready"));
    checkDuration("spec.start_timeout", spec.start_timeout(), 24 * hour, violations);
    checkDuration("spec.stop_timeout", spec.stop_timeout(), hour, violations);
    checkPath("spec.metrics_path", spec.metrics_path(), violations);
    checkNumber("spec.memory.overhead_bytes", spec.memory().overhead_bytes(), 0, 1LL << 44, violations);
    checkNumber("spec.memory.reserved_basis_points", spec.memory().reserved_basis_points(), 0, 10'000, violations);
    checkParameters(spec, violations);
}

} // namespace deployments
