#include "widgets/deployments/condition_facts.h"

#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"

namespace deploymentspage {

QList<kit::Fact> ConditionFacts::of(const google::protobuf::RepeatedPtrField<v1::Condition> &conditions) {
    QList<kit::Fact> facts;
    for (const auto &condition : conditions)
        facts.append({label(condition.type()), kit::Sentences::of(condition)});
    return facts;
}

QString ConditionFacts::label(const std::string &type) {
    if (type == "Available")
        return tr("Availability");
    if (type == "Current")
        return tr("Revision");
    if (type == "Scaled")
        return tr("Scale");
    if (type == "Installed")
        return tr("Installation");
    if (type == "Reachable" || type == "Serving" || type == "Ready")
        return tr("State");
    if (type == "LimitsEnforced")
        return tr("Limits");
    return tr("Attention");
}

} // namespace deploymentspage
