#pragma once

#include <QScrollArea>
#include <QVector>

#include "backend/core/error.h"
#include "widgets/kit/field_editor.h"

#include "pilothouse/v1/errors.pb.h"

class QFormLayout;

namespace kit {

class FieldRow;

// A form for the intent of any kind, made from its descriptor: what people call the fields, an editor that fits each,
// and what is wrong with a field right below it.
class SpecForm : public QScrollArea {
    Q_OBJECT

public:
    SpecForm(const Theme &theme, NamesOfKind names, ResourceByName find = {}, QWidget *parent = nullptr);

    // Makes the editors for the resource's kind. A new one has its name asked for.
    void show(const v1::Resource &resource, bool isNew);
    // To the first editor; show() does it too.
    void takeKeyboard();
    // The resource with what stands in the editors.
    const v1::Resource &resource() const { return resource_; }
    // Replaces the violations that are shown; paths as in FieldViolation. Answers those that have no field here.
    QStringList showViolations(const google::protobuf::RepeatedPtrField<v1::FieldViolation> &violations);
    // Whether something is said to be wrong with a field.
    bool hasMistake() const { return mistakeSaid() != nullptr; }
    // Brings the uppermost of those into sight, with the keyboard in it.
    void revealMistake();
    // Every editor holds a value of its field.
    bool isSound() const;
    // What the first field is called whose editor does not; empty where all do.
    QString unsoundField() const;
    // What the fields are called that violations are shown at.
    const QStringList &mistaken() const { return mistaken_; }

Q_SIGNALS:
    void edited();

private:
    struct Row {
        // Of the paths of its violations: `spec.` or `meta.`.
        QString prefix;
        FieldEditor *editor;
        FieldRow *cell;
        bool isSound = true;
    };

    void build(bool isNew);
    void addSection(const QString &title, QFormLayout **rows);
    void addRow(const QString &prefix, FieldEditor *editor, QFormLayout *rows);
    // What was edited alone: an editor may show less than the field holds.
    void store(FieldEditor *editor);
    void followSpec();
    // False where no field here is the one.
    bool showViolation(const v1::FieldViolation &violation);
    core::Error::Arguments argumentsOf(const v1::FieldViolation &violation) const;
    FieldRow *mistakeSaid() const;
    google::protobuf::Message *messageOf(const FieldEditor *editor);

    const Theme &theme_;
    NamesOfKind names_;
    ResourceByName find_;
    v1::Resource resource_;
    QVector<Row> rows_;
    QStringList mistaken_;
};

} // namespace kit
