#include "widgets/kit/sentence_arguments.h"
#include "widgets/kit/sentences.h"

namespace kit {

// Why the process of a finding is not stopped.
QString Sentences::ofFinding(v1::Reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    const QHash<QString, QString> sentences{
        {QStringLiteral("OF_OTHER_HOST"),
         tr("It runs on another host. Only processes of the service's own host can be stopped from here.")},
        {QStringLiteral("NOT_A_PROCESS"), tr("Which process answers there is not known, so none is stopped.")},
        {QStringLiteral("GONE"), tr("The process that was found is not there any more.")},
        {QStringLiteral("OF_THE_SERVICE"),
         tr("The process belongs to the service itself. Change the deployment that it serves instead.")},
        {QStringLiteral("REFUSED"), tr("The system does not let the service stop it.")},
    };
    const auto sentence = sentences.value(given.text("why"), tr("The process is not stopped."));
    return given.has("system_error") ? tr("%1 The system says: %2", "a sentence, what the system says")
                                           .arg(sentence, given.text("system_error"))
                                     : sentence;
}

QString Sentences::ofFinding(v1::ConditionReason reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    switch (static_cast<int>(reason)) {
    case v1::FINDING_SEEN:
        return tr("It is there, and nobody has decided about it.");
    case v1::FINDING_GONE:
        return tr("It is not there any more.");
    case v1::FINDING_ALLOWED:
        return tr("It is allowed until %1.").arg(given.instant("time"));
    case v1::FINDING_ALLOWANCE_OVER:
        return tr("The time for which it was allowed is over.");
    case v1::FINDING_ADOPTED:
        return tr("It was adopted as %1.").arg(given.text("provider"));
    case v1::FINDING_STOPPED:
        return given.has("person") ? tr("%1 stopped its process.").arg(given.text("person"))
                                   : tr("Its process was stopped.");
    default:
        return {};
    }
}

} // namespace kit
