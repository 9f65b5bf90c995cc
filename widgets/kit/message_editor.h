#pragma once

#include <memory>
#include <vector>

#include <QVector>

#include "widgets/kit/field_editor.h"

class QGridLayout;

namespace kit {

class FieldRow;

// Editors for all fields of one message, each with its own path for what is wrong with it. What is not touched stays
// as it was.
class MessageEditor : public QWidget {
    Q_OBJECT

public:
    enum class Shape {
        // One field below the other, labels before them.
        Form,
        // Up to three beside each other, labels above them.
        Block,
    };

    // The context's path is that of the message.
    MessageEditor(const google::protobuf::Descriptor *type, Shape shape, const FormContext &context,
                  QWidget *parent = nullptr);
    ~MessageEditor() override;

    void show(const google::protobuf::Message &message);
    const google::protobuf::Message &message() const { return *message_; }
    bool isSound() const;
    // The first that is not; empty where all are.
    QString unsoundField() const;
    void clearMistakes();
    // `rest` is the path below this message, for example `sites`; false where no field here has it.
    bool showMistake(const QString &rest, const QString &sentence);
    // What takes the focus first.
    QWidget *control() const;

Q_SIGNALS:
    void edited();

private:
    void place(FieldRow *row, int index, Shape shape);
    using QWidget::show;

    const Theme &theme_;
    std::unique_ptr<google::protobuf::Message> message_;
    QGridLayout *grid_;
    QVector<FieldRow *> rows_;
    std::vector<bool> sound_;
};

} // namespace kit
