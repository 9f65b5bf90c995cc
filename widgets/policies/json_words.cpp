#include "widgets/policies/json_words.h"

#include <google/protobuf/descriptor.h>

#include "backend/client/resource_cache.h"
#include "widgets/kit/field_words.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/vocabulary.h"

#include "pilothouse/v1/options.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// The field that the last name of a path is, and the message that the path ends in; null where it leads nowhere.
struct Reached {
    const Descriptor *message = v1::Resource::descriptor();
    const FieldDescriptor *field = nullptr;
};

Reached follow(const QStringList &path) {
    Reached reached;
    for (const auto &name : path) {
        bool isPosition = false;
        name.toUInt(&isPosition);
        if (isPosition)
            continue;
        reached.field = reached.message ? reached.message->FindFieldByName(name.toStdString()) : nullptr;
        reached.message = reached.field ? reached.field->message_type() : nullptr;
    }
    return reached;
}

} // namespace

QStringList JsonWords::offered(const JsonPlaces::Writing &writing) const {
    if (!writing.isName)
        return values(writing);
    QStringList names;
    if (writing.path.isEmpty())
        return {QStringLiteral("meta"), QStringLiteral("policy_set")};
    if (const auto *message = follow(writing.path).message)
        for (int i = 0; i < message->field_count(); ++i)
            if (message->field(i)->name() != "mode_time")
                names << QString::fromStdString(message->field(i)->name());
    return names;
}

QStringList JsonWords::values(const JsonPlaces::Writing &writing) const {
    const auto reached = follow(writing.path);
    const auto *field = writing.name.isEmpty() || !reached.message
                            ? reached.field
                            : reached.message->FindFieldByName(writing.name.toStdString());
    if (!field)
        return {};
    QStringList words;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
        for (int i = 1; i < field->enum_type()->value_count(); ++i) {
            if (kit::FieldWords::isOffered(field->enum_type()->value(i)))
                words << QString::fromStdString(field->enum_type()->value(i)->name());
        }
        return words;
    }
    if (field->name() == "attribute") {
        auto stage = v1::POLICY_STAGE_UNSPECIFIED;
        v1::PolicyStage_Parse(writing.stage.toStdString(), &stage);
        return vocabulary_.names(stage);
    }
    if (field->containing_type() == v1::PolicyTest::descriptor() && field->name() == "rule") {
        for (const auto &rule : draft_.edited().policy_set().rules())
            words << QString::fromStdString(rule.id());
        return words;
    }
    if (const auto &kind = field->options().GetExtension(v1::reference); !kind.empty()) {
        for (const auto &name : session_.cache.names(kind))
            words << QString::fromStdString(name);
        return words;
    }
    return writing.attribute.isEmpty() ? words : vocabulary_.valuesOf(writing.attribute.toStdString());
}

} // namespace policiespage
