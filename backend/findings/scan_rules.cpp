#include "backend/core/violation.h"
#include "backend/findings/address_list.h"
#include "backend/findings/finding_rules.h"

#include "pilothouse/v1/resource.pb.h"

namespace findings {

namespace {

constexpr int mostTargets = 1'024;
constexpr int mostPorts = 64;
constexpr int greatestPort = 65'535;
constexpr std::int64_t leastPeriod = 10;
constexpr std::int64_t greatestPeriod = 24 * 3'600;

using Violations = std::vector<v1::FieldViolation>;

v1::FieldViolation tooMany(const std::string &field, std::size_t size, std::size_t most) {
    return core::violation(field, v1::TOO_LARGE, "has at most " + std::to_string(most) + " entries",
                           {{"limit", std::to_string(most)}, {"size", std::to_string(size)}});
}

// How many addresses it names; 0 where it is not sound. What is no host is not repeated, since it may hold a password.
std::size_t checkTarget(int index, const v1::ScanSource &scan, Violations *violations) {
    const auto &target = scan.targets(index);
    const auto hosts = hostCountOf(target.host());
    const auto field = "spec.scan.targets[" + (hosts ? '"' + target.host() + '"' : std::to_string(index)) + "]";
    if (!hosts)
        violations->push_back(core::violation(field + ".host", v1::VALUE_MALFORMED,
                                              "must be a host, an address, or a range of addresses",
                                              {{"example", "10.2.0.0/24"}}));
    else if (*hosts > MostHosts)
        violations->push_back(tooMany(field + ".host", *hosts, MostHosts));
    if (target.ports_size() > mostPorts)
        violations->push_back(tooMany(field + ".ports", static_cast<std::size_t>(target.ports_size()), mostPorts));
    for (const auto port : target.ports()) {
        if (port < 1 || port > greatestPort) {
            violations->push_back(core::outOfRange(field + ".ports", "1", std::to_string(greatestPort)));
            break;
        }
    }
    const auto ports = target.ports().empty() ? usualPorts().size() : static_cast<std::size_t>(target.ports_size());
    return hosts && *hosts <= MostHosts ? *hosts * ports : 0;
}

void checkPeriod(const v1::ScanSource &scan, Violations *violations) {
    const auto &period = scan.period();
    const bool isDefault = period.seconds() == 0 && period.nanos() == 0;
    const bool isShort = period.nanos() < 0 || period.seconds() < leastPeriod;
    const bool isLong = period.seconds() > greatestPeriod || (period.seconds() == greatestPeriod && period.nanos() > 0);
    if (!isDefault && (isShort || isLong))
        violations->push_back(core::outOfRange("spec.scan.period", std::to_string(leastPeriod) + "s",
                                               std::to_string(greatestPeriod) + "s"));
}

} // namespace

void ScanRules::validate(const ledger::Draft &draft, const ledger::Snapshot &, Violations *violations) const {
    const auto &spec = draft.after.telemetry_source();
    if (draft.kind == v1::DELETED || !spec.has_scan())
        return;
    const auto &scan = spec.scan();
    checkPeriod(scan, violations);
    // Whoever answers there is a stranger.
    if (!spec.secret().empty())
        violations->push_back(core::violation("spec.secret", v1::FIELDS_EXCLUSIVE,
                                              "is not sent to those that a scan looks at; leave it out",
                                              {{"other", "spec.scan"}}));
    if (scan.targets().empty())
        violations->push_back(
            core::violation("spec.scan.targets", v1::VALUE_MISSING, "must say which addresses are looked at"));
    if (scan.targets_size() > mostTargets) {
        violations->push_back(tooMany("spec.scan.targets", static_cast<std::size_t>(scan.targets_size()), mostTargets));
        return;
    }
    std::size_t addresses = 0;
    for (int index = 0; index < scan.targets_size(); ++index)
        addresses += checkTarget(index, scan, violations);
    if (addresses > MostAddresses)
        violations->push_back(tooMany("spec.scan.targets", addresses, MostAddresses));
}

} // namespace findings
