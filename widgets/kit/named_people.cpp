#include "widgets/kit/named_people.h"

#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include "widgets/kit/plain_text.h"

namespace kit {

namespace {

// Translated in the context of this file's name.
class NamedPeople {
    Q_DECLARE_TR_FUNCTIONS(NamedPeople)
};

// Empty where nobody of the name is known, or where he has none.
QString fullName(const std::string &name, const ResourceByName &find) {
    const auto found = find ? find(name) : nullptr;
    return found ? harmless(QString::fromStdString(found->principal_status().full_name())) : QString();
}

// "Tomasz Nowak (principals/k3v7q2x5m4a6b2c7)"
QString withName(const QString &words, const QString &name) {
    return words.isEmpty() ? name : NamedPeople::tr("%1 (%2)", "what something is called, its name").arg(words, name);
}

QString jsonOf(const QString &text) {
    const auto list = QString::fromUtf8(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact));
    return list.mid(1, list.size() - 2);
}

std::string withNames(const std::string &json, const ResourceByName &find) {
    // A whole text, and none that is the key of another.
    static const QRegularExpression reference(QStringLiteral("\"(principals/[a-z0-9-]+)\"(?!\\s*:)"));
    const auto text = QString::fromStdString(json);
    QString named;
    qsizetype end = 0;
    for (auto matches = reference.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const auto name = match.captured(1);
        named += text.mid(end, match.capturedStart() - end);
        named += jsonOf(withName(fullName(name.toStdString(), find), name));
        end = match.capturedEnd();
    }
    return (named + text.mid(end)).toStdString();
}

} // namespace

QList<NamedReference> namedReferences(const QStringList &names, const ResourceByName &find) {
    QList<NamedReference> named;
    bool isOfPeople = false;
    for (const auto &name : names) {
        const auto words = fullName(name.toStdString(), find);
        isOfPeople = isOfPeople || !words.isEmpty();
        named.append({words.isEmpty() ? name : words, name});
    }
    if (!isOfPeople)
        return named;
    std::stable_sort(named.begin(), named.end(), [](const auto &left, const auto &right) {
        return QString::localeAwareCompare(left.words, right.words) < 0;
    });
    const auto plain = named;
    for (auto &one : named) {
        const auto alike = std::count_if(plain.begin(), plain.end(), [&one](const auto &other) {
            return QString::compare(other.words, one.words, Qt::CaseInsensitive) == 0;
        });
        if (alike > 1)
            one.words = withName(one.words, one.name.section(QLatin1Char('/'), 1));
    }
    return named;
}

QString namedObject(const v1::Resource &resource, const ResourceByName &find) {
    const auto name = QString::fromStdString(resource.meta().name());
    if (!resource.has_role_binding())
        return withName(fullName(resource.meta().name(), find), name);
    const auto &spec = resource.role_binding();
    if (spec.has_subject_team())
        return NamedPeople::tr("%1 of %2", "role binding, person or team")
            .arg(name, QString::fromStdString(spec.subject_team()));
    const auto who = fullName(spec.principal(), find);
    return who.isEmpty() ? name : NamedPeople::tr("%1 of %2", "role binding, person or team").arg(name, who);
}

v1::ObjectDiff withNamesOfPeople(v1::ObjectDiff diff, const ResourceByName &find) {
    for (auto &field : *diff.mutable_fields()) {
        field.set_before(withNames(field.before(), find));
        field.set_after(withNames(field.after(), find));
    }
    return diff;
}

google::protobuf::RepeatedPtrField<v1::ObjectDiff>
withNamesOfPeople(google::protobuf::RepeatedPtrField<v1::ObjectDiff> diffs, const ResourceByName &find) {
    for (auto &diff : diffs)
        diff = withNamesOfPeople(std::move(diff), find);
    return diffs;
}

} // namespace kit
