#pragma once

#include <QHBoxLayout>

#include "widgets/kit/field_editor.h"

// The editors that FieldEditor::make chooses from, one for each shape of field.
namespace kit::editors {

using Field = const google::protobuf::FieldDescriptor *;

// A row without margins in an editor.
QHBoxLayout *bareRow(QWidget *owner);

// Of a field or choice within the spec, for example `rollout.guards`: the name of its editor.
QString pathOf(const std::string &name, const FormContext &context);

// One line; more only where the value already has more.
FieldEditor *line(Field field, const Theme &theme, QWidget *parent);
// The name of the resource itself.
FieldEditor *name(Field field, const Theme &theme, QWidget *parent);
// A sentence or a few.
FieldEditor *prose(Field field, const Theme &theme, QWidget *parent);
// Markdown.
FieldEditor *text(Field field, const Theme &theme, QWidget *parent);
// A list of strings, separated by commas.
FieldEditor *words(Field field, QWidget *parent);
// A list of strings that may hold commas, one on each line.
FieldEditor *lines(Field field, const Theme &theme, QWidget *parent);
// A map of strings: one `key=value` on each line; one that begins with a space goes on with the value before.
FieldEditor *pairs(Field field, const Theme &theme, QWidget *parent);
// The name of another resource.
FieldEditor *reference(Field field, const FormContext &context, QWidget *parent);
FieldEditor *choice(Field field, QWidget *parent);
// A list of enumeration values: one box to tick for each.
FieldEditor *choices(Field field, const Theme &theme, QWidget *parent);
FieldEditor *flag(Field field, QWidget *parent);
FieldEditor *number(Field field, QWidget *parent);
// An instant, or none.
FieldEditor *instant(Field field, QWidget *parent);
// A span of time, or none.
FieldEditor *duration(Field field, QWidget *parent);
// Basis points, shown as percent.
FieldEditor *percent(Field field, QWidget *parent);
// A count of bytes, shown and typed with its unit.
FieldEditor *bytes(Field field, QWidget *parent);
// Millionths of a currency, shown and typed as an amount.
FieldEditor *money(Field field, QWidget *parent);
// Names of other resources.
FieldEditor *references(Field field, const NamesOfKind &names, QWidget *parent);
// A message: its fields, indented.
FieldEditor *group(Field field, const FormContext &context, QWidget *parent);
// A list of messages, which can be added to, moved and removed.
FieldEditor *list(Field field, const FormContext &context, QWidget *parent);
// The settings of a deployment's engine, as its template describes them.
FieldEditor *parameters(Field field, const FormContext &context, QWidget *parent);
// Fields of which a message has one: which, and that one.
FieldEditor *alternatives(const google::protobuf::OneofDescriptor *choice, const FormContext &context, QWidget *parent);
// A value that is shown, not edited, and why.
FieldEditor *shown(Field field, const QString &obstacle, const Theme &theme, QWidget *parent);

} // namespace kit::editors
