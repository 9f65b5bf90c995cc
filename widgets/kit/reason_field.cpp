#include "widgets/kit/reason_field.h"

#include <limits>

#include "widgets/kit/console_style.h"
#include "widgets/kit/role_label.h"

namespace kit {

ReasonField::ReasonField(const Theme &theme, const QString &reason) : lack_(new RoleLabel(theme, TextRole::Body)) {
    setObjectName(QStringLiteral("reason"));
    setAccessibleName(tr("Reason"));
    setPlaceholderText(tr("For example a ticket, or why now"));
    // Qt's own limit cuts what is pasted without a word.
    setMaxLength(std::numeric_limits<int>::max());
    lack_->setObjectName(QStringLiteral("reasonLack"));
    lack_->setWordWrap(true);
    lack_->setTone(Tone::Danger);
    connect(this, &QLineEdit::textChanged, this, &ReasonField::judge);
    setText(reason);
    judge();
}

QString ReasonField::obstacle() const {
    return isShort() ? demand_
                     : tr("At most %L1 characters are kept, and this is %L2. Shorten it first.")
                           .arg(Most)
                           .arg(reason().size());
}

void ReasonField::setDemand(const QString &words) {
    demand_ = words;
    judge();
}

void ReasonField::insist() {
    clear();
    setPlaceholderText(tr("Say why first; then Return does it."));
    setFieldTone(*this, Tone::Warn);
    setFocus(Qt::OtherFocusReason);
}

void ReasonField::judge() {
    const auto words = obstacle();
    lack_->setText(words);
    lack_->setVisible(!words.isEmpty() && lack_->parentWidget());
    const auto tone = isShort() ? Tone::Warn : Tone::Danger;
    lack_->setTone(tone);
    setFieldTone(*this, words.isEmpty() ? Tone::Neutral : tone);
}

} // namespace kit
