#include <QAbstractScrollArea>
#include <QScrollBar>

#include "widgets/kit/paint.h"
#include "widgets/kit/style_parts.h"

namespace kit::parts {

namespace {

// What the bar belongs to continues below it. A viewport that fills nothing lies on a card.
QColor ground(const QWidget *bar, const QPalette &palette) {
    const auto *area =
        bar && bar->parentWidget() ? qobject_cast<QAbstractScrollArea *>(bar->parentWidget()->parent()) : nullptr;
    const auto *viewport = area ? area->viewport() : nullptr;
    return viewport && viewport->autoFillBackground() ? viewport->palette().color(viewport->backgroundRole())
                                                      : palette.color(QPalette::Base);
}

} // namespace

void scrollBar(const Canvas &on, const QStyleOptionSlider &option) {
    on.painter.fillRect(option.rect, ground(on.widget, option.palette));
    if (option.maximum <= option.minimum)
        return;
    const QStyle *style = on.widget ? on.widget->style() : nullptr;
    if (!style)
        return;
    QRect handle = style->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, on.widget);
    const bool isTouched = (option.state & QStyle::State_MouseOver) || (option.state & QStyle::State_Sunken);
    const int inset = isTouched ? on.px(Size::FocusRing) : on.px(Size::AccentBar);
    handle = option.orientation == Qt::Horizontal ? handle.adjusted(1, inset, -1, -inset)
                                                  : handle.adjusted(inset, 1, -inset, -1);
    const int radius = std::min(handle.width(), handle.height()) / 2;
    paint::roundBox(on.painter, handle, {on.color(isTouched ? Color::Text3 : Color::Control), QColor(), radius, 1});
}

void slider(const Canvas &on, const QStyleOptionSlider &option) {
    const QStyle *style = on.widget->style();
    const QRect groove = style->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, on.widget);
    const QRect handle = style->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, on.widget);
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isHorizontal = option.orientation == Qt::Horizontal;
    const int thickness = on.px(Size::SpaceTiny);
    QRect track = groove;
    if (isHorizontal)
        track = QRect(groove.x(), groove.center().y() - thickness / 2 + 1, groove.width(), thickness);
    else
        track = QRect(groove.center().x() - thickness / 2 + 1, groove.y(), thickness, groove.height());
    paint::roundBox(on.painter, track, {on.color(Color::Sunken), on.edge(isEnabled), thickness / 2, 1});
    QRect done = track;
    if (isHorizontal && option.upsideDown)
        done.setLeft(handle.center().x());
    else if (isHorizontal)
        done.setRight(handle.center().x());
    else if (option.upsideDown)
        done.setTop(handle.center().y());
    else
        done.setBottom(handle.center().y());
    const QColor strong = isEnabled ? on.color(Color::Accent) : on.edge(false);
    paint::roundBox(on.painter, done, {strong, QColor(), thickness / 2, 1});
    QRect knob(0, 0, on.px(Size::Icon), on.px(Size::Icon));
    knob.moveCenter(handle.center());
    paint::roundBox(on.painter, knob,
                    {reacting(option, on.theme, on.color(Color::Surface)), strong, on.px(Size::RadiusCard), 2});
    if (hasKeyboardFocus(option))
        paint::roundBox(on.painter, handle, {QColor(), on.color(Color::Accent), handle.height() / 2, 2});
}

int progressTextWidth(const QStyleOptionProgressBar &option, const Theme &theme) {
    if (!option.textVisible || option.text.isEmpty())
        return 0;
    return paint::textWidth(theme.font(TextRole::Caption), option.text) + theme.px(Size::SpaceSmall);
}

void progressBar(const Canvas &on, const QStyleOptionProgressBar &option) {
    const int words = progressTextWidth(option, on.theme);
    const int height = on.px(Size::Progress);
    const auto place = [&](const QRect &logical) { return QStyle::visualRect(option.direction, option.rect, logical); };
    const QRect groove(option.rect.x(), option.rect.center().y() - height / 2 + 1, option.rect.width() - words, height);
    paint::roundBox(on.painter, place(groove), {on.color(Color::Sunken), on.color(Color::Border), height / 2, 1});
    const bool isBusy = option.maximum == option.minimum;
    const double range = std::max(1.0, double(option.maximum) - option.minimum);
    const double share = isBusy ? 1.0 : std::clamp((double(option.progress) - option.minimum) / range, 0.0, 1.0);
    QRect done = groove;
    done.setWidth(qRound(groove.width() * share));
    if (isBusy) { // hatched and still: work of unknown length is told by words, not by motion
        on.painter.save();
        on.painter.setPen(Qt::NoPen);
        on.painter.setBrush(QBrush(on.color(Color::Accent), Qt::BDiagPattern));
        on.painter.drawRoundedRect(done, height / 2.0, height / 2.0);
        on.painter.restore();
    } else if (done.width() >= height) {
        const bool isEnabled = option.state & QStyle::State_Enabled;
        paint::roundBox(on.painter, place(done),
                        {on.color(isEnabled ? Color::Accent : Color::Control), QColor(), height / 2, 1});
    }
    if (words == 0)
        return;
    on.painter.save();
    on.painter.setFont(on.theme.font(TextRole::Caption));
    on.painter.setPen(on.color(Color::Text2));
    on.painter.drawText(place(option.rect.adjusted(groove.width(), 0, 0, 0)),
                        int(QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter), option.text);
    on.painter.restore();
}

void splitter(const Canvas &on, const QStyleOption &option) {
    if (!(option.state & (QStyle::State_MouseOver | QStyle::State_Sunken)))
        return;
    QRect grip(0, 0, on.px(Size::AccentBar), on.px(Size::Target));
    if (!(option.state & QStyle::State_Horizontal))
        grip = grip.transposed();
    grip.moveCenter(option.rect.center());
    paint::roundBox(on.painter, grip, {on.color(Color::Control), QColor(), 1, 1});
}

void dockTitle(const Canvas &on, const QStyleOptionDockWidget &option) {
    on.painter.fillRect(option.rect, on.color(Color::Surface));
    paint::horizontalLine(on.painter, option.rect, option.rect.bottom() + 1 - paint::hairline(on.painter),
                          on.color(Color::Border));
    const int margin = on.px(Size::SpaceMedium);
    const int buttons = (option.closable + option.floatable) * on.px(Size::Target);
    QRect rect = option.rect.adjusted(margin, 0, -margin - buttons, 0);
    rect = QStyle::visualRect(option.direction, option.rect, rect);
    on.painter.save();
    on.painter.setLayoutDirection(option.direction);
    on.painter.setFont(on.theme.font(TextRole::Label));
    on.painter.setPen(on.color(Color::Text2));
    paint::text(on.painter, rect, option.title);
    on.painter.restore();
}

void rubberBand(const Canvas &on, const QStyleOption &option) {
    QColor fill = on.color(Color::Accent);
    fill.setAlphaF(0.16f);
    paint::roundBox(on.painter, option.rect, {fill, on.color(Color::Accent), 0, 1});
}

} // namespace kit::parts
