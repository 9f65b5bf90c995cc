#include "tests/backend/changes/governed.h"

#include <chrono>
#include <thread>

namespace support {

using namespace std::chrono_literals;

v1::PolicyPredicate in(const std::string &attribute, const std::vector<std::string> &values) {
    v1::PolicyPredicate predicate;
    predicate.set_attribute(attribute);
    predicate.mutable_in()->mutable_values()->Assign(values.begin(), values.end());
    return predicate;
}

v1::PolicyRule ruleNamed(const std::string &id, v1::PolicyEffect effect,
                         const std::vector<v1::PolicyPredicate> &predicates) {
    v1::PolicyRule rule;
    rule.set_id(id);
    rule.set_stage(v1::ADMINISTRATION_STAGE);
    rule.set_effect(effect);
    rule.set_mode(v1::ENFORCE);
    rule.mutable_when()->Assign(predicates.begin(), predicates.end());
    return rule;
}

v1::PolicyRule approvalRule(int approvals, const std::vector<v1::PolicyPredicate> &predicates) {
    auto rule = ruleNamed("two-persons", v1::OBLIGE, predicates);
    rule.mutable_obligations()->set_approvals(approvals);
    return rule;
}

v1::Resource setOf(const std::string &id, const std::vector<v1::PolicyRule> &rules) {
    v1::Resource set;
    set.mutable_meta()->set_name("policySets/" + id);
    set.mutable_policy_set()->mutable_rules()->Assign(rules.begin(), rules.end());
    set.mutable_policy_set()->mutable_shadow_time();
    return set;
}

service::Options Governed::options() {
    service::Options options;
    options.verifyDelay = 1h;
    options.countPeriod = 100ms;
    options.nvmlPlaces = {};
    return options;
}

Governed::Governed() {
    const auto made = owner.put(modelNamed("llama"));
    EXPECT_TRUE(made) << made.error().message();
}

core::Result<v1::ApplyResponse> Governed::change(const ServiceClient &client, const v1::Resource &resource,
                                                 const std::string &reason) const {
    v1::ApplyRequest request;
    auto &put = *request.add_changes()->mutable_put();
    *put.mutable_resource() = resource;
    put.set_etag(resource.meta().etag());
    request.set_reason(reason);
    return client.ask<v1::ApplyResponse>("ResourceService.Apply", request);
}

v1::Resource Governed::relicensed(const std::string &license) const {
    auto model = *owner.get("models/llama");
    model.mutable_model()->set_license(license);
    model.clear_model_status();
    return model;
}

std::string Governed::asked(const ServiceClient &client, const std::string &license) const {
    const auto answer = change(client, relicensed(license), "The licence was wrong");
    EXPECT_TRUE(answer) << answer.error().message();
    EXPECT_EQ(answer->outcome_case(), v1::ApplyResponse::kChangeRequest);
    return answer->change_request();
}

v1::ChangeRequestSpec Governed::request(const std::string &name) const {
    const auto found = owner.get(name);
    EXPECT_TRUE(found) << found.error().message();
    return found ? found->change_request() : v1::ChangeRequestSpec();
}

core::Result<v1::MoveChangeRequestResponse> Governed::approve(const ServiceClient &client, const std::string &name,
                                                              const std::string &sha256) const {
    v1::ApproveChangeRequestRequest approval;
    approval.set_name(name);
    approval.set_sha256(sha256.empty() ? request(name).sha256() : sha256);
    return client.ask<v1::MoveChangeRequestResponse>("ChangeService.ApproveChangeRequest", approval);
}

std::string Governed::license() const {
    return owner.get("models/llama")->model().license();
}

bool Governed::becomes(const std::string &name, v1::ChangeRequestState state) const {
    const auto deadline = std::chrono::steady_clock::now() + 30s;
    while (request(name).state() != state) {
        if (std::chrono::steady_clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(5ms);
    }
    return true;
}

void Governed::beDownUntil(core::TimePoint time) {
    service.stop();
    while (service.clock.now() < time)
        std::this_thread::sleep_until(time);
    const auto started = service.start();
    ASSERT_TRUE(started) << started.error().message();
    for (auto *client : {&owner, &operating, &approver, &second})
        *client = service.clientWith(client->credentials());
}

v1::Event Governed::eventOf(const std::string &op, v1::Outcome outcome) const {
    v1::ListEventsRequest search;
    search.set_filter("op = \"" + op + "\" AND outcome = " + v1::Outcome_Name(outcome));
    search.set_page_size(1);
    const auto found = owner.ask<v1::ListEventsResponse>("AuditService.ListEvents", search);
    EXPECT_TRUE(found) << found.error().message();
    EXPECT_EQ(found->events_size(), 1) << op;
    return found->events().empty() ? v1::Event() : found->events(0);
}

} // namespace support
