#include "widgets/kit/paint.h"
#include "widgets/kit/style_parts.h"

namespace kit::parts {
namespace {

void separator(const Canvas &on, const QStyleOptionMenuItem &option) {
    const int margin = on.px(Size::SpaceSmall);
    const QRect along = option.rect.adjusted(margin, 0, -margin, 0);
    paint::horizontalLine(on.painter, along, option.rect.center().y(), on.color(Color::Border));
}

// The column before the words: a tick, a point or the action's own sign.
void leadingSign(const Canvas &on, const QStyleOptionMenuItem &option, const QRect &rect) {
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked) {
        sign(on, rect, Icon::Check, option, Color::Accent);
    } else if (!option.icon.isNull()) {
        const bool isEnabled = option.state & QStyle::State_Enabled;
        const int side = on.px(Size::Icon);
        QRect place(0, 0, side, side);
        place.moveCenter(rect.center());
        option.icon.paint(&on.painter, place, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
    }
}

} // namespace

void menuPanel(const Canvas &on, const QStyleOption &option) {
    // Without a compositor the corners of a popup cannot be round.
    paint::roundBox(on.painter, option.rect, {on.color(Color::Surface), on.color(Color::Control), 0, 1});
}

void menuItem(const Canvas &on, const QStyleOptionMenuItem &option) {
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return separator(on, option);
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const auto place = [&](const QRect &logical) { return QStyle::visualRect(option.direction, option.rect, logical); };
    if ((option.state & QStyle::State_Selected) && isEnabled) {
        on.painter.fillRect(option.rect, on.color(Color::AccentSoft));
        paint::accentBar(on.painter, option.rect, on.theme, option.direction);
    }
    const int space = on.px(Size::SpaceSmall);
    const int side = on.px(Size::Icon);
    const QRect rect = option.rect.adjusted(space, 0, -space, 0);
    leadingSign(on, option, place(QRect(rect.x(), rect.y(), side, rect.height())));
    const QStringList words = option.text.split(QLatin1Char('\t'));
    const QRect text = place(rect.adjusted(side + space, 0, 0, 0));
    const Qt::Alignment leading = QStyle::visualAlignment(option.direction, Qt::AlignLeft);
    const Qt::Alignment trailing = QStyle::visualAlignment(option.direction, Qt::AlignRight);
    on.painter.save();
    on.painter.setFont(option.font);
    on.painter.setPen(on.text(isEnabled));
    on.painter.drawText(text, int(leading | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic),
                        words.constFirst());
    if (words.size() > 1) {
        on.painter.setPen(on.text(isEnabled, Color::Text3));
        on.painter.drawText(text, int(trailing | Qt::AlignVCenter | Qt::TextSingleLine), words.at(1));
    }
    on.painter.restore();
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        sign(on, place(QRect(rect.right() - side, rect.y(), side, rect.height())),
             option.direction == Qt::RightToLeft ? Icon::ChevronLeft : Icon::ChevronRight, option);
}

void menuBarItem(const Canvas &on, const QStyleOptionMenuItem &option) {
    const bool isEnabled = option.state & QStyle::State_Enabled;
    on.painter.fillRect(option.rect, on.color(Color::Surface));
    if (isEnabled && (option.state & (QStyle::State_Selected | QStyle::State_Sunken))) {
        const int inset = on.px(Size::FocusRing);
        paint::roundBox(on.painter, option.rect.adjusted(0, inset, 0, -inset),
                        {on.color(Color::AccentSoft), QColor(), on.px(Size::RadiusChip), 1});
    }
    on.painter.save();
    on.painter.setPen(on.text(isEnabled));
    on.painter.drawText(option.rect, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, option.text);
    on.painter.restore();
}

} // namespace kit::parts
