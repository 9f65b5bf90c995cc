#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "widgets/kit/field_editors.h"
#include "widgets/kit/field_words.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/message_editor.h"
#include "widgets/kit/tab_order.h"
#include "widgets/kit/theme.h"

#include "pilothouse/v1/options.pb.h"

namespace kit {

namespace {

namespace pb = google::protobuf;

// What the editors of a field's own fields need.
FormContext within(const pb::FieldDescriptor *field, const FormContext &context) {
    auto deeper = context;
    deeper.path = editors::pathOf(field->name(), context);
    return deeper;
}

// A message within a message: its fields, indented.
class GroupEditor final : public FieldEditor {
public:
    GroupEditor(const pb::FieldDescriptor *field, const FormContext &context, QWidget *parent)
        : FieldEditor(field, parent),
          fields_(new MessageEditor(field->message_type(), MessageEditor::Shape::Form, within(field, context))) {
        auto *row = editors::bareRow(this);
        row->setContentsMargins(context.theme.px(Size::SpaceLarge), 0, 0, 0);
        row->addWidget(fields_);
        connect(fields_, &MessageEditor::edited, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        fields_->show(message.GetReflection()->GetMessage(message, field()));
    }
    bool store(pb::Message *message) const override {
        if (fields_->message().ByteSizeLong() == 0)
            message->GetReflection()->ClearField(message, field());
        else
            message->GetReflection()->MutableMessage(message, field())->CopyFrom(fields_->message());
        return fields_->isSound();
    }
    QWidget *control() const override { return fields_->control(); }
    bool isWide() const override { return true; }
    QString unsoundField() const override { return fields_->unsoundField(); }
    void clearMistakes() override { fields_->clearMistakes(); }
    bool showMistake(const QString &rest, const QString &sentence) override {
        return rest.startsWith(QLatin1Char('.')) && fields_->showMistake(rest.mid(1), sentence);
    }

private:
    MessageEditor *fields_;
};

// A list of messages: one block for each, which can be moved, removed and added to.
class ListEditor final : public FieldEditor {
public:
    ListEditor(const pb::FieldDescriptor *field, const FormContext &context, QWidget *parent)
        : FieldEditor(field, parent),
          theme_(context.theme),
          within_(within(field, context)),
          column_(new QVBoxLayout(this)),
          add_(new QPushButton(FieldEditor::tr("Add"))) {
        column_->setContentsMargins(theme_.px(Size::SpaceLarge), 0, 0, 0);
        column_->setSpacing(theme_.px(Size::SpaceMedium));
        column_->addWidget(add_, 0, Qt::AlignLeading);
        add_->setAutoDefault(false);
        add_->setAccessibleName(FieldEditor::tr("Add to %1").arg(FieldWords::label(field)));
        connect(add_, &QPushButton::clicked, this, [this] {
            auto *fields = insert(static_cast<int>(blocks_.size()));
            arranged();
            Q_EMIT edited();
            if (auto *first = fields->control())
                first->setFocus(Qt::OtherFocusReason);
        });
    }
    void show(const pb::Message &message) override {
        while (!blocks_.isEmpty())
            take(0);
        const auto *reflection = message.GetReflection();
        for (int index = 0; index < reflection->FieldSize(message, field()); ++index)
            insert(index)->show(reflection->GetRepeatedMessage(message, field(), index));
        arranged();
    }
    bool store(pb::Message *message) const override {
        message->GetReflection()->ClearField(message, field());
        bool isSound = true;
        for (const auto &block : blocks_) {
            message->GetReflection()->AddMessage(message, field())->CopyFrom(block.fields->message());
            isSound = isSound && block.fields->isSound();
        }
        return isSound;
    }
    QWidget *control() const override { return add_; }
    bool isWide() const override { return true; }
    void clearMistakes() override {
        for (const auto &block : std::as_const(blocks_))
            block.fields->clearMistakes();
    }
    // `[id].share_basis_points`: elements are named by their key, quoted or not, else by their position, as one is
    // whose key may not be repeated.
    bool showMistake(const QString &rest, const QString &sentence) override {
        const auto end = rest.indexOf(QLatin1Char(']'));
        if (!rest.startsWith(QLatin1Char('[')) || end < 0)
            return false;
        const auto wanted = rest.mid(1, end - 1).remove(QLatin1Char('"'));
        const int index = indexOf(wanted);
        return index >= 0 && rest.mid(end + 1).startsWith(QLatin1Char('.')) &&
               blocks_[index].fields->showMistake(rest.mid(end + 2), sentence);
    }

private:
    struct Block {
        QWidget *frame;
        MessageEditor *fields;
        QPushButton *up;
        QPushButton *down;
        QPushButton *remove;
    };

