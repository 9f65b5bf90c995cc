#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <QObject>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// What roles allow, and which of them one principal holds: policies count for what roles allow alone. Nothing is known
// of it where whoever asks may not read it.
class HeldRoles final : public QObject {
    Q_OBJECT

public:
    HeldRoles(const kit::Session &session, QObject *parent);

    // Once: what roles hold does not change while the service runs.
    void ask();
    // Anew; of the same principal, what was known of him stays until the answer is there.
    void askOf(const std::string &principal);

    bool isAnyKnown() const { return !permissions_.empty(); }
    bool isKnownOf(const std::string &principal) const { return isAnyKnown() && known_ == principal; }
    std::optional<bool> isHeld(v1::Role role, const std::string &permission) const;
    // By a role in the organisation or in any team.
    std::optional<bool> isHeldBy(const std::string &principal, const std::string &permission) const;
    // Names of the teams where alone the principal that was asked about holds it; empty where it is the organisation.
    std::set<std::string> teams(const std::string &permission) const;
    // What changes something of a kind, as permissions call it: first what every kind has. Empty while it is not known.
    std::vector<std::string> verbs(const std::string &kind) const;

Q_SIGNALS:
    void changed();

private:
    std::vector<const v1::AccessGrant *> granting(const std::string &permission) const;

    const kit::Session session_;
    std::map<int, std::set<std::string>> permissions_;
    std::string principal_;
    // Whose grants these are; empty while that is not known.
    std::string known_;
    std::vector<v1::AccessGrant> grants_;
    client::Pending<v1::DescribeRolesResponse> describing_;
    client::Pending<v1::ListAccessResponse> listing_;
};

} // namespace policiespage
