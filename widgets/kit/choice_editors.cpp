#include "widgets/kit/field_editors.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>

#include <limits>
#include <utility>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "widgets/kit/field_words.h"
#include "widgets/kit/named_people.h"
#include "widgets/kit/offered_references.h"
#include "widgets/kit/theme.h"

namespace kit {

namespace {

namespace pb = google::protobuf;

class ReferenceEditor final : public FieldEditor {
public:
    ReferenceEditor(const pb::FieldDescriptor *field, const FormContext &context, QWidget *parent)
        : FieldEditor(field, parent), names_(context.names), find_(context.find), box_(new QComboBox) {
        box_->setEditable(true);
        box_->setInsertPolicy(QComboBox::NoInsert);
        box_->lineEdit()->setPlaceholderText(FieldEditor::tr("none"));
        box_->lineEdit()->setMaxLength(std::numeric_limits<int>::max());
        fill();
        editors::bareRow(this)->addWidget(box_, 1);
        connect(box_, &QComboBox::editTextChanged, this, &FieldEditor::edited);
        offers_.setModel(box_->model());
        offers_.setWidget(box_->lineEdit());
        offers_.setCompletionMode(QCompleter::UnfilteredPopupCompletion);
        connect(&offers_, qOverload<const QString &>(&QCompleter::activated), box_, &QComboBox::setEditText);
        box_->lineEdit()->installEventFilter(this);
    }
    // A click into the text opens the list as one on the arrow does; whoever types types on.
    bool eventFilter(QObject *watched, QEvent *event) override {
        if (event->type() == QEvent::MouseButtonRelease && watched == box_->lineEdit() &&
            !box_->lineEdit()->hasSelectedText())
            offers_.complete();
        return FieldEditor::eventFilter(watched, event);
    }
    void show(const pb::Message &message) override {
        fill();
        const QSignalBlocker quiet(box_);
        const auto name = QString::fromStdString(message.GetReflection()->GetString(message, field()));
        const int at = box_->findData(name);
        box_->setEditText(at < 0 ? name : box_->itemText(at));
    }
    bool store(pb::Message *message) const override {
        const auto text = nameOf(box_->currentText().trimmed());
        if (text.isEmpty())
            message->GetReflection()->ClearField(message, field());
        else
            message->GetReflection()->SetString(message, field(), text.toStdString());
        return true;
    }
    QWidget *control() const override { return box_; }

private:
    // What there is by now: a form may stand before anything is known.
    void fill() {
        auto offered = namedReferences(offeredReferences(field(), names_, find_), find_);
        if (box_->count() > 0 && offered == offered_)
            return;
        offered_ = std::move(offered);
        const QSignalBlocker quiet(box_);
        const auto text = box_->currentText();
        box_->clear();
        box_->addItem(QString(), QString());
        bool isOfPeople = false;
        for (const auto &one : std::as_const(offered_)) {
            box_->addItem(one.words, one.name);
            isOfPeople = isOfPeople || one.words != one.name;
        }
        box_->setEditText(text);
        if (isOfPeople)
            findByAnyPart();
    }
    // People are known by their last names, too.
    void findByAnyPart() {
        box_->completer()->setCompletionMode(QCompleter::PopupCompletion);
        box_->completer()->setFilterMode(Qt::MatchContains);
    }
    // What is not offered may still be there.
    QString nameOf(const QString &text) const {
        const int at = box_->findText(text, Qt::MatchFixedString);
        return at < 0 ? text : box_->itemData(at).toString();
    }

    const NamesOfKind names_;
    const ResourceByName find_;
    QList<NamedReference> offered_;
    QComboBox *box_;
    QCompleter offers_;
};

class ChoiceEditor final : public FieldEditor {
public:
    ChoiceEditor(const pb::FieldDescriptor *field, QWidget *parent) : FieldEditor(field, parent), box_(new QComboBox) {
        for (int index = 0; index < field->enum_type()->value_count(); ++index) {
            const auto *value = field->enum_type()->value(index);
            if (FieldWords::isOffered(value))
                box_->addItem(FieldWords::value(value), value->number());
        }
        editors::bareRow(this)->addWidget(box_, 1);
        connect(box_, &QComboBox::activated, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        box_->setCurrentIndex(box_->findData(message.GetReflection()->GetEnumValue(message, field())));
    }
    bool store(pb::Message *message) const override {
        message->GetReflection()->SetEnumValue(message, field(), box_->currentData().toInt());
        return true;
    }
    QWidget *control() const override { return box_; }

private:
    QComboBox *box_;
};

// A list of enumeration values: one box to tick for each.
class ChoicesEditor final : public FieldEditor {
public:
    ChoicesEditor(const pb::FieldDescriptor *field, const Theme &theme, QWidget *parent) : FieldEditor(field, parent) {
        constexpr int columns = 3;
        auto *grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setSpacing(theme.px(Size::SpaceTiny));
        for (int index = 1; index < field->enum_type()->value_count(); ++index) {
            const auto *value = field->enum_type()->value(index);
            if (!FieldWords::isOffered(value))
                continue;
            auto *box = new QCheckBox(FieldWords::value(value));
            box->setProperty("number", value->number());
            connect(box, &QCheckBox::clicked, this, &FieldEditor::edited);
            grid->addWidget(box, (index - 1) / columns, (index - 1) % columns);
            grid->setColumnStretch((index - 1) % columns, 1);
            boxes_ << box;
        }
    }
    void show(const pb::Message &message) override {
        for (auto *box : std::as_const(boxes_))
            box->setChecked(false);
        const auto *reflection = message.GetReflection();
        for (int index = 0; index < reflection->FieldSize(message, field()); ++index) {
            const int number = reflection->GetRepeatedEnumValue(message, field(), index);
            for (auto *box : std::as_const(boxes_))
                box->setChecked(box->isChecked() || box->property("number").toInt() == number);
        }
    }
    bool store(pb::Message *message) const override {
        message->GetReflection()->ClearField(message, field());
        for (const auto *box : boxes_) {
            if (box->isChecked())
                message->GetReflection()->AddEnumValue(message, field(), box->property("number").toInt());
        }
        return true;
    }
    QWidget *control() const override { return boxes_.first(); }

private:
    QList<QCheckBox *> boxes_;
};

class FlagEditor final : public FieldEditor {
public:
    FlagEditor(const pb::FieldDescriptor *field, QWidget *parent) : FieldEditor(field, parent), box_(new QCheckBox) {
        // Its words stand before it, as those of all fields do.
        box_->setAccessibleName(FieldWords::label(field));
        editors::bareRow(this)->addWidget(box_);
        connect(box_, &QCheckBox::clicked, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        box_->setChecked(message.GetReflection()->GetBool(message, field()));
    }
    bool store(pb::Message *message) const override {
        message->GetReflection()->SetBool(message, field(), box_->isChecked());
        return true;
    }
    QWidget *control() const override { return box_; }

private:
    QCheckBox *box_;
};

} // namespace

FieldEditor *editors::reference(Field field, const FormContext &context, QWidget *parent) {
    return new ReferenceEditor(field, context, parent);
}

FieldEditor *editors::choice(Field field, QWidget *parent) {
    return new ChoiceEditor(field, parent);
}

FieldEditor *editors::choices(Field field, const Theme &theme, QWidget *parent) {
    return new ChoicesEditor(field, theme, parent);
}

FieldEditor *editors::flag(Field field, QWidget *parent) {
    return new FlagEditor(field, parent);
}

} // namespace kit
