#include "widgets/kit/field_editor.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/timestamp.pb.h>

#include "widgets/kit/field_editors.h"
#include "widgets/kit/field_words.h"

#include "pilothouse/v1/options.pb.h"

namespace kit {

namespace pb = google::protobuf;

QHBoxLayout *editors::bareRow(QWidget *owner) {
    auto *row = new QHBoxLayout(owner);
    row->setContentsMargins(0, 0, 0, 0);
    return row;
}

namespace {

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
    return editors::shown(field, theme, parent);
}

FieldEditor *makeSingle(const pb::FieldDescriptor *field, const Theme &theme, const NamesOfKind &names,
                        QWidget *parent) {
    switch (field->cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_STRING:
        if (!field->options().GetExtension(v1::reference).empty())
            return editors::reference(field, names, parent);
        if (field->options().GetExtension(v1::markdown))
            return editors::text(field, theme, parent);
        return editors::line(field, parent);
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
    return editors::shown(field, theme, parent);
}

} // namespace

FieldEditor *FieldEditor::make(const pb::FieldDescriptor *field, bool isNew, const Theme &theme,
                               const NamesOfKind &names, QWidget *parent) {
    const auto &options = field->options();
    FieldEditor *editor = nullptr;
    if (!options.GetExtension(v1::verb_only).empty() || (!isNew && options.GetExtension(v1::immutable)))
        editor = editors::shown(field, theme, parent);
    else
        editor = field->is_repeated() ? makeRepeated(field, theme, parent) : makeSingle(field, theme, names, parent);
    editor->setObjectName(QString::fromStdString(field->name()));
    editor->control()->setAccessibleName(FieldWords::label(field));
    return editor;
}

} // namespace kit
