#pragma once

#include <QList>
#include <QWidget>

#include "widgets/kit/field_editor.h"
#include "widgets/kit/session.h"

namespace kit {
class FieldRow;
}

namespace policiespage {

namespace v1 = pilothouse::v1;

// Fields of one message of a resource, each with the editor that fits it and what is wrong below it.
class MessageForm final : public QWidget {
    Q_OBJECT

public:
    MessageForm(const kit::Session &session, const google::protobuf::Descriptor *type, const QStringList &fields,
                bool isNew, QWidget *parent = nullptr);

    void show(const google::protobuf::Message &message);
    // Of what was edited last, and only that; false where it holds no value of its kind.
    bool store(google::protobuf::Message *message) const;
    // This field was edited last.
    bool isLast(const QString &field) const;
    void clearMistakes();
    // `path` is below the message; false where it leads to no field here.
    bool showMistake(const QString &path, const QString &sentence);
    void setFieldVisible(const QString &field, bool isVisible);
    // To the field at the path below the message, to the first where it is empty; false where it is of none here.
    bool takeKeyboard(const QString &path = {});

Q_SIGNALS:
    void edited();

private:
    using QWidget::show;
    struct Row {
        kit::FieldEditor *editor;
        kit::FieldRow *cell;
        QWidget *label;
    };

    QList<Row> rows_;
    kit::FieldEditor *last_ = nullptr;
    bool isShowing_ = false;
};

} // namespace policiespage
