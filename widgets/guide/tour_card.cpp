#include "widgets/guide/tour_card.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/kit/console_style.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/role_label.h"

namespace guide {

using kit::Size;
using kit::TextRole;

TourCard::TourCard(const kit::Theme &theme, QStringList texts)
    : theme_(theme),
      texts_(std::move(texts)),
      title_(new kit::RoleLabel(theme, TextRole::Object)),
      text_(new kit::RoleLabel(theme, TextRole::Body)),
      place_(new kit::RoleLabel(theme, TextRole::Caption)),
      back_(new QPushButton(tr("Back"))),
      next_(new QPushButton(tr("Next"))),
      close_(new QPushButton) {
    setObjectName(QStringLiteral("tourCard"));
    build();
    // Buttons have keys of their own, and arrows are not among them here.
    for (auto *button : {back_, next_, close_})
        button->installEventFilter(this);
}

void TourCard::build() {
    const int side = theme_.px(Size::SpaceWide);
    const int end = theme_.px(Size::SpaceSmall);
    title_->setObjectName(QStringLiteral("tourTitle"));
    text_->setObjectName(QStringLiteral("tourText"));
    text_->setWordWrap(true);
    text_->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    place_->setObjectName(QStringLiteral("tourPlace"));
    place_->setColor(kit::Color::Text2);
    back_->setObjectName(QStringLiteral("tourBack"));
    next_->setObjectName(QStringLiteral("tourNext"));
    kit::setKind(*next_, kit::ButtonKind::Primary);
    close_->setObjectName(QStringLiteral("tourClose"));
    close_->setAccessibleName(tr("End the tour"));
    close_->setToolTip(tr("End the tour (Esc)"));
    close_->setIcon(kit::icon(theme_, kit::Icon::Close));
    kit::setKind(*close_, kit::ButtonKind::Quiet);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme_.px(Size::SpaceSmall));
    head->addWidget(title_, 1);
    for (auto *part : std::initializer_list<QWidget *>{place_, back_, next_, close_})
        head->addWidget(part, 0, Qt::AlignVCenter);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(side, end, side, end);
    rows->setSpacing(0);
    rows->addLayout(head);
    rows->addWidget(text_);
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
    show();
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
    // Shortcuts of the window come second.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        event->setAccepted(key == Qt::Key_Escape || key == Qt::Key_Left || key == Qt::Key_Right);
        return event->isAccepted();
    }
    if (event->type() == QEvent::KeyPress)
        return take(*static_cast<QKeyEvent *>(event));
    return QWidget::eventFilter(watched, event);
}

void TourCard::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(kit::Color::Surface));
    painter.fillRect(QRect(0, 0, width(), theme_.px(Size::SpaceTiny) / 2), theme_.color(kit::Color::Accent));
}

void TourCard::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    const QFontMetrics metrics(text_->font());
    int most = 0;
    for (const auto &text : texts_)
        most = qMax(most, metrics.boundingRect(QRect(0, 0, text_->width(), height()), Qt::TextWordWrap, text).height());
    const int lines = (most + metrics.lineSpacing() - 1) / metrics.lineSpacing();
    text_->setMinimumHeight(lines * theme_.lineHeight(TextRole::Body));
}

} // namespace guide
