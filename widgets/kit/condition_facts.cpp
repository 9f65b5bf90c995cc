#include "widgets/kit/condition_facts.h"

#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"

namespace kit {

QList<Fact> ConditionFacts::of(const google::protobuf::RepeatedPtrField<v1::Condition> &conditions) {
    QList<Fact> facts;
    for (const auto &condition : conditions)
        facts.append({label(condition.type()), Sentences::of(condition)});
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
    if (type == "ModelsListed")
        return tr("Models offered");
    if (type == "GpusReported")
        return tr("GPUs");
    if (type == "GpusMeasured")
        return tr("GPU telemetry");
    if (type == "LimitsEnforced")
        return tr("Limits");
    if (type == "Accepted")
        return tr("Decision");
    if (type == "Present")
        return tr("Whereabouts");
    if (type == "Simulated")
        return tr("Simulation");
    return tr("Attention");
}

} // namespace kit
