#include "widgets/kit/field_editor.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/duration.pb.h>
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

QString editors::pathOf(const std::string &name, const FormContext &context) {
    const auto own = QString::fromStdString(name);
    return context.path.isEmpty() ? own : context.path + QLatin1Char('.') + own;
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

bool isOf(const pb::FieldDescriptor *field, const pb::Descriptor *type) {
    return field->message_type() == type && !field->is_repeated();
}

bool isReference(const pb::FieldDescriptor *field) {
    return !field->options().GetExtension(v1::reference).empty();
}

FieldEditor *makeMap(const pb::FieldDescriptor *field, const FormContext &context, QWidget *parent) {
    if (field->message_type()->map_value()->cpp_type() != pb::FieldDescriptor::CPPTYPE_STRING)
        return editors::shown(field, structure(), context.theme, parent);
    // What may stand there, the chosen engine's template says.
    if (field->containing_type() == v1::DeploymentSpec::descriptor() && field->name() == "parameters")
        return editors::parameters(field, context, parent);
    return editors::pairs(field, context.theme, parent);
}

FieldEditor *makeRepeated(const pb::FieldDescriptor *field, const FormContext &context, QWidget *parent) {
    if (field->is_map())
        return makeMap(field, context, parent);
    // Those of a command line may hold anything, whatever the kind.
    if (QString::fromStdString(field->name()).endsWith(QLatin1String("arguments")))
        return editors::lines(field, context.theme, parent);
    if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING)
        return isReference(field) ? editors::references(field, context.names, parent) : editors::words(field, parent);
    if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_ENUM)
        return editors::choices(field, context.theme, parent);
    if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE)
        return editors::list(field, context, parent);
    return editors::shown(field, structure(), context.theme, parent);
}

FieldEditor *makeText(const pb::FieldDescriptor *field, const FormContext &context, QWidget *parent) {
    if (isReference(field))
        return editors::reference(field, context, parent);
    if (field->containing_type() == v1::Meta::descriptor() && field->name() == "name")
        return editors::name(field, context.theme, parent);
    if (field->options().GetExtension(v1::markdown))
        return editors::text(field, context.theme, parent);
    // The name that the contract has for prose, whatever the kind.
    if (field->name() == "description")
        return editors::prose(field, context.theme, parent);
    return editors::line(field, context.theme, parent);
}

FieldEditor *makeSingle(const pb::FieldDescriptor *field, const FormContext &context, QWidget *parent) {
    switch (field->cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_STRING:
        return makeText(field, context, parent);
    case pb::FieldDescriptor::CPPTYPE_ENUM:
        return editors::choice(field, parent);
    case pb::FieldDescriptor::CPPTYPE_BOOL:
        return editors::flag(field, parent);
    case pb::FieldDescriptor::CPPTYPE_INT32:
        if (QString::fromStdString(field->name()).endsWith(QLatin1String("_basis_points")))
            return editors::percent(field, parent);
        return editors::number(field, parent);
    case pb::FieldDescriptor::CPPTYPE_INT64:
        if (QString::fromStdString(field->name()).endsWith(QLatin1String("_bytes")))
            return editors::bytes(field, parent);
        if (QString::fromStdString(field->name()).endsWith(QLatin1String("_micros")))
            return editors::money(field, parent);
        return editors::number(field, parent);
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
        if (isOf(field, pb::Timestamp::descriptor()))
            return editors::instant(field, parent);
        if (isOf(field, pb::Duration::descriptor()))
            return editors::duration(field, parent);
        return editors::group(field, context, parent);
    case pb::FieldDescriptor::CPPTYPE_UINT32:
    case pb::FieldDescriptor::CPPTYPE_UINT64:
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
    case pb::FieldDescriptor::CPPTYPE_FLOAT:
        break;
    }
    return editors::shown(field, structure(), context.theme, parent);
}

} // namespace

QString FieldEditor::label() const {
    return FieldWords::label(field_);
}

std::optional<QString> FieldEditor::below(const QString &path) const {
    const auto name = QString::fromStdString(field_->name());
    const auto rest = path.mid(name.size());
    const bool isEnd = rest.isEmpty() || rest[0] == QLatin1Char('.') || rest[0] == QLatin1Char('[');
    return path.startsWith(name) && isEnd ? std::optional(rest) : std::nullopt;
}

QString FieldEditor::unsoundField() const {
    return label();
}

FieldEditor *FieldEditor::make(const pb::FieldDescriptor *field, const FormContext &context, QWidget *parent) {
    const auto obstacle = obstacleOf(field, context.isNew);
    FieldEditor *editor = nullptr;
    if (!obstacle.isEmpty())
        editor = editors::shown(field, obstacle, context.theme, parent);
    else
        editor = field->is_repeated() ? makeRepeated(field, context, parent) : makeSingle(field, context, parent);
    editor->setObjectName(editors::pathOf(field->name(), context));
    editor->control()->setAccessibleName(editor->label());
    return editor;
}

QList<FieldEditor *> FieldEditor::makeAll(const pb::Descriptor *type, const FormContext &context, QWidget *parent) {
    QList<FieldEditor *> all;
    for (int index = 0; index < type->field_count(); ++index) {
        const auto *field = type->field(index);
        const auto *choice = field->real_containing_oneof();
        if (!choice) {
            all << make(field, context, parent);
        } else if (choice->field(0) == field) {
            auto *editor = editors::alternatives(choice, context, parent);
            editor->setObjectName(editors::pathOf(choice->name(), context));
            editor->control()->setAccessibleName(editor->label());
            all << editor;
        }
    }
    return all;
}

} // namespace kit
