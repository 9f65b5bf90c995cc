#include "backend/service/rules_of_nouns.h"

#include "backend/catalog/catalog_rules.h"
#include "backend/changes/change_request_rules.h"
#include "backend/deployments/deployment_rules.h"
#include "backend/deployments/engine_template_rules.h"
#include "backend/findings/finding_rules.h"
#include "backend/fleet/fleet_rules.h"
#include "backend/fleet/silence_rules.h"
#include "backend/gateway/gateway_rules.h"
#include "backend/identity/principal_rules.h"
#include "backend/identity/role_binding_rules.h"
#include "backend/identity/site_rules.h"
#include "backend/identity/team_rules.h"
#include "backend/policies/break_glass.h"
#include "backend/policies/policy_set_rules.h"
#include "backend/secret/secret_rules.h"

namespace service {

std::vector<std::unique_ptr<ledger::Rules>> rulesOfNouns(const core::Clock &clock) {
    std::vector<std::unique_ptr<ledger::Rules>> rules;
    rules.push_back(std::make_unique<identity::PrincipalRules>(clock));
    rules.push_back(std::make_unique<identity::RoleBindingRules>(clock));
    rules.push_back(std::make_unique<identity::TeamRules>());
    rules.push_back(std::make_unique<identity::SiteRules>());
    rules.push_back(std::make_unique<catalog::ModelRules>());
    rules.push_back(std::make_unique<catalog::ModelVersionRules>());
    rules.push_back(std::make_unique<deployments::DeploymentRules>());
    rules.push_back(std::make_unique<deployments::EngineTemplateRules>());
    rules.push_back(std::make_unique<fleet::ClusterRules>());
    rules.push_back(std::make_unique<fleet::TelemetrySourceRules>());
    rules.push_back(std::make_unique<fleet::SilenceRules>(clock));
    rules.push_back(std::make_unique<findings::ScanRules>());
    rules.push_back(std::make_unique<findings::FindingRules>(clock));
    rules.push_back(std::make_unique<gateway::RouteRules>());
    rules.push_back(std::make_unique<gateway::ProviderRules>());
    rules.push_back(std::make_unique<secret::SecretRules>());
    rules.push_back(std::make_unique<policies::PolicySetRules>(clock));
    rules.push_back(std::make_unique<policies::BreakGlassRules>(clock));
    rules.push_back(std::make_unique<changes::ChangeRequestRules>(clock));
    return rules;
}

} // namespace service
