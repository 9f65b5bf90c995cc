#include "widgets/kit/spark_line.h"

#include <algorithm>
#include <cmath>

#include <QPainterPath>

#include "widgets/kit/paint.h"

namespace kit {

SparkLine::SparkLine(const Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SparkLine::setValues(std::vector<float> values, float most) {
    values_ = std::move(values);
    most_ = std::max(most, 1e-6f);
    update();
}

QSize SparkLine::sizeHint() const {
    return {theme_.px(Size::FactLabel), theme_.lineHeight(TextRole::Body)};
}

QSize SparkLine::minimumSizeHint() const {
    return {theme_.px(Size::IconLarge), theme_.lineHeight(TextRole::Body)};
}

void SparkLine::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paint::horizontalLine(painter, rect(), height() - 2, theme_.color(Color::Border));
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t first = 0; first < values_.size();) {
        std::size_t end = first;
        while (end < values_.size() && !std::isnan(values_[end]))
            ++end;
        if (end > first)
            paintRun(painter, first, end);
        first = end + 1;
    }
}

void SparkLine::paintRun(QPainter &painter, std::size_t first, std::size_t end) const {
    const QRectF field = QRectF(rect()).adjusted(1, 2, -1, -2);
    const double each = field.width() / std::max<double>(1, double(values_.size()) - 1);
    const auto at = [&](std::size_t place) {
        const double share = std::clamp<double>(values_[place] / most_, 0, 1);
        return QPointF(field.left() + double(place) * each, field.bottom() - share * field.height());
    };
    QPainterPath line(at(first));
    for (auto place = first + 1; place < end; ++place)
        line.lineTo(at(place));
    // One that stands alone is seen, too.
    if (end == first + 1)
        line.lineTo(at(first) + QPointF(1, 0));
    QPainterPath area = line;
    area.lineTo(line.currentPosition().x(), field.bottom());
    area.lineTo(at(first).x(), field.bottom());
    area.closeSubpath();
    QColor fill = theme_.color(Color::Accent);
    fill.setAlphaF(0.18f);
    painter.fillPath(area, fill);
    painter.setPen(QPen(theme_.color(Color::Accent), 1.25));
    painter.drawPath(line);
}

} // namespace kit
