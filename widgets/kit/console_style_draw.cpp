#include <QAbstractItemView>
#include <QPainter>

#include "widgets/kit/console_style.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/style_parts.h"

namespace kit {
namespace {

// Draws when the option is of the kind that the element comes with.
template <typename Option>
bool drawAs(const parts::Canvas &on, const QStyleOption &option, void (*draw)(const parts::Canvas &, const Option &)) {
    const auto *typed = qstyleoption_cast<const Option *>(&option);
    if (typed)
        draw(on, *typed);
    return typed;
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
    if (!drawIndicator(element, *option, *painter, widget) && !drawPanel(element, *option, *painter, widget))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

bool ConsoleStyle::drawIndicator(PrimitiveElement element, const QStyleOption &option, QPainter &painter,
                                 const QWidget *widget) const {
    const parts::Canvas on{painter, theme_, widget};
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        parts::checkIndicator(on, option);
        return true;
    case PE_IndicatorRadioButton:
        parts::radioIndicator(on, option);
        return true;
    case PE_IndicatorBranch:
        parts::branch(on, option);
        return true;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        parts::sign(on, option.rect, Icon::ChevronDown, option);
        return true;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        parts::sign(on, option.rect, Icon::ChevronUp, option);
        return true;
    case PE_IndicatorArrowLeft:
        parts::sign(on, option.rect, Icon::ChevronLeft, option);
        return true;
    case PE_IndicatorArrowRight:
        parts::sign(on, option.rect, Icon::ChevronRight, option);
        return true;
    case PE_IndicatorTabClose:
        parts::sign(on, option.rect, Icon::Close, option);
        return true;
    case PE_IndicatorToolBarSeparator:
        paint::verticalLine(painter, option.rect.adjusted(0, 4, 0, -4), option.rect.center().x(),
                            theme_.color(Color::Border));
        return true;
    case PE_IndicatorToolBarHandle:
    case PE_IndicatorDockWidgetResizeHandle:
        return true;
    default:
        return false;
    }
}

bool ConsoleStyle::drawPanel(PrimitiveElement element, const QStyleOption &option, QPainter &painter,
                             const QWidget *widget) const {
    const parts::Canvas on{painter, theme_, widget};
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        parts::buttonBox(on, option);
        return true;
    case PE_PanelLineEdit:
        parts::fieldBox(on, option);
        return true;
    case PE_Frame:
        parts::frame(on, option);
        return true;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        parts::menuPanel(on, option);
        return true;
    case PE_PanelMenuBar:
    case PE_PanelToolBar:
        painter.fillRect(option.rect, theme_.color(Color::Surface));
        return true;
    case PE_PanelStatusBar:
        painter.fillRect(option.rect, theme_.color(Color::Surface));
        paint::horizontalLine(painter, option.rect, option.rect.top(), theme_.color(Color::Border));
        return true;
    case PE_FrameTabBarBase:
        paint::horizontalLine(painter, option.rect, option.rect.bottom() + 1 - paint::hairline(painter),
                              theme_.color(Color::Border));
        return true;
    case PE_PanelItemViewItem:
        return drawAs<QStyleOptionViewItem>(on, option, parts::itemPanel);
    case PE_FrameFocusRect:
        if (option.state & State_KeyboardFocusChange)
            paint::roundBox(
                painter, option.rect,
                {QColor(), theme_.color(Color::Accent), theme_.px(Size::RadiusChip), theme_.px(Size::FocusRing)});
        return true;
    case PE_PanelItemViewRow:
    case PE_FrameTabWidget:
    case PE_FrameGroupBox:
    case PE_FrameMenu:
    case PE_FrameDockWidget:
    case PE_FrameLineEdit:
    case PE_FrameStatusBarItem:
    case PE_FrameButtonBevel:
    case PE_FrameDefaultButton:
    case PE_PanelScrollAreaCorner:
        return true;
    default:
        return false;
    }
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const {
    const parts::Canvas on{*painter, theme_, widget};
    bool isDrawn = false;
    switch (element) {
    case CE_PushButtonBevel:
        parts::buttonBox(on, *option);
        isDrawn = true;
        break;
    case CE_PushButtonLabel:
        isDrawn = drawAs<QStyleOptionButton>(on, *option, parts::buttonLabel);
        break;
    case CE_CheckBox:
        isDrawn = drawAs<QStyleOptionButton>(on, *option, parts::checkBox);
        break;
    case CE_RadioButton:
        isDrawn = drawAs<QStyleOptionButton>(on, *option, parts::radioButton);
        break;
    case CE_ComboBoxLabel:
        isDrawn = drawAs<QStyleOptionComboBox>(on, *option, parts::comboBoxLabel);
        break;
    case CE_TabBarTabShape:
        isDrawn = drawAs<QStyleOptionTab>(on, *option, parts::tabShape);
        break;
    case CE_TabBarTabLabel:
        isDrawn = drawAs<QStyleOptionTab>(on, *option, parts::tabLabel);
        break;
    case CE_Header:
    case CE_HeaderLabel:
        if (element == CE_Header)
            parts::headerSection(on, *option);
        isDrawn = drawAs<QStyleOptionHeader>(on, *option, parts::headerLabel);
        break;
    case CE_MenuItem:
        isDrawn = drawAs<QStyleOptionMenuItem>(on, *option, parts::menuItem);
        break;
    case CE_MenuBarItem:
        isDrawn = drawAs<QStyleOptionMenuItem>(on, *option, parts::menuBarItem);
        break;
    case CE_ProgressBar:
        isDrawn = drawAs<QStyleOptionProgressBar>(on, *option, parts::progressBar);
        break;
    case CE_DockWidgetTitle:
        isDrawn = drawAs<QStyleOptionDockWidget>(on, *option, parts::dockTitle);
        break;
    case CE_ItemViewItem:
        drawItem(*option, *painter, widget);
        isDrawn = true;
        break;
    default:
        isDrawn = drawBarControl(element, *option, *painter, widget);
    }
    if (!isDrawn)
        QProxyStyle::drawControl(element, option, painter, widget);
}

bool ConsoleStyle::drawBarControl(ControlElement element, const QStyleOption &option, QPainter &painter,
                                  const QWidget *widget) const {
    const parts::Canvas on{painter, theme_, widget};
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        parts::headerSection(on, option);
        return true;
    case CE_MenuBarEmptyArea:
        painter.fillRect(option.rect, theme_.color(Color::Surface));
        paint::horizontalLine(painter, option.rect, option.rect.bottom() + 1 - paint::hairline(painter),
                              theme_.color(Color::Border));
        return true;
    case CE_MenuHMargin:
    case CE_MenuVMargin:
    case CE_MenuEmptyArea:
    case CE_ToolBar:
        if (element == CE_ToolBar)
            painter.fillRect(option.rect, theme_.color(Color::Surface));
        return true;
    case CE_Splitter:
        parts::splitter(on, option);
        return true;
    case CE_RubberBand:
        parts::rubberBand(on, option);
        return true;
    case CE_ShapedFrame: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
        if (!frame || frame->frameShape != QFrame::HLine)
            return false;
        paint::horizontalLine(painter, option.rect, option.rect.center().y(), theme_.color(Color::Border));
        return true;
    }
    default:
        return false;
    }
}

