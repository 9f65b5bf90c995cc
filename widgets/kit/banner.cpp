#include "widgets/kit/banner.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>

#include "widgets/kit/console_style.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/role_label.h"

namespace kit {
namespace {

Icon signOf(Tone tone) {
    switch (tone) {
    case Tone::Danger:
        return Icon::Error;
    case Tone::Warn:
        return Icon::Warning;
    case Tone::Ok:
        return Icon::Check;
    case Tone::Neutral:
    case Tone::Accent:
    case Tone::Info:
        return Icon::Info;
    }
    Q_UNREACHABLE();
}

} // namespace

Banner::Banner(const Theme &theme, Tone tone, const QString &text, QWidget *parent)
    : QWidget(parent),
      theme_(theme),
      tone_(tone),
      sign_(new QLabel(this)),
      words_(new RoleLabel(theme, TextRole::Body, text, this)),
      act_(new QPushButton(this)),
      close_(new QPushButton(this)) {
    words_->setWordWrap(true);
    words_->setSelectable();
    act_->hide();
    close_->hide();
    close_->setIcon(icon(theme, Icon::Close));
    close_->setAccessibleName(tr("Close this message"));
    setKind(*close_, ButtonKind::Quiet);
    connect(close_, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    auto *layout = new QHBoxLayout(this);
    const int space = theme.px(Size::SpaceSmall);
    layout->setContentsMargins(theme.px(Size::SpaceMedium) + theme.px(Size::AccentBar), space, space, space);
    layout->addWidget(sign_);
    layout->addWidget(words_, 1);
    layout->addWidget(act_);
    layout->addWidget(close_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    showSign();
    connect(&theme, &Theme::changed, this, &Banner::showSign);
}

void Banner::setText(const QString &text) {
    words_->setText(text);
}

QString Banner::text() const {
    return words_->text();
}

void Banner::setTone(Tone tone) {
    tone_ = tone;
    showSign();
}

void Banner::setAction(QAction *action) {
    if (action_) {
        action_->disconnect(this);
        action_->disconnect(act_);
        act_->disconnect(action_);
    }
    action_ = action;
    act_->setVisible(action);
    if (!action)
        return;
    const auto follow = [this] {
        act_->setText(action_->iconText());
        act_->setEnabled(action_->isEnabled());
        act_->setToolTip(action_->toolTip());
    };
    follow();
    connect(action, &QAction::changed, this, follow);
    connect(action, &QObject::destroyed, act_, &QWidget::hide);
    connect(act_, &QPushButton::clicked, action, &QAction::trigger);
}

int Banner::actionWidth() const {
    return action_ ? act_->sizeHint().width() : 0;
}

void Banner::setClosable(bool isClosable) {
    close_->setVisible(isClosable);
}

void Banner::setFlat(bool isFlat) {
    isFlat_ = isFlat;
    update();
}

QSize Banner::sizeHint() const {
    auto size = QWidget::sizeHint();
    if (testAttribute(Qt::WA_Resized) || isVisible())
        size.setHeight(heightForWidth(width()));
    return size;
}

// It may not grow beyond its hint, which the width decides.
void Banner::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void Banner::showSign() {
    const int side = theme_.px(Size::Icon);
    sign_->setPixmap(icon(theme_, signOf(tone_), tone_).pixmap(QSize(side, side), devicePixelRatioF()));
    update();
}

void Banner::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const QColor strong = theme_.strong(tone_);
    const bool needsEdge = theme_.soft(tone_) == theme_.color(Color::Surface);
    if (!isFlat_)
        paint::roundBox(painter, rect(),
                        {theme_.soft(tone_), needsEdge ? strong : QColor(), theme_.px(Size::RadiusControl), 1});
    QRect bar = rect().adjusted(0, theme_.px(Size::SpaceTiny), 0, -theme_.px(Size::SpaceTiny));
    bar.setWidth(theme_.px(Size::AccentBar));
    bar.moveLeft(theme_.px(Size::SpaceTiny));
    paint::roundBox(painter, QStyle::visualRect(layoutDirection(), rect(), bar), {strong, QColor(), 1, 1});
}

} // namespace kit
