#pragma once

#include <functional>
#include <string>

#include "tests/widgets/console/page_console.h"

#include "pilothouse/v1/policy_set.pb.h"

namespace support {

// At ADMINISTRATION and enforced at once, on changes of models.
v1::PolicyRule ruleOnModels(const std::string &id, v1::PolicyEffect effect, const std::string &verb = "update");
// Puts a set of these rules in force, in the place of the one before.
void enforce(const RunningService &service, const std::vector<v1::PolicyRule> &rules);
// Asks for another licence of a model; the name of the request that is made instead.
std::string askForLicense(const ServiceClient &client, const std::string &license);
// With one approval asked for each change of a model.
void enforceApprovals(const RunningService &service, int approvals = 1);

service::Options governedOptions();

} // namespace support
