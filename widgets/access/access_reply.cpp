#include "widgets/access/access_reply.h"

#include "backend/client/access_calls.h"
#include "backend/client/connection.h"
#include "widgets/kit/change_policy.h"

namespace accesspage {

namespace {

bool isTeam(const std::string &place) {
    return place.starts_with("teams/");
}

} // namespace

AccessReply::AccessReply(const kit::Session &session, QObject *parent) : QObject(parent), session_(session) {}

void AccessReply::ask(const AccessQuestion &question) {
    question_ = question;
    pendingRoles_.cancel();
    pendingPolicies_.cancel();
    error_.reset();
    policyError_.reset();
    roles_.reset();
    policies_.reset();
    isPending_ = !question.principal.empty() && !question.permission.empty();
    Q_EMIT changed();
    if (!isPending_)
        return;
    v1::ExplainAccessRequest request;
    request.set_principal(question.principal);
    request.set_permission(question.permission);
    if (isTeam(question.place))
        request.set_team(question.place);
    else if (!question.place.empty())
        request.set_resource(question.place);
    const client::AccessCalls calls(session_.connection.link(), client::defaultDeadline);
    pendingRoles_ = calls.explainAccess(request);
    client::deliver(pendingRoles_, this, [this](const core::Result<v1::ExplainAccessResponse> &answer) {
        if (!answer) {
            error_ = answer.error();
            return finish();
        }
        roles_ = *answer;
        if (kit::ChangePolicy::isReading(question_.permission))
            finish();
        else
            askPolicies();
    });
}

void AccessReply::askPolicies() {
    v1::ExplainPoliciesRequest request;
    auto &question = *request.mutable_question();
    question.set_stage(v1::ADMINISTRATION_STAGE);
    question.set_principal(question_.principal);
    question.set_permission(question_.permission);
    if (isTeam(question_.place)) {
        auto &team = *question.mutable_example()->add_facts();
        team.set_attribute("resource.team");
        team.set_text(question_.place);
    } else {
        question.set_resource(question_.place);
    }
    const client::AccessCalls calls(session_.connection.link(), client::defaultDeadline);
    pendingPolicies_ = calls.explainPolicies(request);
    client::deliver(pendingPolicies_, this, [this](const core::Result<v1::ExplainPoliciesResponse> &answer) {
        if (answer)
            policies_ = *answer;
        else
            policyError_ = answer.error();
        finish();
    });
}

void AccessReply::finish() {
    isPending_ = false;
    Q_EMIT changed();
}

} // namespace accesspage
