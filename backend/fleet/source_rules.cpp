#include <algorithm>
#include <set>

#include "backend/core/field_checks.h"
#include "backend/core/text_safety.h"
#include "backend/core/violation.h"
#include "backend/fleet/fleet_controller.h"
#include "backend/fleet/fleet_rules.h"
#include "backend/fleet/source_spec.h"
#include "backend/telemetry/simulator/scenario.h"

namespace fleet {

namespace {

constexpr std::size_t longestDescription = 4'096;
constexpr std::size_t longestHost = 253;
constexpr std::size_t longestUser = 128;
constexpr std::size_t longestMatchers = 1'024;
constexpr int mostTargets = 2'000;

using Violations = std::vector<v1::FieldViolation>;

void checkSimulator(const v1::SimulatorSource &source, Violations *violations) {
    const auto scenario = simulator::shippedScenario(source.scenario());
    if (!scenario) {
        violations->push_back(core::violation("spec.simulator.scenario", v1::VALUE_NOT_ALLOWED,
                                              "is no scenario that is shipped: demo, large",
                                              {{"value", source.scenario()}}));
        return;
    }
    for (const auto &start : source.incidents()) {
        const bool isThere =
            std::any_of(scenario->incidents().begin(), scenario->incidents().end(),
                        [&](const auto &one) { return one.id() == start.incident() && one.is_on_demand(); });
        if (!isThere)
            violations->push_back(
                core::violation("spec.simulator.incidents[" + start.incident() + "]", v1::VALUE_NOT_ALLOWED,
                                "is no incident of the scenario that can be started", {{"value", start.incident()}}));
    }
}

// Nothing that is made up, or that the service itself runs, is mixed with what others tell.
void checkCluster(const std::string &field, const std::string &name, const ledger::Snapshot &state,
                  Violations *violations) {
    if (name.empty()) {
        violations->push_back(core::violation(field, v1::VALUE_MISSING, "must name the cluster of its nodes"));
        return;
    }
    const auto cluster = state.find(name);
    if (cluster && name != LocalCluster && cluster->cluster().runtime() != v1::EXTERNAL)
        violations->push_back(core::violation(field, v1::VALUE_NOT_ALLOWED,
                                              "must be a cluster that is run by others (EXTERNAL), or clusters/local",
                                              {{"value", name}}));
}

void checkNodeLabel(const std::string &field, const std::string &label, Violations *violations) {
    if (!label.empty() && !isLabelName(label))
        violations->push_back(core::violation(field, v1::VALUE_MALFORMED, "is no name of a label",
                                              {{"allowed", "a-z A-Z 0-9 _"}, {"example", "node"}}));
}

// What may be sent there: a secret never in clear to another machine.
bool isSafe(const web::BaseUrl &url, const v1::TelemetrySourceSpec &spec) {
    return spec.secret().empty() || url.isTls || url.isOfThisMachine();
}

// What is no address is not repeated, since it may hold a password: its element is told by its position.
void checkTarget(int index, const v1::TelemetrySourceSpec &spec, Violations *violations) {
    const auto &target = spec.exposition().targets(index);
    const auto address = ScrapeAddress::parse(target.address());
    const auto element = address ? '"' + target.address() + '"' : std::to_string(index);
    const auto field = "spec.exposition.targets[" + element + "]";
    if (!address && web::holdsCredentials(target.address()))
        violations->push_back(
            core::credentialsInAddress(field + ".address", "https://gpu-07.example.com:9400", "spec.user"));
    else if (!address)
        violations->push_back(core::violation(field + ".address", v1::VALUE_MALFORMED,
                                              "must be host:port, or an http or https URL without user and query",
                                              {{"example", "gpu-07.example.com:9400"}}));
    else if (!isSafe(address->url, spec))
        violations->push_back(core::violation(field + ".address", v1::VALUE_MALFORMED,
                                              "must be an https URL, since a secret is sent; http only to this machine",
                                              {{"example", "https://gpu-07.example.com:9400"}}));
    core::checkLength(field + ".node", target.node(), longestHost, violations);
    if (core::findUnsafeText(target.node()))
        violations->push_back(core::violation(field + ".node", v1::VALUE_MALFORMED, "holds what cannot be shown safely",
                                              {{"example", "gpu-07"}}));
}

void checkExposition(const v1::TelemetrySourceSpec &spec, const ledger::Snapshot &state, Violations *violations) {
    const auto &source = spec.exposition();
    checkCluster("spec.exposition.cluster", source.cluster(), state, violations);
    checkNodeLabel("spec.exposition.node_label", source.node_label(), violations);
    if (source.targets().empty())
        violations->push_back(core::violation("spec.exposition.targets", v1::VALUE_MISSING, "must name an exporter"));
    if (source.targets_size() > mostTargets) {
        violations->push_back(
            core::violation("spec.exposition.targets", v1::TOO_LARGE, "has at most 2000 entries",
                            {{"limit", std::to_string(mostTargets)}, {"size", std::to_string(source.targets_size())}}));
        return;
    }
    std::set<std::string> seen;
    for (int index = 0; index < source.targets_size(); ++index) {
        checkTarget(index, spec, violations);
        const auto &address = source.targets(index).address();
        if (!seen.insert(address).second && ScrapeAddress::parse(address))
            violations->push_back(core::violation("spec.exposition.targets", v1::VALUE_REPEATED,
                                                  "names the same exporter twice", {{"value", address}}));
    }
}

void checkPrometheus(const v1::TelemetrySourceSpec &spec, const ledger::Snapshot &state, Violations *violations) {
    const auto &source = spec.prometheus();
    checkCluster("spec.prometheus.cluster", source.cluster(), state, violations);
    checkNodeLabel("spec.prometheus.node_label", source.node_label(), violations);
    const auto url = web::BaseUrl::parse(source.base_url(), web::Clear::Anywhere);
    if (source.base_url().empty())
        violations->push_back(core::violation("spec.prometheus.base_url", v1::VALUE_MISSING, "must say where it is"));
    else if (web::holdsCredentials(source.base_url()))
        violations->push_back(
            core::credentialsInAddress("spec.prometheus.base_url", "https://prometheus.example.com", "spec.user"));
    else if (!url || !isSafe(*url, spec))
        violations->push_back(
            core::violation("spec.prometheus.base_url", v1::VALUE_MALFORMED,
                            "must be a URL without user, query or fragment; with a secret https, or this machine",
                            {{"example", "https://prometheus.example.com"}}));
    core::checkLength("spec.prometheus.matchers", source.matchers(), longestMatchers, violations);
    if (!areMatchers(source.matchers()))
        violations->push_back(core::violation("spec.prometheus.matchers", v1::VALUE_MALFORMED,
                                              "are label matchers of PromQL, parted by commas",
                                              {{"example", "job=\"dcgm-exporter\",cluster=~\"fra.*\""}}));
}

void checkAsking(const v1::TelemetrySourceSpec &spec, Violations *violations) {
    const auto &interval = spec.interval();
    const bool isDefault = interval.seconds() == 0 && interval.nanos() == 0;
    const bool isShort = interval.nanos() < 0 || interval.seconds() < LeastInterval.count();
    const auto most = GreatestInterval.count();
    const bool isLong = interval.seconds() > most || (interval.seconds() == most && interval.nanos() > 0);
    if (!isDefault && (isShort || isLong))
        violations->push_back(
            core::outOfRange("spec.interval", std::to_string(LeastInterval.count()) + "s", std::to_string(most) + "s"));
    core::checkLength("spec.user", spec.user(), longestUser, violations);
    // RFC 7617: a colon ends the user.
    if (spec.user().find(':') != std::string::npos || core::findUnsafeText(spec.user()))
        violations->push_back(core::violation("spec.user", v1::VALUE_MALFORMED, "has no colon and nothing invisible",
                                              {{"example", "scraper"}}));
    if (!spec.user().empty() && spec.secret().empty())
        violations->push_back(
            core::violation("spec.secret", v1::VALUE_MISSING, "must name the secret that is the user's password"));
}

} // namespace

void TelemetrySourceRules::validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                                    Violations *violations) const {
    const auto &spec = draft.after.telemetry_source();
    core::checkLength("spec.description", spec.description(), longestDescription, violations);
    checkAsking(spec, violations);
    switch (spec.source_case()) {
    case v1::TelemetrySourceSpec::kExposition:
        checkExposition(spec, state, violations);
        break;
    case v1::TelemetrySourceSpec::kPrometheus:
        checkPrometheus(spec, state, violations);
        break;
    case v1::TelemetrySourceSpec::kSimulator:
        checkSimulator(spec.simulator(), violations);
        break;
    case v1::TelemetrySourceSpec::kScan:
        // Whoever looks at its addresses judges them too.
        break;
    case v1::TelemetrySourceSpec::SOURCE_NOT_SET:
        violations->push_back(core::choiceMissing(*spec.GetDescriptor()->FindOneofByName("source")));
        break;
    }
}

} // namespace fleet
