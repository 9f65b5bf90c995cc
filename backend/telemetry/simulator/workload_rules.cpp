#include <set>
#include <string>

#include "backend/core/resource_name.h"
#include "backend/core/violation.h"
#include "backend/telemetry/simulator/hardware.h"
#include "backend/telemetry/simulator/rhythm.h"
#include "backend/telemetry/simulator/rule_findings.h"
#include "backend/telemetry/simulator/scenario_rules.h"

namespace simulator {

namespace {

constexpr int All = 10'000;
constexpr int MostWorkloads = 256;
// Less than the span in which the number of replicas stays.
constexpr int MostStartSeconds = 1'200;

void checkRhythm(const std::string &path, const v1::FleetRhythm &rhythm, RuleFindings *findings) {
    if (!rhythm.time_zone().empty() && !Rhythm::isTimeZone(rhythm.time_zone()))
        findings->refuse(core::violation(path + ".time_zone", v1::VALUE_MALFORMED,
                                         "must be a time zone of the IANA database, for example Europe/Berlin",
                                         {{"example", "Europe/Berlin"}}));
    if (rhythm.hourly_basis_points_size() != 0)
        findings->wantWithin(path + ".hourly_basis_points", rhythm.hourly_basis_points_size(), 24, 24);
    if (rhythm.weekday_basis_points_size() != 0)
        findings->wantWithin(path + ".weekday_basis_points", rhythm.weekday_basis_points_size(), 7, 7);
    for (int index = 0; index < rhythm.hourly_basis_points_size(); ++index)
        findings->wantWithin(RuleFindings::element(path + ".hourly_basis_points", index),
                             rhythm.hourly_basis_points(index), 0, All);
    for (int index = 0; index < rhythm.weekday_basis_points_size(); ++index)
        findings->wantWithin(RuleFindings::element(path + ".weekday_basis_points", index),
                             rhythm.weekday_basis_points(index), 0, All);
}

void checkSize(const std::string &path, const v1::FleetWorkload &workload, RuleFindings *findings) {
    findings->wantWithin(path + ".replicas", workload.replicas(), 0, MostGpus);
    findings->wantWithin(path + ".share_basis_points", workload.share_basis_points(), 0, All);
    findings->wantWithin(path + ".gpus_per_replica", workload.gpus_per_replica(), 1, 1'024);
    if (workload.replicas() == 0 && workload.share_basis_points() == 0)
        findings->refuse(core::violation(path + ".replicas", v1::VALUE_MISSING,
                                         "give either a number of replicas or a share of the place"));
    if (workload.replicas() != 0 && workload.share_basis_points() != 0)
        findings->refuse(core::violation(path + ".share_basis_points", v1::FIELDS_EXCLUSIVE,
                                         "give either a number of replicas or a share of the place",
                                         {{"other", path + ".replicas"}}));
}

void checkLoad(const std::string &path, const v1::FleetWorkload &workload, RuleFindings *findings) {
    findings->wantWithin(path + ".kept_basis_points", workload.kept_basis_points(), 0, All);
    findings->wantWithin(path + ".activity_basis_points", workload.activity_basis_points(), 0, All);
    findings->wantWithin(path + ".tensor_basis_points", workload.tensor_basis_points(), 0, All);
    findings->wantWithin(path + ".dram_basis_points", workload.dram_basis_points(), 0, All);
    findings->wantWithin(path + ".memory_basis_points", workload.memory_basis_points(), 1, All);
    findings->wantWithin(path + ".kv_cache_basis_points", workload.kv_cache_basis_points(), 0, All);
    findings->wantWithin(path + ".concurrency", workload.concurrency(), 0, 4'096);
    findings->wantWithin(path + ".requests_per_minute", workload.requests_per_minute(), 0, 1'000'000);
    findings->wantLength(path + ".time_to_first_token", workload.time_to_first_token(), 0, 1);
    findings->wantLength(path + ".inter_token_latency", workload.inter_token_latency(), 0, 1);
    findings->wantWithin(path + ".start_time", workload.start_time().seconds(), 0, MostStartSeconds);
    findings->wantWithin(path + ".revision", workload.revision(), 0, 1'000'000);
}

} // namespace

void checkWorkloads(const v1::FleetScenario &scenario, const Hardware &hardware, RuleFindings *findings) {
    findings->wantWithin("workloads", scenario.workloads_size(), 0, MostWorkloads);
    std::set<std::string> ids;
    for (int index = 0; index < scenario.workloads_size(); ++index) {
        const auto path = RuleFindings::element("workloads", index);
        const auto &workload = scenario.workloads(index);
        findings->wantId(path + ".id", workload.id(), &ids);
        findings->wantText(path + ".display_name", workload.display_name());
        findings->wantText(path + ".model", workload.model());
        if (!core::isResourceId(workload.team()))
            findings->refuse(core::violation(path + ".team", v1::VALUE_MALFORMED, "must be the id of a team",
                                             {{"allowed", core::idCharacters}, {"example", "search"}}));
        if (workload.behaviour() == v1::FleetWorkload::BEHAVIOUR_UNSPECIFIED)
            findings->refuse(core::violation(path + ".behaviour", v1::VALUE_MISSING, "must say how it works"));
        checkSize(path, workload, findings);
        checkLoad(path, workload, findings);
        checkRhythm(path + ".rhythm", workload.rhythm(), findings);
        checkPlace(path + ".place", workload.place(), hardware, findings);
    }
}

} // namespace simulator
