#include "widgets/kit/change_words.h"

#include "widgets/kit/plain_text.h"

namespace kit {

namespace {

QString harmlessText(const std::string &text) {
    return harmless(QString::fromStdString(text));
}

} // namespace

QString ChangeWords::who(const v1::ListRevisionsResponse::Entry &entry) {
    return !entry.principal_full_name().empty() ? harmlessText(entry.principal_full_name())
           : !entry.principal().empty()         ? harmlessText(entry.principal())
                                                : tr("The service");
}

QString ChangeWords::sentence(const v1::ListRevisionsResponse::Entry &entry, const QString &what,
                              const IncidentChange &incidents) {
    const auto who = ChangeWords::who(entry);
    const auto verb = QString::fromStdString(entry.permission()).section(QLatin1Char('.'), -1);
    if (entry.deleted())
        return tr("%1 deleted %2", "person, object").arg(who, what);
    if (verb == QLatin1String("create"))
        return tr("%1 created %2", "person, object").arg(who, what);
    if (verb == QLatin1String("update") && !incidents.isNone())
        return incidents.sentence(who, what);
    if (verb == QLatin1String("update"))
        return tr("%1 changed %2", "person, object").arg(who, what);
    if (verb == QLatin1String("undelete"))
        return tr("%1 brought back %2", "person, object").arg(who, what);
    if (verb == QLatin1String("import"))
        return tr("%1 imported %2", "person, object").arg(who, what);
    if (verb == QLatin1String("approve"))
        return tr("%1 approved %2", "person, object").arg(who, what);
    // Several at once, or what is done without a permission.
    if (entry.permission().empty() || verb == QLatin1String("apply"))
        return entry.resource().meta().generation() > 1 ? tr("%1 changed %2", "person, object").arg(who, what)
               : entry.resource().has_finding()         ? tr("%1 found %2", "the service, object").arg(who, what)
                                                        : tr("%1 created %2", "person, object").arg(who, what);
    return tr("%1 changed %2 (%3)", "person, object, permission used").arg(who, what, harmlessText(entry.permission()));
}

} // namespace kit
