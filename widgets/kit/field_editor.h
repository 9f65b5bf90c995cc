#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QString>
#include <QStringList>
#include <QWidget>

#include "pilothouse/v1/resource.pb.h"

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
class Message;
class OneofDescriptor;
} // namespace google::protobuf

namespace kit {

class Theme;

namespace v1 = pilothouse::v1;

// Names of living resources of a kind, for completion.
using NamesOfKind = std::function<QStringList(const std::string &plural)>;

// A living resource by its name; null where there is none.
using ResourceByName = std::function<std::shared_ptr<const v1::Resource>(const std::string &name)>;

// What every editor of a form may need.
struct FormContext {
    const Theme &theme;
    NamesOfKind names;
    ResourceByName find;
    // The object is being made: nothing of it stands yet.
    bool isNew = true;
    // Of the message whose fields are edited, within the spec; empty for the spec itself.
    QString path;
};

// Edits one field of a message, or one choice between fields. What it shows is what it stores.
class FieldEditor : public QWidget {
    Q_OBJECT

public:
    FieldEditor(const google::protobuf::FieldDescriptor *field, QWidget *parent) : QWidget(parent), field_(field) {}

    virtual void show(const google::protobuf::Message &message) = 0;
    // False when what stands there is no value of the field; the message is left alone then.
    virtual bool store(google::protobuf::Message *message) const = 0;
    // What takes the focus and has the label as its buddy.
    virtual QWidget *control() const = 0;

    // What people call what it edits.
    virtual QString label() const;
    // Of a path below the message, for example `rollout.guards`: what comes below this editor, for example `.guards`;
    // none where the path leads elsewhere.
    virtual std::optional<QString> below(const QString &path) const;

    // What people call the field that a path leads to, of those that it edits.
    virtual QString labelAt(const QString &) const { return label(); }

    // Below its label instead of beside it.
    virtual bool isWide() const { return false; }
    // What is wrong within the value; `rest` is the path below this field, for example `[main].priority`. False where
    // the editor has no place for it.
    virtual bool showMistake(const QString &, const QString &) { return false; }
    virtual void clearMistakes() {}
    // The field, within this one, that holds what is no value of its kind.
    virtual QString unsoundField() const;
    // Another field of the same message may have changed.
    virtual void follow(const google::protobuf::Message &) {}

    // Why it is only shown; empty where it is edited.
    virtual QString obstacle() const { return {}; }

    // Of a choice its first.
    const google::protobuf::FieldDescriptor *field() const { return field_; }

    // The editor that fits the field; only shown where a verb sets it, where it cannot change any more, and where it is
    // of a shape that no editor fits.
    static FieldEditor *make(const google::protobuf::FieldDescriptor *field, const FormContext &context,
                             QWidget *parent);
    // Editors for all fields of a message, in its order; one for each choice between some of them.
    static QList<FieldEditor *> makeAll(const google::protobuf::Descriptor *type, const FormContext &context,
                                        QWidget *parent);

Q_SIGNALS:
    void edited();

private:
    const google::protobuf::FieldDescriptor *field_;
};

} // namespace kit
