#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "widgets/kit/field_editors.h"
#include "widgets/kit/field_row.h"
#include "widgets/kit/field_words.h"
#include "widgets/kit/theme.h"

namespace kit {

namespace {

namespace pb = google::protobuf;

// Fields of which a message has one: which of them, and below it the editor of that one alone. What was typed into
// another stays there for whoever comes back to it.
class AlternativesEditor final : public FieldEditor {
public:
    AlternativesEditor(const pb::OneofDescriptor *choice, const FormContext &context, QWidget *parent)
        : FieldEditor(choice->field(0), parent), choice_(choice), box_(new QComboBox) {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(context.theme.px(Size::SpaceSmall));
        column->addWidget(box_);
        box_->setPlaceholderText(FieldEditor::tr("Choose one"));
        for (int index = 0; index < choice->field_count(); ++index) {
            auto *row = new FieldRow(context.theme, make(choice->field(index), context, this), this);
            rows_ << row;
            box_->addItem(FieldWords::label(choice->field(index)));
            column->addWidget(row);
            connect(row->editor(), &FieldEditor::edited, this, &FieldEditor::edited);
        }
        showChosen();
        connect(box_, &QComboBox::activated, this, [this] {
            showChosen();
            Q_EMIT edited();
        });
    }

    void show(const pb::Message &message) override {
        const auto *set = message.GetReflection()->GetOneofFieldDescriptor(message, choice_);
        box_->setCurrentIndex(set ? set->index_in_oneof() : -1);
        for (auto *row : std::as_const(rows_))
            row->editor()->show(message);
        showChosen();
    }
    bool store(pb::Message *message) const override {
        auto *row = chosen();
        if (!row) {
            message->GetReflection()->ClearOneof(message, choice_);
            return true;
        }
        const bool isSound = row->editor()->store(message);
        if (isWide())
            row->setSound(isSound);
        if (isSound)
            keepChosen(message, row->editor()->field());
        return isSound;
    }
    QWidget *control() const override { return box_; }
    bool isWide() const override {
        return std::any_of(rows_.begin(), rows_.end(), [](const auto *row) { return row->editor()->isWide(); });
    }
    QString label() const override { return FieldWords::label(choice_); }
    std::optional<QString> below(const QString &path) const override {
        if (path == QString::fromStdString(choice_->name()))
            return QString();
        const bool isWithin = std::any_of(rows_.begin(), rows_.end(),
                                          [&](const auto *row) { return row->editor()->below(path).has_value(); });
        return isWithin ? std::optional(QLatin1Char('.') + path) : std::nullopt;
    }
    QString labelAt(const QString &path) const override {
        return chosen() && chosen()->editor()->below(path) ? chosen()->editor()->label() : label();
    }
    bool showMistake(const QString &rest, const QString &sentence) override {
        auto *row = chosen();
        const auto further = row ? row->editor()->below(rest.mid(1)) : std::nullopt;
        if (!further)
            return false;
        if (further->isEmpty() || !row->editor()->showMistake(*further, sentence))
            row->setMistake(sentence);
        return true;
    }
    void clearMistakes() override {
        for (auto *row : std::as_const(rows_))
            row->clearMistakes();
    }
    QString unsoundField() const override { return chosen() ? chosen()->editor()->unsoundField() : label(); }
    void follow(const pb::Message &message) override {
        for (auto *row : std::as_const(rows_))
            row->editor()->follow(message);
    }

private:
    FieldRow *chosen() const { return box_->currentIndex() < 0 ? nullptr : rows_[box_->currentIndex()]; }
    // What is not seen is not said to be wrong.
    void showChosen() {
        for (auto *row : std::as_const(rows_)) {
            row->setVisible(row == chosen());
            if (row != chosen())
                row->clearMistakes();
        }
    }
    // Editors of messages and of texts clear what is empty, which would take the choice back.
    static void keepChosen(pb::Message *message, const pb::FieldDescriptor *field) {
        const auto *reflection = message->GetReflection();
        if (reflection->HasField(*message, field))
            return;
        if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE)
            reflection->MutableMessage(message, field);
        else if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING)
            reflection->SetString(message, field, std::string());
    }

    const pb::OneofDescriptor *choice_;
    QComboBox *box_;
    QList<FieldRow *> rows_;
};

} // namespace

FieldEditor *editors::alternatives(const pb::OneofDescriptor *choice, const FormContext &context, QWidget *parent) {
    return new AlternativesEditor(choice, context, parent);
}

} // namespace kit
