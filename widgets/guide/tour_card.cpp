#include "widgets/guide/tour_card.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/kit/console_style.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/role_label.h"

namespace guide {

using kit::Size;
using kit::TextRole;

TourCard::TourCard(const kit::Theme &theme, QWidget *window)
    : FloatingCard(theme, window),
      theme_(theme),
      title_(new kit::RoleLabel(theme, TextRole::Object)),
      text_(new kit::RoleLabel(theme, TextRole::Body)),
      place_(new kit::RoleLabel(theme, TextRole::Caption)),
      back_(new QPushButton(tr("Back"))),
      next_(new QPushButton(tr("Next"))),
      close_(new QPushButton) {
    setObjectName(QStringLiteral("tourCard"));
    build();
    window->installEventFilter(this);
    // Buttons have keys of their own, and arrows are not among them here.
    for (auto *button : {back_, next_, close_})
        button->installEventFilter(this);
}

void TourCard::build() {
    const int side = theme_.px(Size::SpaceLarge);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(side, theme_.px(Size::SpaceMedium), side, theme_.px(Size::SpaceMedium));
    column->setSpacing(theme_.px(Size::SpaceSmall));
    title_->setObjectName(QStringLiteral("tourTitle"));
    text_->setObjectName(QStringLiteral("tourText"));
    text_->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->addWidget(title_, 1);
    close_->setObjectName(QStringLiteral("tourClose"));
    close_->setAccessibleName(tr("End the tour"));
    close_->setToolTip(tr("End the tour (Esc)"));
    close_->setIcon(kit::icon(theme_, kit::Icon::Close));
    kit::setKind(*close_, kit::ButtonKind::Quiet);
    head->addWidget(close_);
    column->addLayout(head);
    column->addWidget(text_);
    place_->setObjectName(QStringLiteral("tourPlace"));
    place_->setColor(kit::Color::Text2);
    back_->setObjectName(QStringLiteral("tourBack"));
    next_->setObjectName(QStringLiteral("tourNext"));
    kit::setKind(*next_, kit::ButtonKind::Primary);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(theme_.px(Size::SpaceSmall));
    foot->addWidget(place_, 1);
    foot->addWidget(back_);
    foot->addWidget(next_);
    column->addLayout(foot);
    connect(back_, &QPushButton::clicked, this, &TourCard::backRequested);
    connect(next_, &QPushButton::clicked, this, &TourCard::nextRequested);
    connect(close_, &QPushButton::clicked, this, &TourCard::closeRequested);
}

void TourCard::tell(const Words &words, int step, int count) {
    const bool isNew = isHidden() || title_->text() != words.title || text_->text() != words.text;
    title_->setText(words.title);
    text_->setText(words.text);
    place_->setText(tr("%L1 of %L2", "a step of the tour").arg(step + 1).arg(count));
    back_->setEnabled(step > 0);
    next_->setText(step + 1 < count ? tr("Next") : tr("Done"));
    setAccessibleName(words.title);
    setAccessibleDescription(words.text);
    place();
    show();
    raise();
    if (!isNew)
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void TourCard::takeKeyboard() {
    next_->setFocus(Qt::OtherFocusReason);
}

bool TourCard::take(const QKeyEvent &event) {
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_Escape:
        Q_EMIT closeRequested();
        return true;
    case Qt::Key_Right:
        Q_EMIT nextRequested();
        return true;
    case Qt::Key_Left:
        Q_EMIT backRequested();
        return true;
    default:
        return false;
    }
}

bool TourCard::eventFilter(QObject *watched, QEvent *event) {
    if (watched != parent()) {
        // Shortcuts of the window come second.
        if (event->type() == QEvent::ShortcutOverride) {
            const auto key = static_cast<QKeyEvent *>(event)->key();
            event->setAccepted(key == Qt::Key_Escape || key == Qt::Key_Left || key == Qt::Key_Right);
            return event->isAccepted();
        }
        return event->type() == QEvent::KeyPress && take(*static_cast<QKeyEvent *>(event));
    }
    if (event->type() == QEvent::Resize)
        place();
    return FloatingCard::eventFilter(watched, event);
}

void TourCard::place() {
    const auto margins = contentsMargins();
    const int width = qMin(theme_.px(Size::TextColumn), parentWidget()->width() / 2);
    const int height = heightForWidth(width + margins.left() + margins.right()) - margins.top() - margins.bottom();
    setCardGeometry(roomFor({width, height}));
}

void TourCard::keepClear() {
    if (covered(cardRect().translated(pos())) > 0)
        place();
}

int TourCard::covered(const QRect &card) const {
    const int gap = theme_.px(Size::SpaceSmall);
    const auto common = card.adjusted(-gap, -gap, gap, gap) & (subject_ ? subject_() : QRect());
    return common.isEmpty() ? 0 : common.width() * common.height();
}

// To the left of where pages describe what is selected, and above the facts at the foot; elsewhere only where that
// covers what it speaks of: above it, below it, and over the description at last.
QRect TourCard::roomFor(const QSize &size) const {
    const int gap = theme_.px(Size::SpaceWide);
    const auto subject = subject_ ? subject_() : QRect();
    const int left = theme_.px(Size::NavigationWidth) + gap;
    const int end = parentWidget()->width() - gap - size.width();
    const int right = qMax(left, end - theme_.px(Size::InspectorWidth) - gap);
    const int top = theme_.px(Size::TopBar) + gap;
    const int bottom = parentWidget()->height() - theme_.px(Size::StatusBar) - gap - size.height();
    const int above = subject.top() - gap - size.height();
    const int below = subject.bottom() + gap;
    QRect best;
    for (const int x : {right, left, end})
        for (const int y : {bottom, above, below, top}) {
            const QRect card(QPoint(qMax(gap, x), qMax(gap, qBound(qMin(top, bottom), y, bottom))), size);
            if (best.isNull() || covered(card) < covered(best))
                best = card;
        }
    return best;
}

} // namespace guide
