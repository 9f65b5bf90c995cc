#include <QLineEdit>

#include "widgets/kit/console_style.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/style_parts.h"

namespace kit {
namespace {

QSize atLeast(const QSize &size, int width, int height) {
    return {std::max(size.width(), width), std::max(size.height(), height)};
}

} // namespace

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const {
    if (option)
        if (const auto known = controlSize(type, *option, size))
            return *known;
    if (option)
        if (const auto known = itemSize(type, *option, size))
            return *known;
    const QSize natural = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_CheckBox || type == CT_RadioButton)
        return atLeast(natural, theme_.px(Size::Target), theme_.px(Size::Target));
    if (type == CT_ItemViewItem)
        return atLeast(natural, 0, theme_.px(Size::MenuRow));
    return natural;
}

std::optional<QSize> ConsoleStyle::controlSize(ContentsType type, const QStyleOption &option, const QSize &size) const {
    const int control = theme_.px(Size::Control);
    const int target = theme_.px(Size::Target);
    const int space = theme_.px(Size::SpaceSmall);
    const int wide = theme_.px(Size::SpaceMedium);
    if (type == CT_LineEdit)
        return QSize(size.width() + 2 * space, control);
    if (type == CT_ComboBox)
        return QSize(size.width() + 2 * wide + target, control);
    if (type == CT_SpinBox)
        return QSize(size.width() + 2 * target + space, control);
    if (type == CT_ProgressBar)
        return atLeast(size, 0, theme_.px(Size::SpaceLarge));
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option); button && type == CT_PushButton) {
        if (button->text.isEmpty())
            return QSize(control, control);
        const int gap = button->icon.isNull() ? 0 : space;
        const int menu = button->features & QStyleOptionButton::HasMenu ? theme_.px(Size::Icon) : 0;
        return QSize(std::max(size.width() + 2 * wide + gap + menu, control), control);
    }
    if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(&option); tool && type == CT_ToolButton) {
        if (tool->toolButtonStyle == Qt::ToolButtonIconOnly)
            return atLeast(size, control, control);
        const int menu = tool->features & QStyleOptionToolButton::HasMenu ? target : 0;
        return QSize(size.width() + 2 * space + menu, control);
    }
    return std::nullopt;
}

std::optional<QSize> ConsoleStyle::itemSize(ContentsType type, const QStyleOption &option, const QSize &size) const {
    const int space = theme_.px(Size::SpaceSmall);
    const int icon = theme_.px(Size::Icon);
    if (type == CT_MenuBarItem)
        return QSize(size.width() + 2 * space, theme_.px(Size::MenuRow));
    if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(&option); tab && type == CT_TabBarTab) {
        const int words = paint::textWidth(theme_.font(TextRole::Strong), tab->text); // as wide as when chosen
        const int sign = tab->icon.isNull() ? 0 : icon + space;
        return QSize(std::max(words + sign + 2 * space, theme_.px(Size::Target)), theme_.px(Size::Tab));
    }
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
        header && type == CT_HeaderSection) {
        const int words = paint::textWidth(theme_.font(TextRole::Label), header->text);
        const int arrow = header->sortIndicator == QStyleOptionHeader::None ? 0 : icon;
        return QSize(words + 2 * space + arrow, theme_.px(Size::HeaderRow));
    }
    if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option); item && type == CT_MenuItem) {
        if (item->menuItemType == QStyleOptionMenuItem::Separator)
            return QSize(size.width(), space + 1);
        const int submenu = item->menuItemType == QStyleOptionMenuItem::SubMenu ? icon : 0;
        const int shortcut = item->text.contains(QLatin1Char('\t')) ? theme_.px(Size::SpaceHuge) : 0;
        return QSize(size.width() + icon + 3 * space + submenu + shortcut, theme_.px(Size::MenuRow));
    }
    return std::nullopt;
}