    QString nameOf(int index) const {
        const auto &key = field()->options().GetExtension(v1::key);
        const auto *member = key.empty() ? nullptr : field()->message_type()->FindFieldByName(key);
        const auto &element = blocks_[index].fields->message();
        return member ? QString::fromStdString(element.GetReflection()->GetString(element, member))
                      : QString::number(index);
    }
    // -1 where there is none.
    int indexOf(const QString &name) const {
        for (int index = 0; index < blocks_.size(); ++index) {
            if (nameOf(index) == name)
                return index;
        }
        bool isNumber = false;
        const int position = name.toInt(&isNumber);
        return isNumber && position >= 0 && position < blocks_.size() ? position : -1;
    }
    QPushButton *makeButton(Icon sign, QWidget *frame) const {
        auto *button = new QPushButton(icon(theme_, sign), QString(), frame);
        button->setAutoDefault(false);
        return button;
    }
    MessageEditor *insert(int index) {
        auto *frame = new QWidget(this);
        auto *row = new QHBoxLayout(frame);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(theme_.px(Size::SpaceTiny));
        Block block{frame, new MessageEditor(field()->message_type(), MessageEditor::Shape::Block, within_, frame),
                    makeButton(Icon::ArrowUp, frame), makeButton(Icon::ArrowDown, frame),
                    makeButton(Icon::Delete, frame)};
        row->addWidget(block.fields, 1);
        for (auto *button : {block.up, block.down, block.remove})
            row->addWidget(button, 0, Qt::AlignBottom);
        connect(block.fields, &MessageEditor::edited, this, &FieldEditor::edited);
        connect(block.up, &QPushButton::clicked, this, [this, frame] { move(frame, -1); });
        connect(block.down, &QPushButton::clicked, this, [this, frame] { move(frame, 1); });
        connect(block.remove, &QPushButton::clicked, this, [this, frame] {
            take(indexOf(frame));
            arranged();
            add_->setFocus(Qt::OtherFocusReason);
            Q_EMIT edited();
        });
        blocks_.insert(index, block);
        column_->insertWidget(index, frame);
        // At once: it may get the focus, which what is still hidden cannot have.
        frame->show();
        return block.fields;
    }
    void take(int index) {
        auto *frame = blocks_.takeAt(index).frame;
        column_->removeWidget(frame);
        frame->hide();
        // One of its buttons may have asked for it.
        frame->deleteLater();
    }
    void move(QWidget *frame, int by) {
        const int from = indexOf(frame);
        const int to = from + by;
        if (to < 0 || to >= blocks_.size())
            return;
        blocks_.move(from, to);
        column_->removeWidget(frame);
        column_->insertWidget(to, frame);
        arranged();
        Q_EMIT edited();
    }
    int indexOf(const QWidget *frame) const {
        const auto found =
            std::find_if(blocks_.begin(), blocks_.end(), [frame](const auto &block) { return block.frame == frame; });
        return static_cast<int>(found - blocks_.begin());
    }
    void nameButtons() {
        for (int index = 0; index < blocks_.size(); ++index) {
            const auto &block = blocks_[index];
            block.up->setEnabled(index > 0);
            block.down->setEnabled(index + 1 < blocks_.size());
            block.up->setToolTip(FieldEditor::tr("Move element %1 up").arg(index + 1));
            block.down->setToolTip(FieldEditor::tr("Move element %1 down").arg(index + 1));
            block.remove->setToolTip(FieldEditor::tr("Remove element %1").arg(index + 1));
            for (auto *button : {block.up, block.down, block.remove})
                button->setAccessibleName(button->toolTip());
        }
    }
    void arranged() {
        nameButtons();
        QList<QWidget *> parts;
        for (const auto &block : std::as_const(blocks_))
            parts << block.frame;
        orderTabs(this, parts << add_);
    }

    const Theme &theme_;
    const FormContext within_;
    QVBoxLayout *column_;
    QPushButton *add_;
    QList<Block> blocks_;
};

} // namespace

FieldEditor *editors::group(Field field, const FormContext &context, QWidget *parent) {
    return new GroupEditor(field, context, parent);
}

FieldEditor *editors::list(Field field, const FormContext &context, QWidget *parent) {
    return new ListEditor(field, context, parent);
}

} // namespace kit
