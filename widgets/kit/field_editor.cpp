#include "widgets/kit/field_editor.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/timestamp.pb.h>

#include "widgets/kit/field_editors.h"
#include "widgets/kit/field_words.h"
#include "widgets/kit/sentences.h"

#include "pilothouse/v1/options.pb.h"

namespace kit {

namespace pb = google::protobuf;

QHBoxLayout *editors::bareRow(QWidget *owner) {
    auto *row = new QHBoxLayout(owner);
    row->setContentsMargins(0, 0, 0, 0);
    return row;
}

namespace {

QString structure() {
    return FieldEditor::tr("It is a structure, which is only shown here.");
}

QString obstacleOf(const pb::FieldDescriptor *field, bool isNew) {
    const auto label = FieldWords::label(field).toStdString();
    const auto &verb = field->options().GetExtension(v1::verb_only);
    if (!verb.empty())
        return Sentences::of(v1::VERB_ONLY_FIELD, {{"field", label}, {"verb", verb}});
    if (!isNew && field->options().GetExtension(v1::immutable))
        return Sentences::of(v1::IMMUTABLE_FIELD, {{"field", label}});
    return {};
}

bool isInstant(const pb::FieldDescriptor *field) {
    return field->message_type() && field->message_type() == pb::Timestamp::descriptor() && !field->is_repeated();
}

FieldEditor *makeRepeated(const pb::FieldDescriptor *field, const Theme &theme, QWidget *parent) {
    if (field->is_map() && field->message_type()->map_value()->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING)
        return editors::pairs(field, theme, parent);
    if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING)
        return editors::words(field, parent);
    if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_ENUM)
        return editors::choices(field, theme, parent);
    return editors::shown(field, structure(), theme, parent);
}

FieldEditor *makeSingle(const pb::FieldDescriptor *field, const Theme &theme, const NamesOfKind &names,
                        QWidget *parent) {
    switch (field->cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_STRING:
        if (!field->options().GetExtension(v1::reference).empty())
            return editors::reference(field, names, parent);
        if (field->options().GetExtension(v1::markdown))
            return editors::text(field, theme, parent);
        // The name that the contract has for prose, whatever the kind.
        if (field->name() == "description")
            return editors::prose(field, theme, parent);
        return editors::line(field, theme, parent);
    case pb::FieldDescriptor::CPPTYPE_ENUM:
        return editors::choice(field, parent);
    case pb::FieldDescriptor::CPPTYPE_BOOL:
        return editors::flag(field, parent);
    case pb::FieldDescriptor::CPPTYPE_INT32:
    case pb::FieldDescriptor::CPPTYPE_INT64:
        return editors::number(field, parent);
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
        if (isInstant(field))
            return editors::instant(field, parent);
        break;
    case pb::FieldDescriptor::CPPTYPE_UINT32:
    case pb::FieldDescriptor::CPPTYPE_UINT64:
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
    case pb::FieldDescriptor::CPPTYPE_FLOAT:
        break;
    }
    return editors::shown(field, structure(), theme, parent);
}

} // namespace

FieldEditor *FieldEditor::make(const pb::FieldDescriptor *field, bool isNew, const Theme &theme,
                               const NamesOfKind &names, QWidget *parent) {
    const auto obstacle = obstacleOf(field, isNew);
    FieldEditor *editor = nullptr;
    if (!obstacle.isEmpty())
        editor = editors::shown(field, obstacle, theme, parent);
    else
        editor = field->is_repeated() ? makeRepeated(field, theme, parent) : makeSingle(field, theme, names, parent);
    editor->setObjectName(QString::fromStdString(field->name()));
    editor->control()->setAccessibleName(FieldWords::label(field));
    return editor;
}

} // namespace kit
