#include "widgets/kit/message_editor.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "widgets/kit/field_row.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/theme.h"

namespace kit {

namespace pb = google::protobuf;

MessageEditor::MessageEditor(const pb::Descriptor *type, Shape shape, const FormContext &context, QWidget *parent)
    : QWidget(parent),
      theme_(context.theme),
      message_(pb::MessageFactory::generated_factory()->GetPrototype(type)->New()),
      grid_(new QGridLayout(this)),
      sound_(static_cast<std::size_t>(type->field_count()), true) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(theme_.px(shape == Shape::Form ? Size::SpaceLarge : Size::SpaceSmall));
    grid_->setVerticalSpacing(theme_.px(Size::SpaceSmall));
    for (auto *editor : FieldEditor::makeAll(type, context, this)) {
        const int index = static_cast<int>(rows_.size());
        auto *row = new FieldRow(theme_, editor, this);
        rows_ << row;
        place(row, index, shape);
        connect(editor, &FieldEditor::edited, this, [this, editor, index] {
            const bool isSound = editor->store(message_.get());
            sound_[static_cast<std::size_t>(index)] = isSound;
            rows_[index]->setSound(isSound);
            Q_EMIT edited();
        });
    }
}

MessageEditor::~MessageEditor() = default;

void MessageEditor::show(const pb::Message &message) {
    message_->CopyFrom(message);
    for (auto *row : std::as_const(rows_))
        row->editor()->show(*message_);
    sound_.assign(sound_.size(), true);
}

bool MessageEditor::isSound() const {
    return std::all_of(sound_.begin(), sound_.end(), [](bool isSound) { return isSound; });
}

QString MessageEditor::unsoundField() const {
    const auto found = std::find(sound_.begin(), sound_.end(), false);
    return found == sound_.end() ? QString()
                                 : rows_[static_cast<int>(found - sound_.begin())]->editor()->unsoundField();
}

void MessageEditor::clearMistakes() {
    for (auto *row : std::as_const(rows_))
        row->clearMistakes();
}

bool MessageEditor::showMistake(const QString &rest, const QString &sentence) {
    for (auto *row : std::as_const(rows_)) {
        const auto further = row->editor()->below(rest);
        if (!further)
            continue;
        if (further->isEmpty() || !row->editor()->showMistake(*further, sentence))
            row->setMistake(sentence);
        return true;
    }
    return false;
}

// The first that can be edited, where there is one.
QWidget *MessageEditor::control() const {
    for (const auto *row : rows_) {
        if (auto *control = row->editor()->control();
            control && control->isEnabledTo(this) && (control->focusPolicy() & Qt::TabFocus))
            return control;
    }
    return rows_.isEmpty() ? nullptr : rows_.first()->editor()->control();
}

void MessageEditor::place(FieldRow *row, int index, Shape shape) {
    auto *label = row->makeLabel();
    const int gap = (theme_.px(Size::Control) - theme_.lineHeight(TextRole::Body)) / 2;
    if (shape == Shape::Form && !row->editor()->isWide()) {
        label->setFixedWidth(theme_.px(Size::FactLabel) - theme_.px(Size::SpaceLarge));
        label->setContentsMargins(0, gap, 0, gap);
        grid_->addWidget(label, 2 * index, 0, Qt::AlignTop);
        grid_->addWidget(row, 2 * index, 1);
        return;
    }
    if (shape == Shape::Form) {
        grid_->addWidget(label, 2 * index, 0, 1, 2);
        grid_->addWidget(row, 2 * index + 1, 0, 1, 2);
        return;
    }
    constexpr int columns = 3;
    // A box to tick says itself what it is.
    if (row->editor()->field()->cpp_type() == pb::FieldDescriptor::CPPTYPE_BOOL)
        label->clear();
    label->setRole(TextRole::Caption);
    label->setColor(Color::Text2);
    // Labels, editors, and across all of these what is wrong there.
    const int top = 3 * (index / columns);
    grid_->addWidget(label, top, index % columns, Qt::AlignBottom);
    grid_->addWidget(row, top + 1, index % columns, Qt::AlignTop);
    grid_->setColumnStretch(index % columns, 1);
    auto *said = grid_->itemAtPosition(top + 2, 0);
    if (!said) {
        grid_->addLayout(new QVBoxLayout, top + 2, 0, 1, columns);
        said = grid_->itemAtPosition(top + 2, 0);
    }
    row->sayIn(said->layout());
}

} // namespace kit
