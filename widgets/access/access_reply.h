#pragma once

#include <optional>
#include <string>

#include <QObject>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/identity_service.pb.h"
#include "pilothouse/v1/policy_service.pb.h"

namespace accesspage {

namespace v1 = pilothouse::v1;

// Whether somebody may do something somewhere.
struct AccessQuestion {
    // `principals/<id>`
    std::string principal;
    // For example `deployments.update`.
    std::string permission;
    // Name of what exists, or of a team; empty is the organisation.
    std::string place;

    bool operator==(const AccessQuestion &) const = default;
};

// Asks roles and policies the same question, and joins what both say. Policies are not asked about reading.
class AccessReply final : public QObject {
    Q_OBJECT

public:
    explicit AccessReply(const kit::Session &session, QObject *parent = nullptr);

    // Gives up what was asked before. Nothing is asked where person or permission is missing.
    void ask(const AccessQuestion &question);

    const AccessQuestion &question() const { return question_; }
    bool isPending() const { return isPending_; }
    const std::optional<core::Error> &error() const { return error_; }
    // Absent until it is known.
    const std::optional<v1::ExplainAccessResponse> &roles() const { return roles_; }
    // Absent where policies were not asked, or could not be; then policyError() says why.
    const std::optional<v1::ExplainPoliciesResponse> &policies() const { return policies_; }
    const std::optional<core::Error> &policyError() const { return policyError_; }

Q_SIGNALS:
    void changed();

private:
    void askPolicies();
    void finish();

    const kit::Session session_;
    AccessQuestion question_;
    bool isPending_ = false;
    std::optional<core::Error> error_;
    std::optional<core::Error> policyError_;
    std::optional<v1::ExplainAccessResponse> roles_;
    std::optional<v1::ExplainPoliciesResponse> policies_;
    client::Pending<v1::ExplainAccessResponse> pendingRoles_;
    client::Pending<v1::ExplainPoliciesResponse> pendingPolicies_;
};

} // namespace accesspage
