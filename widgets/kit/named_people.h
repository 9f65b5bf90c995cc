#pragma once

#include <QList>

#include "widgets/kit/field_editor.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace kit {

// A resource that can be chosen, and the words for it.
struct NamedReference {
    QString words;
    QString name;
    bool operator==(const NamedReference &) const = default;
};

// People by what they are called, in this order, and with their ids where two are called the same; all else by its
// name, in the order in which it came.
QList<NamedReference> namedReferences(const QStringList &names, const ResourceByName &find);

// An object in a title: a person by what he is called, and a role binding by whom it is of, each with its name.
QString namedObject(const v1::Resource &resource, const ResourceByName &find);

// To be read: who is referred to is called by his name, before the one of the reference.
google::protobuf::RepeatedPtrField<v1::ObjectDiff>
withNamesOfPeople(google::protobuf::RepeatedPtrField<v1::ObjectDiff> diffs, const ResourceByName &find);
v1::ObjectDiff withNamesOfPeople(v1::ObjectDiff diff, const ResourceByName &find);

} // namespace kit
