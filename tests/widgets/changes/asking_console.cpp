#include "tests/widgets/changes/asking_console.h"

namespace support {

using namespace std::chrono_literals;

v1::PolicyRule ruleOnModels(const std::string &id, v1::PolicyEffect effect, const std::string &verb) {
    v1::PolicyRule rule;
    rule.set_id(id);
    rule.set_stage(v1::ADMINISTRATION_STAGE);
    rule.set_effect(effect);
    rule.set_mode(v1::ENFORCE);
    auto &kind = *rule.add_when();
    kind.set_attribute("change.kind");
    kind.mutable_in()->add_values("models");
    auto &what = *rule.add_when();
    what.set_attribute("change.verb");
    what.mutable_in()->add_values(verb);
    return rule;
}

void enforce(const RunningService &service, const std::vector<v1::PolicyRule> &rules) {
    const auto owner = service.owner();
    const auto before = owner.get("policySets/house");
    v1::Resource set;
    set.mutable_meta()->set_name("policySets/house");
    set.mutable_policy_set()->mutable_rules()->Assign(rules.begin(), rules.end());
    // Rules count at once, without a time in the shadow.
    set.mutable_policy_set()->mutable_shadow_time();
    const auto put = owner.put(set, before ? before->meta().etag() : std::string());
    if (!put)
        qFatal("%s", put.error().message().c_str());
}

void enforceApprovals(const RunningService &service, int approvals) {
    auto rule = ruleOnModels("two-persons", v1::OBLIGE);
    rule.mutable_obligations()->set_approvals(approvals);
    enforce(service, {rule});
}

std::string askForLicense(const ServiceClient &client, const std::string &license) {
    auto model = client.get("models/llama");
    if (!model)
        qFatal("%s", model.error().message().c_str());
    model->clear_model_status();
    model->mutable_model()->set_license(license);
    v1::ApplyRequest request;
    auto &put = *request.add_changes()->mutable_put();
    put.set_etag(model->meta().etag());
    *put.mutable_resource() = *std::move(model);
    request.set_reason("The licence was wrong");
    const auto answer = client.ask<v1::ApplyResponse>("ResourceService.Apply", request);
    if (!answer)
        qFatal("%s", answer.error().message().c_str());
    return answer->change_request();
}

service::Options governedOptions() {
    service::Options options;
    options.verifyDelay = 1h;
    options.nvmlPlaces = {};
    return options;
}

} // namespace support
