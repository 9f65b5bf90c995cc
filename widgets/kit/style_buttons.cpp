#include "widgets/kit/console_style.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/style_parts.h"

namespace kit::parts {
namespace {

struct ButtonColors {
    QColor fill;
    QColor border;
    QColor text;
};

ButtonColors colorsOf(const QStyleOption &option, const Canvas &on) {
    const ButtonKind kind = kindOf(on.widget);
    const bool isQuiet = kind == ButtonKind::Quiet;
    if (!(option.state & QStyle::State_Enabled))
        return {isQuiet ? QColor() : on.color(Color::Sunken), isQuiet ? QColor() : on.edge(false), on.text(false)};
    if (option.state & QStyle::State_On)
        return {reacting(option, on.theme, on.color(Color::AccentSoft)), on.color(Color::Accent),
                on.color(Color::Accent)};
    const QColor surface = reacting(option, on.theme, on.color(Color::Surface));
    switch (kind) {
    case ButtonKind::Normal:
        return {surface, on.color(Color::Control), on.color(Color::Text)};
    case ButtonKind::Primary: {
        const QColor accent = reacting(option, on.theme, on.color(Color::Accent));
        return {accent, accent, on.color(Color::OnAccent)};
    }
    case ButtonKind::Danger:
        return {surface, on.color(Color::Danger), on.color(Color::Danger)};
    case ButtonKind::Quiet:
        return {surface == on.color(Color::Surface) ? QColor() : surface, QColor(), on.color(Color::Text)};
    }
    Q_UNREACHABLE();
}

int labelFlags(const QStyleOption &option, const QWidget *widget) {
    const bool isShown = !widget || widget->style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget);
    return Qt::AlignVCenter | Qt::TextSingleLine | (isShown ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
}

QIcon::Mode iconMode(const QStyleOption &option) {
    return option.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled;
}

struct Label {
    QString words;
    QIcon sign;
};

// A sign and its words, centred together.
void centredLabel(const Canvas &on, const QRect &rect, const QStyleOption &option, const Label &label) {
    const int iconSize = label.sign.isNull() ? 0 : on.px(Size::Icon);
    const int gap = label.sign.isNull() || label.words.isEmpty() ? 0 : on.px(Size::SpaceSmall);
    const int flags = labelFlags(option, on.widget);
    const int textWidth =
        label.words.isEmpty() ? 0 : option.fontMetrics.boundingRect(QRect(), flags, label.words).width() + 1;
    const int width = std::min(rect.width(), iconSize + gap + textWidth);
    QRect content(rect.x() + (rect.width() - width) / 2, rect.y(), width, rect.height());
    if (iconSize > 0) {
        const QRect place(content.x(), content.center().y() - iconSize / 2 + 1, iconSize, iconSize);
        const QIcon::State state = option.state & QStyle::State_On ? QIcon::On : QIcon::Off;
        label.sign.paint(&on.painter, QStyle::visualRect(option.direction, content, place), Qt::AlignCenter,
                         iconMode(option), state);
    }
    const QRect place = content.adjusted(iconSize + gap, 0, 0, 0);
    on.painter.drawText(QStyle::visualRect(option.direction, content, place), flags | Qt::AlignHCenter, label.words);
}

// What stands beside an indicator, and the ring around it; around the indicator when there are no words.
void choiceLabel(const Canvas &on, const QStyleOptionButton &option) {
    const int space = on.px(Size::SpaceSmall);
    const int side = on.px(Size::Indicator);
    const auto place = [&](const QRect &logical) { return QStyle::visualRect(option.direction, option.rect, logical); };
    QRect label = option.rect.adjusted(side + space, 0, 0, 0);
    on.painter.save();
    on.painter.setPen(on.text(option.state & QStyle::State_Enabled));
    if (!option.icon.isNull()) {
        const QRect sign(label.x(), label.center().y() - side / 2 + 1, side, side);
        option.icon.paint(&on.painter, place(sign), Qt::AlignCenter, iconMode(option));
        label.adjust(side + space, 0, 0, 0);
    }
    const int flags = labelFlags(option, on.widget);
    on.painter.drawText(place(label), int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | flags,
                        option.text);
    on.painter.restore();
    if (!hasKeyboardFocus(option))
        return;
    const int gap = on.px(Size::SpaceTiny);
    const int words = option.fontMetrics.boundingRect(QRect(), flags, option.text).width();
    const QRect ring = option.text.isEmpty()
                           ? choiceIndicator(option, on.theme).adjusted(-gap, -gap, gap, gap)
                           : place(QRect(label.x() - gap, label.y(), words + 2 * gap, label.height()));
    paint::roundBox(on.painter, ring.intersected(option.rect),
                    {QColor(), on.color(Color::Accent), on.px(Size::RadiusChip), on.px(Size::FocusRing)});
}

} // namespace

bool hasKeyboardFocus(const QStyleOption &option) {
    return (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
}

QColor reacting(const QStyleOption &option, const Theme &theme, const QColor &rest) {
    if (!(option.state & QStyle::State_Enabled))
        return rest;
    if (option.state & QStyle::State_Sunken)
        return paint::mixed(rest, theme.color(Color::Text), 0.16);
    if (option.state & QStyle::State_MouseOver)
        return paint::mixed(rest, theme.color(Color::Text), 0.07);
    return rest;
}

void sign(const Canvas &on, const QRect &rect, Icon name, const QStyleOption &option, Color color) {
    const int side = std::min({on.px(Size::Icon), rect.width(), rect.height()});
    QRect place(0, 0, side, side);
    place.moveCenter(rect.center());
    icon(on.theme, name, color).paint(&on.painter, place, Qt::AlignCenter, iconMode(option));
}

void buttonBox(const Canvas &on, const QStyleOption &option) {
    const ButtonColors colors = colorsOf(option, on);
    paint::roundBox(on.painter, option.rect, {colors.fill, colors.border, on.px(Size::RadiusControl), 1});
    if (hasKeyboardFocus(option))
        paint::focusRing(on.painter, option.rect, on.theme,
                         kindOf(on.widget) == ButtonKind::Primary ? colors.text : on.color(Color::Accent));
}

void buttonLabel(const Canvas &on, const QStyleOptionButton &option) {
    on.painter.save();
    on.painter.setPen(colorsOf(option, on).text);
    QRect rect = option.rect;
    if (option.features & QStyleOptionButton::HasMenu) {
        const QRect logical(rect.right() - on.px(Size::Target), rect.y(), on.px(Size::Icon), rect.height());
        sign(on, QStyle::visualRect(option.direction, rect, logical), Icon::ChevronDown, option);
        rect = QStyle::visualRect(option.direction, rect, rect.adjusted(0, 0, -on.px(Size::Icon), 0));
    }
    centredLabel(on, rect, option, {option.text, option.icon});
    on.painter.restore();
}

void toolButton(const Canvas &on, const QStyleOptionToolButton &option) {
    const ButtonColors colors = colorsOf(option, on);
    const bool isFlat = (option.state & QStyle::State_AutoRaise) && !(option.state & QStyle::State_On);
    const bool isTouched = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const QColor fill = isFlat && !isTouched ? QColor() : colors.fill;
    paint::roundBox(on.painter, option.rect, {fill, isFlat ? QColor() : colors.border, on.px(Size::RadiusControl), 1});
    if (hasKeyboardFocus(option))
        paint::focusRing(on.painter, option.rect, on.theme);
    const bool hasMenu = option.features & (QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup);
    QRect rect = option.rect;
    if (hasMenu && option.toolButtonStyle != Qt::ToolButtonIconOnly) {
        const QRect logical(rect.right() - on.px(Size::Target), rect.y(), on.px(Size::Target), rect.height());
        sign(on, QStyle::visualRect(option.direction, rect, logical), Icon::ChevronDown, option);
        rect = QStyle::visualRect(option.direction, rect, rect.adjusted(0, 0, -on.px(Size::Icon), 0));
    }
    on.painter.save();
    on.painter.setPen(colors.text);
    on.painter.setFont(option.font);
    const bool hasWords = option.toolButtonStyle != Qt::ToolButtonIconOnly || option.icon.isNull();
    const bool hasIcon = option.toolButtonStyle != Qt::ToolButtonTextOnly;
    centredLabel(on, rect, option, {hasWords ? option.text : QString(), hasIcon ? option.icon : QIcon()});
    on.painter.restore();
}

void checkIndicator(const Canvas &on, const QStyleOption &option) {
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isSet = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor rest = on.color(isSet && isEnabled ? Color::Accent : isEnabled ? Color::Surface : Color::Sunken);
    const QColor fill = reacting(option, on.theme, rest);
    const QColor edge = isSet && isEnabled ? fill : on.edge(isEnabled);
    paint::roundBox(on.painter, option.rect, {fill, edge, on.px(Size::RadiusChip), 1});
    if (isSet)
        icon(on.theme, option.state & QStyle::State_NoChange ? Icon::Minus : Icon::Check, Color::OnAccent)
            .paint(&on.painter, option.rect.adjusted(1, 1, -1, -1), Qt::AlignCenter, iconMode(option));
}

void radioIndicator(const Canvas &on, const QStyleOption &option) {
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isOn = option.state & QStyle::State_On;
    const int radius = option.rect.height() / 2;
    const QColor fill = reacting(option, on.theme, on.color(isEnabled ? Color::Surface : Color::Sunken));
    const QColor edge = on.edge(isEnabled, isOn ? Color::Accent : Color::Control);
    paint::roundBox(on.painter, option.rect, {fill, edge, radius, 1});
    if (!isOn)
        return;
    const int inset = (option.rect.height() - on.px(Size::Dot)) / 2;
    paint::roundBox(on.painter, option.rect.adjusted(inset, inset, -inset, -inset),
                    {on.text(isEnabled, Color::Accent), QColor(), radius, 1});
}

QRect choiceIndicator(const QStyleOptionButton &option, const Theme &theme) {
    const int side = theme.px(Size::Indicator);
    // Without words the ring goes around the indicator and needs room.
    const bool isAlone = option.text.isEmpty() && option.icon.isNull();
    const int x = isAlone ? (theme.px(Size::Target) - side) / 2 : 0;
    const QRect logical(option.rect.x() + x, option.rect.y() + (option.rect.height() - side) / 2, side, side);
    return QStyle::visualRect(option.direction, option.rect, logical);
}

void checkBox(const Canvas &on, const QStyleOptionButton &option) {
    QStyleOption indicator = option;
    indicator.rect = choiceIndicator(option, on.theme);
    checkIndicator(on, indicator);
    choiceLabel(on, option);
}

void radioButton(const Canvas &on, const QStyleOptionButton &option) {
    QStyleOption indicator = option;
    indicator.rect = choiceIndicator(option, on.theme);
    radioIndicator(on, indicator);
    choiceLabel(on, option);
}

} // namespace kit::parts
