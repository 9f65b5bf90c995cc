#include "widgets/overview/figure_link.h"

#include <algorithm>

#include <QLocale>

#include "widgets/kit/paint.h"

namespace overviewpage {

using kit::Color;
using kit::Size;

FigureLink::FigureLink(const kit::Theme &theme, const QString &word, kit::Tone tone, QWidget *parent)
    : QAbstractButton(parent), theme_(theme), tone_(tone) {
    setText(word);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &kit::Theme::changed, this, qOverload<>(&QWidget::update));
}

void FigureLink::setFigure(int figure, const QString &phrase) {
    if (figure_ == figure && accessibleName() == phrase)
        return;
    figure_ = figure;
    setAccessibleName(phrase);
    setToolTip(phrase);
    updateGeometry();
    update();
}

void FigureLink::setUnknown(const QString &why) {
    figure_.reset();
    setAccessibleName(QStringLiteral("%1: %2").arg(text(), why));
    setToolTip(why);
    updateGeometry();
    update();
}

void FigureLink::present() {
    figureRole_ = kit::TextRole::Title;
    wordRole_ = kit::TextRole::Body;
    updateGeometry();
    update();
}

QString FigureLink::figureText() const {
    return figure_ ? QLocale().toString(*figure_) : QStringLiteral("–");
}

QSize FigureLink::sizeHint() const {
    const int wide = std::max(kit::paint::textWidth(theme_.font(figureRole_), figureText()),
                              kit::paint::textWidth(theme_.font(wordRole_), text()));
    return {std::max(wide + 2 * theme_.px(Size::SpaceSmall), 2 * theme_.px(Size::Control)),
            theme_.lineHeight(figureRole_) + theme_.lineHeight(wordRole_) + 2 * theme_.px(Size::SpaceTiny)};
}

void FigureLink::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const bool isSomething = figure_.value_or(0) > 0;
    const bool isUnder = isEnabled() && (underMouse() || isDown());
    if (isUnder)
        kit::paint::roundBox(painter, rect(),
                             {theme_.color(Color::Sunken), QColor(), theme_.px(Size::RadiusControl), 1});
    const auto inner = rect().adjusted(theme_.px(Size::SpaceSmall), theme_.px(Size::SpaceTiny),
                                       -theme_.px(Size::SpaceSmall), -theme_.px(Size::SpaceTiny));
    painter.setFont(theme_.font(figureRole_));
    painter.setPen(!isSomething                  ? theme_.color(Color::Text3)
                   : tone_ == kit::Tone::Neutral ? theme_.color(Color::Text)
                                                 : theme_.strong(tone_));
    QRectF line(inner);
    line.setHeight(theme_.lineHeight(figureRole_));
    kit::paint::text(painter, line, figureText(), Qt::AlignLeading | Qt::AlignVCenter);
    painter.setFont(theme_.font(wordRole_));
    painter.setPen(theme_.color(isSomething ? Color::Text2 : Color::Text3));
    line.moveTop(line.bottom());
    line.setHeight(theme_.lineHeight(wordRole_));
    kit::paint::text(painter, line, text(), Qt::AlignLeading | Qt::AlignVCenter);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        kit::paint::focusRing(painter, rect(), theme_);
}

} // namespace overviewpage
