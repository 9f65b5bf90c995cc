#pragma once

#include <functional>
#include <memory>

#include <QString>
#include <QStringList>
#include <QWidget>

#include "pilothouse/v1/resource.pb.h"

namespace google::protobuf {
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace kit {

class Theme;

namespace v1 = pilothouse::v1;

// Names of living resources of a kind, for completion.
using NamesOfKind = std::function<QStringList(const std::string &plural)>;

// Edits one field of a message. What it shows is what it stores.
class FieldEditor : public QWidget {
    Q_OBJECT

public:
    FieldEditor(const google::protobuf::FieldDescriptor *field, QWidget *parent) : QWidget(parent), field_(field) {}

    virtual void show(const google::protobuf::Message &message) = 0;
    // False when what stands there is no value of the field; the message is left alone then.
    virtual bool store(google::protobuf::Message *message) const = 0;
    // What takes the focus and has the label as its buddy.
    virtual QWidget *control() const = 0;

    // Why it is only shown; empty where it is edited.
    virtual QString obstacle() const { return {}; }

    const google::protobuf::FieldDescriptor *field() const { return field_; }

    // The editor that fits the field; only shown where a verb sets it, where it cannot change any more, and where it is
    // a structure.
    static FieldEditor *make(const google::protobuf::FieldDescriptor *field, bool isNew, const Theme &theme,
                             const NamesOfKind &names, QWidget *parent);

Q_SIGNALS:
    void edited();

private:
    const google::protobuf::FieldDescriptor *field_;
};

} // namespace kit
