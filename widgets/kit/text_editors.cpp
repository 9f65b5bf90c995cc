#include "widgets/kit/field_editors.h"

#include <QLineEdit>
#include <QPlainTextEdit>

#include <limits>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "widgets/kit/theme.h"

namespace kit {

namespace {

namespace pb = google::protobuf;

// A text of several lines in a role, so many of them in sight; Tab leaves it.
QPlainTextEdit *makeText(const Theme &theme, TextRole role, int lines) {
    auto *text = new QPlainTextEdit;
    text->setTabChangesFocus(true);
    text->setFont(theme.font(role));
    text->setMinimumHeight(lines * theme.lineHeight(role) + 2 * theme.px(Size::SpaceSmall));
    return text;
}

// A resource's name. Whoever comes to it by the keyboard writes what stands behind the last slash: what comes before is
// the kind that it belongs to.
class NameLine final : public QLineEdit {
protected:
    void focusInEvent(QFocusEvent *event) override {
        QLineEdit::focusInEvent(event);
        const int from = static_cast<int>(text().lastIndexOf(QLatin1Char('/'))) + 1;
        if (selectedText() == text() && from > 0)
            setSelection(from, static_cast<int>(text().size()) - from);
    }
};

// A line edit would make one line of many, and so it gives way to a text where a value has more than one.
class LineEditor final : public FieldEditor {
public:
    LineEditor(const pb::FieldDescriptor *field, const Theme &theme, QLineEdit *line, QWidget *parent)
        : FieldEditor(field, parent), theme_(theme), line_(line) {
        // Qt's own limit cuts what is pasted without a word, and the service would tell of another length.
        line_->setMaxLength(std::numeric_limits<int>::max());
        editors::bareRow(this)->addWidget(line_);
        connect(line_, &QLineEdit::textEdited, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        const auto value = QString::fromStdString(message.GetReflection()->GetString(message, field()));
        if (!text_ && value.contains(QLatin1Char('\n')))
            giveWay();
        if (text_) {
            const QSignalBlocker quiet(text_);
            text_->setPlainText(value);
        } else {
            line_->setText(value);
        }
    }
    bool store(pb::Message *message) const override {
        const auto text = (text_ ? text_->toPlainText() : line_->text()).trimmed();
        if (text.isEmpty())
            message->GetReflection()->ClearField(message, field());
        else
            message->GetReflection()->SetString(message, field(), text.toStdString());
        return true;
    }
    QWidget *control() const override { return text_ ? static_cast<QWidget *>(text_) : line_; }

private:
    void giveWay() {
        text_ = makeText(theme_, TextRole::Body, 3);
        text_->setAccessibleName(line_->accessibleName());
        layout()->addWidget(text_);
        setTabOrder(line_, text_);
        line_->hide();
        line_->setFocusProxy(text_); // the label is still its buddy
        connect(text_, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
    }

    const Theme &theme_;
    QLineEdit *line_;
    QPlainTextEdit *text_ = nullptr;
};

class TextEditor final : public FieldEditor {
public:
    TextEditor(const pb::FieldDescriptor *field, QPlainTextEdit *text, QWidget *parent)
        : FieldEditor(field, parent), text_(text) {
        editors::bareRow(this)->addWidget(text_);
        connect(text_, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        const QSignalBlocker quiet(text_);
        text_->setPlainText(QString::fromStdString(message.GetReflection()->GetString(message, field())));
    }
    bool store(pb::Message *message) const override {
        message->GetReflection()->SetString(message, field(), text_->toPlainText().toStdString());
        return true;
    }
    QWidget *control() const override { return text_; }

private:
    QPlainTextEdit *text_;
};

// A map of strings: one `key=value` on each line.
class PairsEditor final : public FieldEditor {
public:
    PairsEditor(const pb::FieldDescriptor *field, const Theme &theme, QWidget *parent)
        : FieldEditor(field, parent), text_(new QPlainTextEdit) {
        text_->setTabChangesFocus(true);
        text_->setFont(theme.font(TextRole::Mono));
        text_->setFixedHeight(4 * theme.lineHeight(TextRole::Mono));
        text_->setPlaceholderText(FieldEditor::tr("One key=value on each line"));
        editors::bareRow(this)->addWidget(text_);
        connect(text_, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        std::map<std::string, std::string> pairs;
        const auto *reflection = message.GetReflection();
        for (int index = 0; index < reflection->FieldSize(message, field()); ++index) {
            const auto &entry = reflection->GetRepeatedMessage(message, field(), index);
            pairs[entry.GetReflection()->GetString(entry, key())] = entry.GetReflection()->GetString(entry, value());
        }
        QStringList lines;
        for (const auto &[name, text] : pairs)
            lines << QString::fromStdString(name + "=" + text).replace(QLatin1String("\n"), QLatin1String("\n "));
        const QSignalBlocker quiet(text_);
        text_->setPlainText(lines.join(QLatin1Char('\n')));
    }
    bool store(pb::Message *message) const override {
        std::map<QString, QString> pairs;
        auto last = pairs.end();
        for (const auto &line : text_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            if (line.startsWith(QLatin1Char(' ')) && last != pairs.end()) {
                last->second += QLatin1Char('\n') + line.mid(1);
                continue;
            }
            const auto sign = line.indexOf(QLatin1Char('='));
            if (sign < 1)
                return false;
            const auto [pair, isNew] = pairs.emplace(line.left(sign).trimmed(), line.mid(sign + 1).trimmed());
            if (!isNew)
                return false;
            last = pair;
        }
        message->GetReflection()->ClearField(message, field());
        for (const auto &[name, text] : pairs) {
            auto *entry = message->GetReflection()->AddMessage(message, field());
            entry->GetReflection()->SetString(entry, key(), name.toStdString());
            entry->GetReflection()->SetString(entry, value(), text.toStdString());
        }
        return true;
    }
    QWidget *control() const override { return text_; }

private:
    const pb::FieldDescriptor *key() const { return field()->message_type()->map_key(); }
    const pb::FieldDescriptor *value() const { return field()->message_type()->map_value(); }

    QPlainTextEdit *text_;
};

} // namespace

FieldEditor *editors::line(Field field, const Theme &theme, QWidget *parent) {
    return new LineEditor(field, theme, new QLineEdit, parent);
}

FieldEditor *editors::name(Field field, const Theme &theme, QWidget *parent) {
    return new LineEditor(field, theme, new NameLine, parent);
}

FieldEditor *editors::prose(Field field, const Theme &theme, QWidget *parent) {
    return new TextEditor(field, makeText(theme, TextRole::Body, 3), parent);
}

FieldEditor *editors::text(Field field, const Theme &theme, QWidget *parent) {
    return new TextEditor(field, makeText(theme, TextRole::Mono, 8), parent);
}

FieldEditor *editors::pairs(Field field, const Theme &theme, QWidget *parent) {
    return new PairsEditor(field, theme, parent);
}

} // namespace kit
