#include "widgets/policies/templates.h"

#include <QDir>
#include <QFile>

#include "backend/core/strict_json.h"

namespace policiespage {

QList<v1::Resource> Templates::all() {
    QList<v1::Resource> all;
    const QDir folder(QStringLiteral(":/pilothouse/policies"));
    for (const auto &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        v1::Resource set;
        const bool isOpen = file.open(QIODevice::ReadOnly);
        const auto read = core::messageFromJson(isOpen ? file.readAll().toStdString() : std::string(), &set);
        // A file of the program that cannot be read is a defect of the program.
        if (!read)
            qFatal("%s: %s", qPrintable(name), read.error().message().c_str());
        all << set;
    }
    return all;
}

v1::Resource Templates::blank() {
    v1::Resource set;
    set.mutable_meta()->set_name("policySets/new");
    set.mutable_policy_set();
    return set;
}

v1::Resource Templates::under(const v1::Resource &pattern, const std::function<bool(const std::string &)> &isTaken) {
    auto set = pattern;
    const auto base = pattern.meta().name();
    for (int number = 2; isTaken(set.meta().name()); ++number)
        set.mutable_meta()->set_name(base + '-' + std::to_string(number));
    return set;
}

} // namespace policiespage
