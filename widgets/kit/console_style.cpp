#include "widgets/kit/console_style.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QPlainTextEdit>
#include <QStyledItemDelegate>
#include <QTextEdit>
#include <QToolTip>

#include "widgets/kit/icons.h"

namespace kit {
namespace {

constexpr char kindProperty[] = "kind";
constexpr char toneProperty[] = "fieldTone";

std::optional<Icon> signFor(QStyle::StandardPixmap standard, Qt::LayoutDirection direction) {
    const bool isMirrored = direction == Qt::RightToLeft;
    switch (standard) {
    case QStyle::SP_TitleBarCloseButton:
    case QStyle::SP_DockWidgetCloseButton:
    case QStyle::SP_DialogCloseButton:
    case QStyle::SP_DialogCancelButton:
    case QStyle::SP_LineEditClearButton:
    case QStyle::SP_TabCloseButton:
        return Icon::Close;
    case QStyle::SP_TitleBarNormalButton:
        return Icon::Float;
    case QStyle::SP_ToolBarHorizontalExtensionButton:
    case QStyle::SP_ArrowForward:
        return isMirrored ? Icon::ChevronLeft : Icon::ChevronRight;
    case QStyle::SP_ToolBarVerticalExtensionButton:
    case QStyle::SP_ArrowDown:
        return Icon::ChevronDown;
    case QStyle::SP_ArrowUp:
        return Icon::ChevronUp;
    case QStyle::SP_ArrowBack:
        return isMirrored ? Icon::ChevronRight : Icon::ChevronLeft;
    case QStyle::SP_ArrowLeft:
        return Icon::ChevronLeft;
    case QStyle::SP_ArrowRight:
        return Icon::ChevronRight;
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirClosedIcon:
    case QStyle::SP_DirOpenIcon:
        return Icon::Folder;
    case QStyle::SP_FileIcon:
        return Icon::File;
    default:
        return std::nullopt;
    }
}

std::optional<std::pair<Icon, Tone>> messageSign(QStyle::StandardPixmap standard) {
    switch (standard) {
    case QStyle::SP_MessageBoxInformation:
    case QStyle::SP_MessageBoxQuestion:
        return {{Icon::Info, Tone::Info}};
    case QStyle::SP_MessageBoxWarning:
        return {{Icon::Warning, Tone::Warn}};
    case QStyle::SP_MessageBoxCritical:
        return {{Icon::Error, Tone::Danger}};
    default:
        return std::nullopt;
    }
}

void applyTo(QApplication &application, const Theme &theme) {
    const QPalette palette = theme.palette();
    application.setPalette(palette);
    QToolTip::setPalette(palette);
}

} // namespace

void setKind(QAbstractButton &button, ButtonKind kind) {
    button.setProperty(kindProperty, static_cast<int>(kind));
}

ButtonKind kindOf(const QWidget *button) {
    return button ? static_cast<ButtonKind>(button->property(kindProperty).toInt()) : ButtonKind::Normal;
}

void setFieldTone(QWidget &field, Tone tone) {
    field.setProperty(toneProperty, static_cast<int>(tone));
    field.update();
}

Tone fieldToneOf(const QWidget *field) {
    return field ? static_cast<Tone>(field->property(toneProperty).toInt()) : Tone::Neutral;
}

ConsoleStyle::ConsoleStyle(const Theme &theme) : QProxyStyle(QStringLiteral("fusion")), theme_(theme) {}

void ConsoleStyle::install(QApplication &application, const Theme &theme) {
    QApplication::setStyle(new ConsoleStyle(theme));
    QApplication::setFont(theme.font(TextRole::Body));
    for (const char *emphatic : {"QPushButton", "QToolButton", "QTabBar"})
        QApplication::setFont(theme.font(TextRole::Medium), emphatic);
    QApplication::setFont(theme.font(TextRole::Label), "QHeaderView");
    QToolTip::setFont(theme.font(TextRole::Caption));
    applyTo(application, theme);
    QObject::connect(&theme, &Theme::changed, &application, [&application, &theme] { applyTo(application, theme); });
}

void ConsoleStyle::polish(QWidget *widget) {
    QProxyStyle::polish(widget);
    // The list of a combo box comes with a delegate that knows no style.
    if (widget->inherits("QComboBoxListView"))
        if (auto *view = qobject_cast<QAbstractItemView *>(widget))
            view->setItemDelegate(new QStyledItemDelegate(view));
    if (widget->inherits("QAbstractButton") || widget->inherits("QComboBox") || widget->inherits("QTabBar") ||
        widget->inherits("QSplitterHandle") || widget->inherits("QAbstractSpinBox"))
        widget->setAttribute(Qt::WA_Hover);
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const {
    switch (metric) {
    case PM_DefaultFrameWidth: // wide enough for a square viewport to leave the round corners alone
        return qobject_cast<const QAbstractScrollArea *>(widget) && widget->windowType() != Qt::Popup
                   ? theme_.px(Size::SpaceTiny)
                   : theme_.px(Size::Line);
    case PM_ComboBoxFrameWidth:
    case PM_SpinBoxFrameWidth:
    case PM_MenuPanelWidth:
    case PM_TextCursorWidth:
        return theme_.px(Size::Line);
    case PM_ScrollBarExtent:
        return theme_.px(Size::ScrollBar);
    case PM_ScrollBarSliderMin:
    case PM_SliderThickness:
    case PM_SliderLength:
    case PM_SliderControlThickness:
        return theme_.px(Size::Target);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return theme_.px(Size::Indicator);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
    case PM_TreeViewIndentation:
    case PM_LineEditIconSize:
        return theme_.px(Size::Icon);
    case PM_LargeIconSize:
    case PM_IconViewIconSize:
    case PM_MessageBoxIconSize:
        return theme_.px(Size::IconLarge);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
    case PM_HeaderMargin:
        return theme_.px(Size::SpaceSmall);
    case PM_FocusFrameHMargin: // before the words of an item; Qt adds one
        return theme_.px(Size::SpaceSmall) - 1;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
    case PM_SplitterWidth:
        return theme_.px(Size::SpaceLarge);
    case PM_MenuVMargin:
    case PM_MenuBarHMargin:
    case PM_ToolTipLabelFrameWidth:
    case PM_DockWidgetTitleBarButtonMargin:
    case PM_DockWidgetTitleMargin:
    case PM_DockWidgetSeparatorExtent:
        return theme_.px(Size::SpaceTiny);
    case PM_MenuHMargin:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuButtonIndicator:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_DockWidgetFrameWidth:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarVMargin:
    case PM_MenuBarPanelWidth:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *returned) const {
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return theme_.milliseconds(Duration::Motion);
    case SH_ToolTip_WakeUpDelay:
        return theme_.milliseconds(Duration::ToolTip);
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_TitleBar_NoBorder:
    case SH_Menu_Scrollable:
        return 0;
    case SH_TabBar_ElideMode:
        return Qt::ElideNone;
    case SH_FormLayoutLabelAlignment:
        return Qt::AlignLeft | Qt::AlignVCenter;
    case SH_FormLayoutFieldGrowthPolicy:
        return 2; // QFormLayout::AllNonFixedFieldsGrow
    case SH_ToolTipLabel_Opacity:
        return 255;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QIcon ConsoleStyle::standardIcon(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const {
    const Qt::LayoutDirection direction = option ? option->direction : QGuiApplication::layoutDirection();
    if (const auto sign = signFor(standard, direction))
        return icon(theme_, *sign);
    if (const auto sign = messageSign(standard))
        return icon(theme_, sign->first, sign->second);
    return QProxyStyle::standardIcon(standard, option, widget);
}

QPixmap ConsoleStyle::standardPixmap(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const {
    const Qt::LayoutDirection direction = option ? option->direction : QGuiApplication::layoutDirection();
    const int side = theme_.px(messageSign(standard) ? Size::IconLarge : Size::Icon);
    if (signFor(standard, direction) || messageSign(standard))
        return standardIcon(standard, option, widget)
            .pixmap(QSize(side, side), widget ? widget->devicePixelRatioF() : 1);
    return QProxyStyle::standardPixmap(standard, option, widget);
}

} // namespace kit
