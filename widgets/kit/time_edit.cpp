#include "widgets/kit/time_edit.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace kit {

namespace {

bool isFigure(const QKeyEvent &event) {
    return event.text().size() == 1 && event.text()[0].isDigit();
}

bool isTakingAway(const QKeyEvent &event) {
    return event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Delete;
}

// Pressed for the sign that follows, as Shift for a colon: it types nothing itself.
bool isModifier(const QKeyEvent &event) {
    switch (event.key()) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_CapsLock:
        return true;
    default:
        return false;
    }
}

} // namespace

void TimeEdit::keyPressEvent(QKeyEvent *event) {
    if (isModifier(*event))
        return QDateTimeEdit::keyPressEvent(event);
    if (isFigure(*event) && lineEdit()->selectedText() == text())
        setSelectedSection(YearSection);
    if (isSpare(*event))
        return event->accept();
    const bool isChosen = lineEdit()->hasSelectedText();
    if (isFigure(*event) && !isChosen && isSectionWhole())
        setSelectedSection(currentSection());
    // The last figure of a part cannot be taken away, but typed over.
    if (isTakingAway(*event) && !isChosen && sectionText(currentSection()).size() == 1) {
        setSelectedSection(currentSection());
        return event->accept();
    }
    const int before = currentSectionIndex();
    QDateTimeEdit::keyPressEvent(event);
    hasMovedOn_ = isFigure(*event) && currentSectionIndex() != before;
}

bool TimeEdit::isSectionWhole() const {
    const int figures = currentSection() == YearSection ? 4 : 2;
    return sectionText(currentSection()).size() >= figures;
}

bool TimeEdit::isSpare(const QKeyEvent &event) {
    const auto typed = event.text();
    const bool isSign = typed.size() == 1 && typed[0].isPrint();
    if (!isSign || currentSectionIndex() + 1 < sectionCount())
        isBeyond_ = false;
    else if (!hasMovedOn_ && QStringLiteral(".,:").contains(typed))
        isBeyond_ = true;
    const bool isSpare = isBeyond_ || (isSign && !isFigure(event) && (hasMovedOn_ || typed[0].isLetter()));
    if (isSpare)
        hasMovedOn_ = false;
    return isSpare;
}

} // namespace kit
