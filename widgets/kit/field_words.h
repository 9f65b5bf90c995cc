#pragma once

#include <QCoreApplication>
#include <QString>

namespace google::protobuf {
class EnumValueDescriptor;
class FieldDescriptor;
} // namespace google::protobuf

namespace kit {

// What fields and their values are called in forms, facts and diffs. Every field of every intent has its word.
class FieldWords {
    Q_DECLARE_TR_FUNCTIONS(FieldWords)

public:
    // For example `License`; the field's own name where there is no word for it.
    static QString label(const google::protobuf::FieldDescriptor *field);
    static bool hasLabel(const google::protobuf::FieldDescriptor *field);
    // One word for a value of an enumeration, for example `approved`.
    static QString value(const google::protobuf::EnumValueDescriptor *value);
};

} // namespace kit
