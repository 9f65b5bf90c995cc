#include <QAbstractItemView>
#include <QAbstractScrollArea>

#include "widgets/kit/console_style.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/style_parts.h"

namespace kit::parts {
namespace {

QColor fieldEdge(const QStyleOption &option, const Canvas &on) {
    if (!(option.state & QStyle::State_Enabled))
        return on.edge(false);
    switch (const Tone tone = fieldToneOf(on.widget)) {
    case Tone::Danger:
    case Tone::Warn:
        return on.theme.strong(tone);
    case Tone::Neutral:
    case Tone::Accent:
    case Tone::Ok:
    case Tone::Info:
        break;
    }
    return on.color(option.state & QStyle::State_HasFocus ? Color::Accent : Color::Control);
}

// Fields show focus always, since a caret is not enough.
void fieldShape(const Canvas &on, const QStyleOption &option) {
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isFocused = option.state & QStyle::State_HasFocus;
    paint::roundBox(on.painter, option.rect,
                    {on.color(isEnabled ? Color::Surface : Color::Sunken), fieldEdge(option, on),
                     on.px(Size::RadiusControl), isFocused ? on.px(Size::FocusRing) : 1});
}

bool isActive(const QStyleOptionComplex &option, QStyle::SubControl part) {
    return option.activeSubControls & part;
}

// One of the two buttons of a spin box.
void stepButton(const Canvas &on, const QStyleOptionSpinBox &option, bool isUp) {
    const QStyle::SubControl part = isUp ? QStyle::SC_SpinBoxUp : QStyle::SC_SpinBoxDown;
    const QRect rect = on.widget->style()->subControlRect(QStyle::CC_SpinBox, &option, part, on.widget);
    QStyleOption step = option;
    const QAbstractSpinBox::StepEnabled needed =
        isUp ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled;
    step.state.setFlag(QStyle::State_Enabled, (option.state & QStyle::State_Enabled) && (option.stepEnabled & needed));
    step.state.setFlag(QStyle::State_MouseOver, (option.state & QStyle::State_MouseOver) && isActive(option, part));
    step.state.setFlag(QStyle::State_Sunken, (option.state & QStyle::State_Sunken) && isActive(option, part));
    const QColor rest = on.color(Color::Surface);
    const QColor fill = reacting(step, on.theme, rest);
    const int inset = on.px(Size::FocusRing);
    if (fill != rest)
        paint::roundBox(on.painter, rect.adjusted(inset, inset, -inset, -inset),
                        {fill, QColor(), on.px(Size::RadiusChip), 1});
    sign(on, rect, isUp ? Icon::Add : Icon::Minus, step);
}

} // namespace

void fieldBox(const Canvas &on, const QStyleOption &option) {
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
    if (frame && frame->lineWidth <= 0)
        return; // inside a spin box or a combo box, which draw the box
    fieldShape(on, option);
}

void frame(const Canvas &on, const QStyleOption &option) {
    if (on.widget &&
        on.widget->windowType() == Qt::Popup) { // a popup: without a compositor its corners cannot be round
        paint::roundBox(on.painter, option.rect, {on.color(Color::Surface), on.color(Color::Control), 0, 1});
        return;
    }
    const bool isView = qobject_cast<const QAbstractItemView *>(on.widget);
    if (isView || !qobject_cast<const QAbstractScrollArea *>(on.widget)) {
        const QColor edge = on.color(isView ? Color::Control : Color::Border);
        paint::roundBox(on.painter, option.rect, {on.color(Color::Surface), edge, on.px(Size::RadiusControl), 1});
        return;
    }
    fieldShape(on, option);
}

void comboBox(const Canvas &on, const QStyleOptionComboBox &option) {
    if (option.editable) {
        fieldShape(on, option);
    } else {
        const bool isEnabled = option.state & QStyle::State_Enabled;
        paint::roundBox(on.painter, option.rect,
                        {reacting(option, on.theme, on.color(isEnabled ? Color::Surface : Color::Sunken)),
                         on.edge(isEnabled), on.px(Size::RadiusControl), 1});
        if (hasKeyboardFocus(option))
            paint::focusRing(on.painter, option.rect, on.theme);
    }
    const QRect arrow =
        on.widget->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, on.widget);
    sign(on, arrow, Icon::ChevronDown, option);
}

void comboBoxLabel(const Canvas &on, const QStyleOptionComboBox &option) {
    if (option.editable)
        return; // its line edit shows the text
    QRect rect =
        on.widget->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, on.widget);
    on.painter.save();
    if (!option.currentIcon.isNull()) {
        const int side = on.px(Size::Icon);
        const QRect logical(rect.x(), rect.center().y() - side / 2 + 1, side, side);
        option.currentIcon.paint(&on.painter, QStyle::visualRect(option.direction, rect, logical));
        rect = QStyle::visualRect(option.direction, rect, rect.adjusted(side + on.px(Size::SpaceSmall), 0, 0, 0));
    }
    on.painter.setPen(on.text(option.state & QStyle::State_Enabled));
    on.painter.setLayoutDirection(option.direction);
    paint::text(on.painter, rect, option.currentText);
    on.painter.restore();
}

void spinBox(const Canvas &on, const QStyleOptionSpinBox &option) {
    if (option.frame)
        fieldShape(on, option);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    stepButton(on, option, false);
    stepButton(on, option, true);
}

void groupBox(const Canvas &on, const QStyleOptionGroupBox &option) {
    const QStyle *style = on.widget->style();
    const QRect label = style->subControlRect(QStyle::CC_GroupBox, &option, QStyle::SC_GroupBoxLabel, on.widget);
    on.painter.save();
    on.painter.setFont(on.theme.font(TextRole::Label));
    on.painter.setPen(on.color(Color::Text3));
    on.painter.drawText(
        label, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextShowMnemonic),
        option.text);
    on.painter.restore();
    if (hasKeyboardFocus(option))
        paint::focusRing(on.painter, label.adjusted(-4, -2, 4, 2), on.theme);
    if (option.subControls & QStyle::SC_GroupBoxCheckBox) {
        QStyleOption check = option;
        check.rect = style->subControlRect(QStyle::CC_GroupBox, &option, QStyle::SC_GroupBoxCheckBox, on.widget);
        checkIndicator(on, check);
    }
}

} // namespace kit::parts
