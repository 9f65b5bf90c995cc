#include "widgets/kit/field_editors.h"

#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

#include <limits>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "widgets/kit/theme.h"

#include "pilothouse/v1/options.pb.h"

namespace kit {

namespace {

namespace pb = google::protobuf;

QStringList textsOf(const pb::Message &message, const pb::FieldDescriptor *field) {
    QStringList texts;
    const auto *reflection = message.GetReflection();
    for (int index = 0; index < reflection->FieldSize(message, field); ++index)
        texts << QString::fromStdString(reflection->GetRepeatedString(message, field, index));
    return texts;
}

void setTexts(const QStringList &texts, pb::Message *message, const pb::FieldDescriptor *field) {
    const auto *reflection = message->GetReflection();
    reflection->ClearField(message, field);
    for (const auto &text : texts)
        reflection->AddString(message, field, text.toStdString());
}

// Words separated by commas.
class WordsEditor : public FieldEditor {
public:
    WordsEditor(const pb::FieldDescriptor *field, QWidget *parent) : FieldEditor(field, parent), line_(new QLineEdit) {
        line_->setPlaceholderText(FieldEditor::tr("Separated by commas"));
        line_->setMaxLength(std::numeric_limits<int>::max());
        editors::bareRow(this)->addWidget(line_);
        connect(line_, &QLineEdit::textEdited, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        line_->setText(textsOf(message, field()).join(QStringLiteral(", ")));
    }
    bool store(pb::Message *message) const override {
        setTexts(this->words(), message, field());
        return true;
    }
    QWidget *control() const override { return line_; }

protected:
    QLineEdit *line() const { return line_; }
    QStringList words() const {
        QStringList words;
        for (const auto &word : line_->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            if (!word.trimmed().isEmpty())
                words << word.trimmed();
        }
        return words;
    }

private:
    QLineEdit *line_;
};

// Names of other resources; those that there are stand in a menu.
class ReferencesEditor final : public WordsEditor {
public:
    ReferencesEditor(const pb::FieldDescriptor *field, const NamesOfKind &names, QWidget *parent)
        : WordsEditor(field, parent) {
        auto *add = new QPushButton(FieldEditor::tr("Add"));
        auto *menu = new QMenu(add);
        add->setMenu(menu);
        layout()->addWidget(add);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, names] { fill(menu, names); });
    }

private:
    // What there is when it is asked for: a form may stand before anything is known.
    void fill(QMenu *menu, const NamesOfKind &names) {
        menu->clear();
        for (const auto &name : names(field()->options().GetExtension(v1::reference)))
            connect(menu->addAction(name), &QAction::triggered, this, [this, name] { append(name); });
        if (menu->isEmpty())
            menu->addAction(FieldEditor::tr("There is none yet"))->setEnabled(false);
    }
    void append(const QString &name) {
        if (words().contains(name))
            return;
        line()->setText((words() << name).join(QStringLiteral(", ")));
        Q_EMIT edited();
    }
};

// A list of strings that may hold anything but a line break: one on each line.
class LinesEditor final : public FieldEditor {
public:
    LinesEditor(const pb::FieldDescriptor *field, const Theme &theme, QWidget *parent)
        : FieldEditor(field, parent), text_(new QPlainTextEdit) {
        text_->setTabChangesFocus(true);
        text_->setFont(theme.font(TextRole::Mono));
        text_->setFixedHeight(4 * theme.lineHeight(TextRole::Mono));
        text_->setPlaceholderText(FieldEditor::tr("One on each line"));
        editors::bareRow(this)->addWidget(text_);
        connect(text_, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        const QSignalBlocker quiet(text_);
        text_->setPlainText(textsOf(message, field()).join(QLatin1Char('\n')));
    }
    bool store(pb::Message *message) const override {
        setTexts(text_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts), message, field());
        return true;
    }
    QWidget *control() const override { return text_; }

private:
    QPlainTextEdit *text_;
};

} // namespace

FieldEditor *editors::words(Field field, QWidget *parent) {
    return new WordsEditor(field, parent);
}

FieldEditor *editors::lines(Field field, const Theme &theme, QWidget *parent) {
    return new LinesEditor(field, theme, parent);
}

FieldEditor *editors::references(Field field, const NamesOfKind &names, QWidget *parent) {
    return new ReferencesEditor(field, names, parent);
}

} // namespace kit
