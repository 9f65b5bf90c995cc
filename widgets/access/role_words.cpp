#include "widgets/access/role_words.h"

namespace accesspage {

const std::vector<std::pair<v1::Role, const char *>> &RoleWords::all() {
    static const std::vector<std::pair<v1::Role, const char *>> roles{
        {v1::VIEWER, "viewer"},     {v1::AUDITOR, "auditor"},   {v1::POLICY_AUTHOR, "policy-author"},
        {v1::APPROVER, "approver"}, {v1::OPERATOR, "operator"}, {v1::ADMIN, "admin"}};
    return roles;
}

QString RoleWords::id(v1::Role role) {
    for (const auto &[value, id] : all())
        if (value == role)
            return QLatin1String(id);
    return {};
}

QString RoleWords::meaning(v1::Role role) {
    switch (role) {
    case v1::VIEWER:
        return tr("Sees everything but logs, and changes nothing.");
    case v1::OPERATOR:
        return tr("Imports models, deploys them and runs what serves them.");
    case v1::POLICY_AUTHOR:
        return tr("Writes the rules that changes must keep.");
    case v1::APPROVER:
        return tr("Approves models and what others ask to change.");
    case v1::AUDITOR:
        return tr("Reads everything, the log of changes too, and changes nothing.");
    case v1::ADMIN:
        return tr("May do everything, and gives roles to others.");
    case v1::ROLE_UNSPECIFIED:
    case v1::Role_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Role_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return {};
}

} // namespace accesspage
