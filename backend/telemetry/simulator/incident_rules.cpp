#include <set>
#include <string>

#include "backend/core/violation.h"
#include "backend/telemetry/simulator/hardware.h"
#include "backend/telemetry/simulator/rule_findings.h"
#include "backend/telemetry/simulator/scenario_rules.h"

namespace simulator {

namespace {

using Ids = std::set<std::string>;

constexpr int All = 10'000;
constexpr int MostIncidents = 512;
constexpr int MostDays = 366;
constexpr int MostPerHour = 100'000;
constexpr int MostXid = 999;

class IncidentRules {
public:
    IncidentRules(const v1::FleetScenario &scenario, const Hardware &hardware, RuleFindings *findings)
        : hardware_(hardware), findings_(findings) {
        for (const auto &workload : scenario.workloads())
            workloads_.insert(workload.id());
        for (const auto &incident : scenario.incidents()) {
            if (incident.is_on_demand())
                onDemand_.insert(incident.id());
        }
    }

    void check(const std::string &path, const v1::FleetIncident &incident) {
        findings_->wantId(path + ".id", incident.id(), &ids_);
        findings_->wantText(path + ".display_name", incident.display_name());
        findings_->wantText(path + ".description", incident.description());
        checkTimes(path, incident);
        const bool isOfWorkload = incident.what_case() == v1::FleetIncident::kNoisyTenant ||
                                  incident.what_case() == v1::FleetIncident::kBadCanary;
        if (isOfWorkload && incident.has_place())
            findings_->refuse(core::violation(path + ".place", v1::FIELDS_EXCLUSIVE,
                                              "what a workload does happens where it runs; leave the place out",
                                              {{"other", path + ".workload"}}));
        if (!isOfWorkload)
            checkPlace(path + ".place", incident.place(), hardware_, findings_);
        checkWhat(path, incident);
    }

private:
    void checkTimes(const std::string &path, const v1::FleetIncident &incident) {
        const bool isAsked = incident.is_on_demand() || !incident.started_with().empty();
        findings_->wantLength(path + ".begin", incident.begin(), isAsked ? 0 : -MostDays, MostDays);
        findings_->wantLength(path + ".length", incident.length(), 0, MostDays);
        if (incident.has_length() && incident.length().seconds() == 0)
            findings_->refuse(core::outOfRange(path + ".length", "1s", std::to_string(MostDays * 86'400) + "s"));
        if (incident.started_with().empty())
            return;
        findings_->wantKnown(path + ".started_with", incident.started_with(), onDemand_);
        if (incident.is_on_demand())
            findings_->refuse(core::violation(path + ".started_with", v1::FIELDS_EXCLUSIVE,
                                              "an incident begins by itself or with another one",
                                              {{"other", path + ".is_on_demand"}}));
    }

    void checkWhat(const std::string &path, const v1::FleetIncident &incident) {
        switch (incident.what_case()) {
        case v1::FleetIncident::kXidStorm:
            return checkStorm(path + ".xid_storm", incident.xid_storm());
        case v1::FleetIncident::kGpuLoss:
            return findings_->wantWithin(path + ".gpu_loss.xid", incident.gpu_loss().xid(), 1, MostXid);
        case v1::FleetIncident::kThrottling:
            return findings_->wantWithin(path + ".throttling.clock_loss_basis_points",
                                         incident.throttling().clock_loss_basis_points(), 1, All - 1);
        case v1::FleetIncident::kNvlinkDecay:
            return checkDecay(path + ".nvlink_decay", incident.nvlink_decay());
        case v1::FleetIncident::kNoisyTenant:
            return checkTenant(path + ".noisy_tenant", incident.noisy_tenant());
        case v1::FleetIncident::kEccGrowth:
            return checkGrowth(path + ".ecc_growth", incident.ecc_growth());
        case v1::FleetIncident::kBadCanary:
            return checkCanary(path + ".bad_canary", incident.bad_canary());
        case v1::FleetIncident::kNodeAbsence:
        case v1::FleetIncident::kSilentSource:
            return;
        case v1::FleetIncident::WHAT_NOT_SET:
            findings_->refuse(core::violation(path, v1::VALUE_MISSING, "must say what goes wrong"));
        }
    }

    void checkStorm(const std::string &path, const v1::FleetIncident::XidStorm &storm) {
        findings_->wantWithin(path + ".events_per_hour", storm.events_per_hour(), 1, 3'600);
        findings_->wantWithin(path + ".xids", storm.xids_size(), 1, 16);
        for (int index = 0; index < storm.xids_size(); ++index)
            findings_->wantWithin(RuleFindings::element(path + ".xids", index), storm.xids(index), 1, MostXid);
    }

    void checkDecay(const std::string &path, const v1::FleetIncident::NvlinkDecay &decay) {
        findings_->wantWithin(path + ".link", decay.link(), 0, 35);
        findings_->wantWithin(path + ".errors_per_hour", decay.errors_per_hour(), 1, MostPerHour);
        findings_->wantWithin(path + ".throughput_loss_basis_points", decay.throughput_loss_basis_points(), 0, All);
        checkRare(path + ".errors_per_xid", decay.errors_per_xid(), decay.errors_per_hour());
        checkDoubling(path, decay.has_doubling_time(), decay.doubling_time());
    }

    void checkTenant(const std::string &path, const v1::FleetIncident::NoisyTenant &tenant) {
        findings_->wantKnown(path + ".workload", tenant.workload(), workloads_);
        findings_->wantWithin(path + ".load_basis_points", tenant.load_basis_points(), All, 100 * All);
        findings_->wantWithin(path + ".neighbour_loss_basis_points", tenant.neighbour_loss_basis_points(), 0, All);
    }

    void checkGrowth(const std::string &path, const v1::FleetIncident::EccGrowth &growth) {
        findings_->wantWithin(path + ".corrected_per_hour", growth.corrected_per_hour(), 1, MostPerHour);
        checkRare(path + ".corrected_per_remap", growth.corrected_per_remap(), growth.corrected_per_hour());
        findings_->wantWithin(path + ".spare_rows", growth.spare_rows(), 0, 512);
        checkDoubling(path, growth.has_doubling_time(), growth.doubling_time());
    }

    void checkCanary(const std::string &path, const v1::FleetIncident::BadCanary &canary) {
        findings_->wantKnown(path + ".workload", canary.workload(), workloads_);
        findings_->wantWithin(path + ".share_basis_points", canary.share_basis_points(), 1, All);
        findings_->wantWithin(path + ".latency_basis_points", canary.latency_basis_points(), All, 100 * All);
        findings_->wantWithin(path + ".error_basis_points", canary.error_basis_points(), 0, All);
    }

    // Not more often than once in an hour at first, so that an hour has few events however much it grows.
    void checkRare(const std::string &field, int errors, int perHour) {
        if (errors != 0)
            findings_->wantWithin(field, errors, perHour, 1'000'000'000);
    }

    void checkDoubling(const std::string &path, bool isGiven, const google::protobuf::Duration &time) {
        if (!isGiven)
            return;
        findings_->wantLength(path + ".doubling_time", time, 0, MostDays);
        if (time.seconds() == 0)
            findings_->refuse(core::outOfRange(path + ".doubling_time", "1s", std::to_string(MostDays * 86'400) + "s"));
    }

    const Hardware &hardware_;
    RuleFindings *findings_;
    Ids workloads_;
    Ids onDemand_;
    Ids ids_;
};

} // namespace

void checkIncidents(const v1::FleetScenario &scenario, const Hardware &hardware, RuleFindings *findings) {
    findings->wantWithin("incidents", scenario.incidents_size(), 0, MostIncidents);
    IncidentRules rules(scenario, hardware, findings);
    for (int index = 0; index < scenario.incidents_size(); ++index)
        rules.check(RuleFindings::element("incidents", index), scenario.incidents(index));
}

} // namespace simulator
