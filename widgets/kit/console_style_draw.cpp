#include <algorithm>
#include <iterator>

#include <QAbstractItemView>
#include <QPainter>

#include "widgets/kit/console_style.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/style_parts.h"

namespace kit {
namespace {

using parts::Canvas;

// Draws when the option is of the kind that the element comes with; says whether it did.
template <typename Option, void (*draw)(const Canvas &, const Option &)>
bool as(const Canvas &on, const QStyleOption &option) {
    const auto *typed = qstyleoption_cast<const Option *>(&option);
    if (typed)
        draw(on, *typed);
    return typed;
}

template <void (*draw)(const Canvas &, const QStyleOption &)>
bool plain(const Canvas &on, const QStyleOption &option) {
    draw(on, option);
    return true;
}

template <Icon icon>
bool sign(const Canvas &on, const QStyleOption &option) {
    parts::sign(on, option.rect, icon, option);
    return true;
}

// Fusion's lines and boxes around what needs none.
bool nothing(const Canvas &, const QStyleOption &) {
    return true;
}

bool surface(const Canvas &on, const QStyleOption &option) {
    on.painter.fillRect(option.rect, on.color(Color::Surface));
    return true;
}

bool surfaceUnderLine(const Canvas &on, const QStyleOption &option) {
    surface(on, option);
    paint::horizontalLine(on.painter, option.rect, option.rect.top(), on.color(Color::Border));
    return true;
}

bool lineBelow(const Canvas &on, const QStyleOption &option) {
    const qreal y = option.rect.bottom() + 1 - paint::hairline(on.painter);
    paint::horizontalLine(on.painter, option.rect, y, on.color(Color::Border));
    return true;
}

bool surfaceOverLine(const Canvas &on, const QStyleOption &option) {
    return surface(on, option) && lineBelow(on, option);
}

bool toolBarSeparator(const Canvas &on, const QStyleOption &option) {
    const int inset = on.px(Size::SpaceTiny);
    paint::verticalLine(on.painter, option.rect.adjusted(0, inset, 0, -inset), option.rect.center().x(),
                        on.color(Color::Border));
    return true;
}

bool focusFrame(const Canvas &on, const QStyleOption &option) {
    if (option.state & QStyle::State_KeyboardFocusChange)
        paint::roundBox(on.painter, option.rect,
                        {QColor(), on.color(Color::Accent), on.px(Size::RadiusChip), on.px(Size::FocusRing)});
    return true;
}

bool shapedFrame(const Canvas &on, const QStyleOption &option) {
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
    if (!frame || frame->frameShape != QFrame::HLine)
        return false;
    paint::horizontalLine(on.painter, option.rect, option.rect.center().y(), on.color(Color::Border));
    return true;
}

bool header(const Canvas &on, const QStyleOption &option) {
    parts::headerSection(on, option);
    return as<QStyleOptionHeader, parts::headerLabel>(on, option);
}

template <typename Element>
struct Drawing {
    Element element;
    bool (*draw)(const Canvas &, const QStyleOption &);
};

constexpr Drawing<QStyle::PrimitiveElement> primitives[] = {
    {QStyle::PE_IndicatorCheckBox, plain<parts::checkIndicator>},
    {QStyle::PE_IndicatorItemViewItemCheck, plain<parts::checkIndicator>},
    {QStyle::PE_IndicatorRadioButton, plain<parts::radioIndicator>},
    {QStyle::PE_IndicatorBranch, plain<parts::branch>},
    {QStyle::PE_IndicatorArrowDown, sign<Icon::ChevronDown>},
    {QStyle::PE_IndicatorArrowUp, sign<Icon::ChevronUp>},
    {QStyle::PE_IndicatorArrowLeft, sign<Icon::ChevronLeft>},
    {QStyle::PE_IndicatorArrowRight, sign<Icon::ChevronRight>},
    {QStyle::PE_IndicatorTabClose, sign<Icon::Close>},
    {QStyle::PE_IndicatorToolBarSeparator, toolBarSeparator},
    {QStyle::PE_IndicatorToolBarHandle, nothing},
    {QStyle::PE_IndicatorDockWidgetResizeHandle, nothing},
    {QStyle::PE_PanelButtonCommand, plain<parts::buttonBox>},
    {QStyle::PE_PanelButtonTool, plain<parts::buttonBox>},
    {QStyle::PE_PanelLineEdit, plain<parts::fieldBox>},
    {QStyle::PE_Frame, plain<parts::frame>},
    {QStyle::PE_PanelMenu, plain<parts::menuPanel>},
    {QStyle::PE_PanelTipLabel, plain<parts::menuPanel>},
    {QStyle::PE_PanelMenuBar, surface},
    {QStyle::PE_PanelToolBar, surface},
    {QStyle::PE_PanelStatusBar, surfaceUnderLine},
    {QStyle::PE_PanelItemViewItem, as<QStyleOptionViewItem, parts::itemPanel>},
    {QStyle::PE_PanelItemViewRow, nothing},
    {QStyle::PE_PanelScrollAreaCorner, nothing},
    {QStyle::PE_FrameTabBarBase, lineBelow},
    {QStyle::PE_FrameFocusRect, focusFrame},
    {QStyle::PE_FrameTabWidget, nothing},
    {QStyle::PE_FrameGroupBox, nothing},
    {QStyle::PE_FrameMenu, nothing},
    {QStyle::PE_FrameDockWidget, nothing},
    {QStyle::PE_FrameLineEdit, nothing},
    {QStyle::PE_FrameStatusBarItem, nothing},
    {QStyle::PE_FrameButtonBevel, nothing},
    {QStyle::PE_FrameDefaultButton, nothing},
};

constexpr Drawing<QStyle::ControlElement> controls[] = {
    {QStyle::CE_PushButtonBevel, plain<parts::buttonBox>},
    {QStyle::CE_PushButtonLabel, as<QStyleOptionButton, parts::buttonLabel>},
    {QStyle::CE_CheckBox, as<QStyleOptionButton, parts::checkBox>},
    {QStyle::CE_RadioButton, as<QStyleOptionButton, parts::radioButton>},
    {QStyle::CE_ComboBoxLabel, as<QStyleOptionComboBox, parts::comboBoxLabel>},
    {QStyle::CE_TabBarTabShape, as<QStyleOptionTab, parts::tabShape>},
    {QStyle::CE_TabBarTabLabel, as<QStyleOptionTab, parts::tabLabel>},
    {QStyle::CE_Header, header},
    {QStyle::CE_HeaderSection, plain<parts::headerSection>},
    {QStyle::CE_HeaderEmptyArea, plain<parts::headerSection>},
    {QStyle::CE_HeaderLabel, as<QStyleOptionHeader, parts::headerLabel>},
    {QStyle::CE_MenuItem, as<QStyleOptionMenuItem, parts::menuItem>},
    {QStyle::CE_MenuBarItem, as<QStyleOptionMenuItem, parts::menuBarItem>},
    {QStyle::CE_MenuBarEmptyArea, surfaceOverLine},
    {QStyle::CE_MenuHMargin, nothing},
    {QStyle::CE_MenuVMargin, nothing},
    {QStyle::CE_MenuEmptyArea, nothing},
    {QStyle::CE_ToolBar, surface},
    {QStyle::CE_ProgressBar, as<QStyleOptionProgressBar, parts::progressBar>},
    {QStyle::CE_DockWidgetTitle, as<QStyleOptionDockWidget, parts::dockTitle>},
    {QStyle::CE_Splitter, plain<parts::splitter>},
    {QStyle::CE_RubberBand, plain<parts::rubberBand>},
    {QStyle::CE_ShapedFrame, shapedFrame},
};

constexpr Drawing<QStyle::ComplexControl> complexControls[] = {
    {QStyle::CC_ToolButton, as<QStyleOptionToolButton, parts::toolButton>},
    {QStyle::CC_ComboBox, as<QStyleOptionComboBox, parts::comboBox>},
    {QStyle::CC_SpinBox, as<QStyleOptionSpinBox, parts::spinBox>},
    {QStyle::CC_GroupBox, as<QStyleOptionGroupBox, parts::groupBox>},
    {QStyle::CC_ScrollBar, as<QStyleOptionSlider, parts::scrollBar>},
    {QStyle::CC_Slider, as<QStyleOptionSlider, parts::slider>},
};

template <typename Element, std::size_t count>
bool drawFrom(const Drawing<Element> (&table)[count], Element element, const Canvas &on, const QStyleOption &option) {
    const auto found = std::find_if(std::begin(table), std::end(table),
                                    [element](const auto &drawing) { return drawing.element == element; });
    return found != std::end(table) && found->draw(on, option);
}

// Whether this cell lies in the row, or is the cell, that has the keyboard in its view.
bool hasItemFocus(const QStyleOptionViewItem &option, const QWidget *widget) {
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    if (!(option.state & QStyle::State_KeyboardFocusChange) || !view || !view->hasFocus())
        return false;
    const QModelIndex current = view->currentIndex();
    if (view->selectionBehavior() != QAbstractItemView::SelectRows)
        return current == option.index;
    return current.isValid() && current.row() == option.index.row() && current.parent() == option.index.parent();
}

} // namespace

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const {
    if (!drawFrom(primitives, element, {*painter, theme_, widget}, *option))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const {
    if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option); item && element == CE_ItemViewItem)
        drawItem(*item, *painter, widget);
    else if (!drawFrom(controls, element, {*painter, theme_, widget}, *option))
        QProxyStyle::drawControl(element, option, painter, widget);
}

void ConsoleStyle::drawItem(const QStyleOptionViewItem &option, QPainter &painter, const QWidget *widget) const {
    QStyleOptionViewItem unfocused(option);
    unfocused.state &= ~State_HasFocus;
    unfocused.palette.setColor(QPalette::HighlightedText, theme_.color(Color::Text));
    QProxyStyle::drawControl(CE_ItemViewItem, &unfocused, &painter, widget);
    if (hasItemFocus(option, widget))
        parts::itemFocus({painter, theme_, widget}, option);
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const {
    // Parts are placed by the widget's style; without a widget Fusion draws.
    if (!widget || !drawFrom(complexControls, control, {*painter, theme_, widget}, *option))
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace kit
