#pragma once

#include <QCoreApplication>
#include <QString>

namespace google::protobuf {
class Descriptor;
class EnumValueDescriptor;
class FieldDescriptor;
class OneofDescriptor;
} // namespace google::protobuf

namespace kit {

// What objects, their fields and values are called in forms, facts and diffs. Every kind and every field of an intent
// has its word.
class FieldWords {
    Q_DECLARE_TR_FUNCTIONS(FieldWords)

public:
    // For example `License`; the field's own name where there is no word for it.
    static QString label(const google::protobuf::FieldDescriptor *field);
    static bool hasLabel(const google::protobuf::FieldDescriptor *field);
    // Of a choice between fields, for example `Where values come from`; and what it offers, as a list.
    static QString label(const google::protobuf::OneofDescriptor *choice);
    static bool hasLabel(const google::protobuf::OneofDescriptor *choice);
    static QString choices(const google::protobuf::OneofDescriptor *choice);
    // What 0 means in a number, for example `left to the engine`; empty where it is a number like any other.
    static QString zero(const google::protobuf::FieldDescriptor *field);
    // What an object of this spec is, for example `Model version`; the spec's own name where there is no word for it.
    static QString kind(const google::protobuf::Descriptor *spec);
    static bool hasKind(const google::protobuf::Descriptor *spec);
    // One word for a value of an enumeration, for example `approved`.
    static QString value(const google::protobuf::EnumValueDescriptor *value);
    // Whether somebody may choose it: the service does not refuse it yet.
    static bool isOffered(const google::protobuf::EnumValueDescriptor *value);
};

} // namespace kit
