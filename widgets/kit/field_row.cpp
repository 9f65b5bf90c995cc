#include "widgets/kit/field_row.h"

#include <QVBoxLayout>

#include "widgets/kit/field_editor.h"
#include "widgets/kit/role_label.h"

namespace kit {

FieldRow::FieldRow(const Theme &theme, FieldEditor *editor, QWidget *parent)
    : QWidget(parent), theme_(theme), editor_(editor), mistake_(new RoleLabel(theme, TextRole::Caption)) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(Size::SpaceTiny));
    column->addWidget(editor);
    if (!editor->obstacle().isEmpty()) {
        auto *why = new RoleLabel(theme, TextRole::Caption, editor->obstacle());
        why->setObjectName(editor->objectName() + QStringLiteral("Obstacle"));
        why->setColor(Color::Text3);
        why->setWordWrap(true);
        column->addWidget(why);
    }
    mistake_->setObjectName(editor->objectName() + QStringLiteral("Mistake"));
    mistake_->setTone(Tone::Danger);
    mistake_->setWordWrap(true);
    mistake_->hide();
    column->addWidget(mistake_);
}

void FieldRow::sayIn(QLayout *place) {
    isElsewhere_ = true;
    layout()->removeWidget(mistake_);
    place->addWidget(mistake_);
}

void FieldRow::setMistake(const QString &sentence) {
    mistake_->setText(isElsewhere_ && !sentence.isEmpty()
                          ? tr("%1: %2", "a field, what is wrong with it").arg(editor_->label(), sentence)
                          : sentence);
    mistake_->setVisible(!sentence.isEmpty());
}

void FieldRow::clearMistakes() {
    setMistake({});
    editor_->clearMistakes();
}

QWidget *FieldRow::mistake() const {
    return mistake_->isHidden() ? nullptr : mistake_;
}

void FieldRow::setSound(bool isSound) {
    setMistake(isSound || editor_->isWide() ? QString() : tr("This is no value of its kind."));
}

RoleLabel *FieldRow::makeLabel() const {
    auto *label = new RoleLabel(theme_, TextRole::Body, editor_->label());
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    label->setWordWrap(true);
    label->setBuddy(editor_->control());
    return label;
}

} // namespace kit
