#include "widgets/gpus/severity_pill.h"

#include <QAction>

#include "widgets/kit/paint.h"

namespace gpuspage {

using kit::Color;
using kit::Size;

SeverityPill::SeverityPill(const kit::Theme &theme, QAction &action, kit::Tone tone, QWidget *parent)
    : QAbstractButton(parent), theme_(theme), action_(action), tone_(tone) {
    setObjectName(action.objectName() + QStringLiteral("Pill"));
    setCheckable(true);
    setFont(theme.font(kit::TextRole::Label));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, &action, &QAction::trigger);
    connect(&action, &QAction::changed, this, &SeverityPill::follow);
    connect(&theme, &kit::Theme::changed, this, qOverload<>(&QWidget::update));
    follow();
}

void SeverityPill::setFigure(int figure, const QString &words) {
    if (figure == figure_ && words == text())
        return;
    figure_ = figure;
    setText(words);
    updateGeometry();
    follow();
}

void SeverityPill::follow() {
    setChecked(action_.isChecked());
    setEnabled(action_.isEnabled());
    setVisible(figure_ > 0 || action_.isChecked());
    setToolTip(action_.toolTip());
    updateGeometry();
    update();
}

QSize SeverityPill::sizeHint() const {
    return kit::paint::pillSize(theme_, text(), true);
}

void SeverityPill::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const bool isUnder = isEnabled() && (underMouse() || isDown());
    kit::paint::pill(
        painter, rect(), text(), theme_,
        {tone_, kit::icon(theme_, isChecked() ? kit::Icon::Check : kit::Icon::Filter, tone_), layoutDirection()});
    if (isChecked() || isUnder)
        kit::paint::roundBox(painter, rect(),
                             {QColor(), theme_.strong(tone_), rect().height() / 2, isChecked() ? 2 : 1});
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        kit::paint::focusRing(painter, rect(), theme_);
}

} // namespace gpuspage
