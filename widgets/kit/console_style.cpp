#include "widgets/kit/console_style.h"

#include <algorithm>
#include <iterator>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QPlainTextEdit>
#include <QStyledItemDelegate>
#include <QTextEdit>
#include <QToolTip>

#include "widgets/kit/dialog_focus.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/return_press.h"
#include "widgets/kit/wheel_guard.h"

namespace kit {
namespace {

constexpr char kindProperty[] = "kind";
constexpr char toneProperty[] = "fieldTone";

struct Metric {
    QStyle::PixelMetric metric;
    Size size;
};

constexpr Metric metrics[] = {
    {QStyle::PM_DefaultFrameWidth, Size::Line},
    {QStyle::PM_ComboBoxFrameWidth, Size::Line},
    {QStyle::PM_SpinBoxFrameWidth, Size::Line},
    {QStyle::PM_MenuPanelWidth, Size::Line},
    {QStyle::PM_TextCursorWidth, Size::Line},
    {QStyle::PM_ScrollBarExtent, Size::ScrollBar},
    {QStyle::PM_ScrollBarSliderMin, Size::Target},
    {QStyle::PM_SliderThickness, Size::Target},
    {QStyle::PM_SliderLength, Size::Target},
    {QStyle::PM_SliderControlThickness, Size::Target},
    {QStyle::PM_IndicatorWidth, Size::Indicator},
    {QStyle::PM_IndicatorHeight, Size::Indicator},
    {QStyle::PM_ExclusiveIndicatorWidth, Size::Indicator},
    {QStyle::PM_ExclusiveIndicatorHeight, Size::Indicator},
    {QStyle::PM_SmallIconSize, Size::Icon},
    {QStyle::PM_ButtonIconSize, Size::Icon},
    {QStyle::PM_ToolBarIconSize, Size::Icon},
    {QStyle::PM_ListViewIconSize, Size::Icon},
    {QStyle::PM_TabBarIconSize, Size::Icon},
    {QStyle::PM_TabCloseIndicatorWidth, Size::Icon},
    {QStyle::PM_TabCloseIndicatorHeight, Size::Icon},
    {QStyle::PM_TreeViewIndentation, Size::Icon},
    {QStyle::PM_LineEditIconSize, Size::Icon},
    {QStyle::PM_LargeIconSize, Size::IconLarge},
    {QStyle::PM_IconViewIconSize, Size::IconLarge},
    {QStyle::PM_MessageBoxIconSize, Size::IconLarge},
    {QStyle::PM_CheckBoxLabelSpacing, Size::SpaceSmall},
    {QStyle::PM_RadioButtonLabelSpacing, Size::SpaceSmall},
    {QStyle::PM_LayoutHorizontalSpacing, Size::SpaceSmall},
    {QStyle::PM_LayoutVerticalSpacing, Size::SpaceSmall},
    {QStyle::PM_HeaderMargin, Size::SpaceSmall},
    {QStyle::PM_LayoutLeftMargin, Size::SpaceLarge},
    {QStyle::PM_LayoutTopMargin, Size::SpaceLarge},
    {QStyle::PM_LayoutRightMargin, Size::SpaceLarge},
    {QStyle::PM_LayoutBottomMargin, Size::SpaceLarge},
    {QStyle::PM_SplitterWidth, Size::SpaceLarge},
    {QStyle::PM_MenuVMargin, Size::SpaceTiny},
    {QStyle::PM_MenuBarHMargin, Size::SpaceTiny},
    {QStyle::PM_ToolTipLabelFrameWidth, Size::SpaceTiny},
    {QStyle::PM_DockWidgetTitleBarButtonMargin, Size::SpaceSmall},
    {QStyle::PM_DockWidgetTitleMargin, Size::SpaceTiny},
    {QStyle::PM_DockWidgetSeparatorExtent, Size::SpaceTiny},
};

constexpr QStyle::PixelMetric noMetrics[] = {
    QStyle::PM_MenuHMargin,          QStyle::PM_TabBarTabShiftVertical, QStyle::PM_TabBarTabShiftHorizontal,
    QStyle::PM_TabBarBaseOverlap,    QStyle::PM_TabBarTabOverlap,       QStyle::PM_ButtonShiftHorizontal,
    QStyle::PM_ButtonShiftVertical,  QStyle::PM_MenuButtonIndicator,    QStyle::PM_ScrollView_ScrollBarSpacing,
    QStyle::PM_DockWidgetFrameWidth, QStyle::PM_ToolBarFrameWidth,      QStyle::PM_MenuBarVMargin,
    QStyle::PM_MenuBarPanelWidth,
};

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

ConsoleStyle::ConsoleStyle(const Theme &theme)
    : QProxyStyle(QStringLiteral("fusion")),
      theme_(theme),
      wheel_(new WheelGuard(this)),
      return_(new ReturnPress(this)) {}

void ConsoleStyle::install(QApplication &application, const Theme &theme) {
    QApplication::setStyle(new ConsoleStyle(theme));
    QApplication::setFont(theme.font(TextRole::Body));
    for (const char *emphatic : {"QPushButton", "QToolButton", "QTabBar"})
        QApplication::setFont(theme.font(TextRole::Medium), emphatic);
    QApplication::setFont(theme.font(TextRole::Label), "QHeaderView");
    QToolTip::setFont(theme.font(TextRole::Caption));
    applyTo(application, theme);
    new DialogFocus(&application);
    QObject::connect(&theme, &Theme::changed, &application, [&application, &theme] { applyTo(application, theme); });
}

void ConsoleStyle::polish(QWidget *widget) {
    QProxyStyle::polish(widget);
    wheel_->watch(widget);
    return_->watch(widget);
    // The list of a combo box comes with a delegate that knows no style.
    if (widget->inherits("QComboBoxListView"))
        if (auto *view = qobject_cast<QAbstractItemView *>(widget))
            view->setItemDelegate(new QStyledItemDelegate(view));
    if (widget->inherits("QAbstractButton") || widget->inherits("QComboBox") || widget->inherits("QTabBar") ||
        widget->inherits("QSplitterHandle") || widget->inherits("QAbstractSpinBox"))
        widget->setAttribute(Qt::WA_Hover);
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const {
    if (metric == PM_DefaultFrameWidth && qobject_cast<const QAbstractScrollArea *>(widget) &&
        widget->windowType() != Qt::Popup)
        return theme_.px(Size::SpaceTiny); // a square viewport leaves the round corners alone
    if (metric == PM_FocusFrameHMargin)
        return theme_.px(Size::SpaceSmall) - 1; // before the words of an item; Qt adds one
    const auto *sized = std::find_if(std::begin(metrics), std::end(metrics),
                                     [metric](const Metric &entry) { return entry.metric == metric; });
    if (sized != std::end(metrics))
        return theme_.px(sized->size);
    if (std::find(std::begin(noMetrics), std::end(noMetrics), metric) != std::end(noMetrics))
        return 0;
    return QProxyStyle::pixelMetric(metric, option, widget);
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