void ConsoleStyle::drawItem(const QStyleOption &option, QPainter &painter, const QWidget *widget) const {
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
    if (!item)
        return;
    QStyleOptionViewItem plain(*item);
    plain.state &= ~State_HasFocus;
    plain.palette.setColor(QPalette::HighlightedText, theme_.color(Color::Text));
    QProxyStyle::drawControl(CE_ItemViewItem, &plain, &painter, widget);
    if (hasItemFocus(*item, widget))
        parts::itemFocus({painter, theme_, widget}, *item);
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const {
    const parts::Canvas on{*painter, theme_, widget};
    bool isDrawn = false;
    if (control == CC_ToolButton)
        isDrawn = drawAs<QStyleOptionToolButton>(on, *option, parts::toolButton);
    else if (control == CC_ComboBox && widget)
        isDrawn = drawAs<QStyleOptionComboBox>(on, *option, parts::comboBox);
    else if (control == CC_SpinBox && widget)
        isDrawn = drawAs<QStyleOptionSpinBox>(on, *option, parts::spinBox);
    else if (control == CC_GroupBox && widget)
        isDrawn = drawAs<QStyleOptionGroupBox>(on, *option, parts::groupBox);
    else if (control == CC_ScrollBar)
        isDrawn = drawAs<QStyleOptionSlider>(on, *option, parts::scrollBar);
    else if (control == CC_Slider && widget)
        isDrawn = drawAs<QStyleOptionSlider>(on, *option, parts::slider);
    if (!isDrawn)
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace kit