QRect ConsoleStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const {
    const int space = theme_.px(Size::SpaceSmall);
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int margin = frame && frame->lineWidth > 0 ? space - 2 : 0; // the line edit adds two of its own
        return visualRect(option->direction, option->rect, option->rect.adjusted(margin, 0, -margin, 0));
    }
    case SE_CheckBoxIndicator:
    case SE_RadioButtonIndicator: {
        const auto *box = qstyleoption_cast<const QStyleOptionButton *>(option);
        return box ? parts::choiceIndicator(*box, theme_) : option->rect;
    }
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect:
    case SE_ItemViewItemFocusRect:
    case SE_ProgressBarContents:
    case SE_ProgressBarGroove:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const {
    QRect logical;
    switch (control) {
    case CC_SpinBox:
        logical = spinBoxRect(*option, part);
        break;
    case CC_ComboBox:
        logical = comboBoxRect(*option, part);
        break;
    case CC_ScrollBar:
        logical = scrollBarRect(*option, part);
        break;
    case CC_ToolButton:
        logical = toolButtonRect(*option, part);
        break;
    default:
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
    return visualRect(option->direction, option->rect, logical);
}

QRect ConsoleStyle::spinBoxRect(const QStyleOption &option, SubControl part) const {
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(&option);
    const QRect rect = option.rect;
    const bool hasButtons = !spin || spin->buttonSymbols != QAbstractSpinBox::NoButtons;
    const int button = hasButtons ? theme_.px(Size::Target) : 0;
    switch (part) {
    case SC_SpinBoxUp:
        return {rect.right() + 1 - button, rect.y(), button, rect.height()};
    case SC_SpinBoxDown:
        return {rect.right() + 1 - 2 * button, rect.y(), button, rect.height()};
    case SC_SpinBoxEditField:
        return rect.adjusted(theme_.px(Size::SpaceSmall) - 2, 1, -2 * button, -1);
    default:
        return rect;
    }
}

QRect ConsoleStyle::comboBoxRect(const QStyleOption &option, SubControl part) const {
    const QRect rect = option.rect;
    const int arrow = theme_.px(Size::Control);
    switch (part) {
    case SC_ComboBoxArrow:
        return {rect.right() + 1 - arrow, rect.y(), arrow, rect.height()};
    case SC_ComboBoxEditField:
        return rect.adjusted(theme_.px(Size::SpaceSmall), 1, -arrow, -1);
    default:
        return rect;
    }
}

// No arrow buttons: the whole extent is groove.
QRect ConsoleStyle::scrollBarRect(const QStyleOptionComplex &option, SubControl part) const {
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    const QRect rect = option.rect;
    if (!bar || part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
        return {};
    if (part == SC_ScrollBarGroove)
        return rect;
    const bool isHorizontal = bar->orientation == Qt::Horizontal;
    const int length = isHorizontal ? rect.width() : rect.height();
    const double range = double(bar->maximum) - bar->minimum;
    const double share = range > 0 ? bar->pageStep / (range + bar->pageStep) : 1.0;
    const int handle = std::clamp(int(share * length), std::min(theme_.px(Size::Target), length), length);
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto along = [&](int from, int extent) {
        return isHorizontal ? QRect(rect.x() + from, rect.y(), extent, rect.height())
                            : QRect(rect.x(), rect.y() + from, rect.width(), extent);
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return along(start, handle);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + handle, length - start - handle);
    default:
        return {};
    }
}

QRect ConsoleStyle::toolButtonRect(const QStyleOptionComplex &option, SubControl part) const {
    const QRect rect = option.rect;
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(&option);
    const bool isSplit = button && (button->features & QStyleOptionToolButton::MenuButtonPopup);
    const int menu = isSplit ? theme_.px(Size::Target) : 0;
    return part == SC_ToolButtonMenu ? QRect(rect.right() + 1 - menu, rect.y(), menu, rect.height())
                                     : rect.adjusted(0, 0, -menu, 0);
}

} // namespace kit
