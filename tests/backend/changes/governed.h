#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "backend/core/time_text.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/audit_service.pb.h"
#include "pilothouse/v1/change_service.pb.h"
#include "pilothouse/v1/policy_service.pb.h"

namespace support {

v1::PolicyPredicate in(const std::string &attribute, const std::vector<std::string> &values);
// Enforced, at ADMINISTRATION.
v1::PolicyRule ruleNamed(const std::string &id, v1::PolicyEffect effect,
                         const std::vector<v1::PolicyPredicate> &predicates);
// Asks for so many approvals.
v1::PolicyRule approvalRule(int approvals, const std::vector<v1::PolicyPredicate> &predicates);
// Rules count in it at once, without a time in the shadow.
v1::Resource setOf(const std::string &id, const std::vector<v1::PolicyRule> &rules);

// A service with an owner and people of all roles, and a model that policies can be about.
class Governed : public ::testing::Test {
protected:
    Governed();

    // What Apply answers: applied, or the name of a change request.
    core::Result<v1::ApplyResponse> change(const ServiceClient &client, const v1::Resource &resource,
                                           const std::string &reason = {}) const;
    // The model with another licence, as whoever asks for a change would send it.
    v1::Resource relicensed(const std::string &license) const;
    // Asks for that, and gives the name of the request that is made instead.
    std::string asked(const ServiceClient &client, const std::string &license) const;
    v1::ChangeRequestSpec request(const std::string &name) const;
    core::Result<v1::MoveChangeRequestResponse> approve(const ServiceClient &client, const std::string &name,
                                                        const std::string &sha256 = {}) const;
    std::string license() const;
    // Waits for a request to be in a state.
    bool becomes(const std::string &name, v1::ChangeRequestState state) const;
    // The service is down until its clock shows a time. Clients go on with the same certificates.
    void beDownUntil(core::TimePoint time);
    // The newest event of an operation.
    v1::Event eventOf(const std::string &op, v1::Outcome outcome = v1::ALLOWED) const;

    RunningService service{options()};
    ServiceClient owner = service.owner();
    ServiceClient operating = service.enrol("operator");
    ServiceClient approver = service.enrol("approver");
    ServiceClient second = service.enrol("approver");

private:
    static service::Options options();
};

} // namespace support
