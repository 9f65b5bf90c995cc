#pragma once

#include <string>

#include <QCoreApplication>
#include <QStringList>

class QJsonObject;
class QJsonValue;

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
} // namespace google::protobuf

namespace kit {

// What stands in a field, line by line, as its form has it: shares in percent, amounts with their units, values by
// their words, and what a message holds by what people call it.
class ValueLines {
    Q_DECLARE_TR_FUNCTIONS(ValueLines)

public:
    // The value is canonical JSON. The path is one within an object of that name, for example
    // `spec.targets[main].share_basis_points`; what cannot be found there is read as any JSON.
    static QStringList of(const std::string &object, const std::string &path, const std::string &json);
    // What it says where nothing is written: of an amount, that it is 0; else no line.
    static QStringList ofNothing(const std::string &object, const std::string &path);
    // The field at such a path; null where there is none.
    static const google::protobuf::FieldDescriptor *fieldAt(const std::string &object, const std::string &path);
    // A bound of such a field, as an error's argument has it: `10000`, `3600s`.
    static QString ofBound(const std::string &object, const std::string &path, const std::string &bound);

private:
    using Field = const google::protobuf::FieldDescriptor *;

    // Of one element where the field is a list.
    static QStringList ofElement(Field field, const QJsonValue &value);
    static QStringList ofMessage(const google::protobuf::Descriptor *type, const QJsonObject &value);
    static QStringList ofList(Field field, const QJsonValue &value);
    static QString ofNumber(Field field, const QJsonValue &value);
    static QStringList ofAny(const QJsonValue &value);
};

} // namespace kit
