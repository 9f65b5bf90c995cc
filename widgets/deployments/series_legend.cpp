#include "widgets/deployments/series_legend.h"

#include <QPainter>

#include "widgets/deployments/series_mark.h"
#include "widgets/kit/paint.h"

namespace deploymentspage {

namespace {

constexpr int swatch = 24; // the piece of line
constexpr qreal stroke = 2;

} // namespace

SeriesLegend::SeriesLegend(const kit::Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme) {
    auto policy = QSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &kit::Theme::changed, this, qOverload<>(&QWidget::update));
}

void SeriesLegend::setNames(const QStringList &names, const QList<int> &series) {
    if (names == names_ && series == series_)
        return;
    names_ = names;
    series_ = series;
    setAccessibleName(names.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int SeriesLegend::widthOf(const QString &name) const {
    return swatch + theme_.px(kit::Size::SpaceSmall) +
           kit::paint::textWidth(theme_.font(kit::TextRole::Caption), name) + 1;
}

QList<QRect> SeriesLegend::places(int width) const {
    const int line = theme_.lineHeight(kit::TextRole::Caption);
    const int gap = theme_.px(kit::Size::SpaceLarge);
    QList<QRect> places;
    QPoint at;
    for (const auto &name : names_) {
        const int length = qMin(widthOf(name), qMax(width, swatch));
        if (at.x() > 0 && at.x() + length > width)
            at = QPoint(0, at.y() + line + theme_.px(kit::Size::SpaceTiny));
        places << QRect(at, QSize(length, line));
        at.rx() += length + gap;
    }
    return places;
}

QSize SeriesLegend::sizeHint() const {
    int width = 0;
    for (const auto &name : names_)
        width += widthOf(name) + theme_.px(kit::Size::SpaceLarge);
    return {width, theme_.lineHeight(kit::TextRole::Caption)};
}

QSize SeriesLegend::minimumSizeHint() const {
    return {theme_.px(kit::Size::FactLabel), theme_.lineHeight(kit::TextRole::Caption)};
}

int SeriesLegend::heightForWidth(int width) const {
    const auto rows = places(width);
    return rows.isEmpty() ? theme_.lineHeight(kit::TextRole::Caption) : rows.last().bottom() + 1;
}

void SeriesLegend::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme_.font(kit::TextRole::Caption));
    const auto rows = places(width());
    const qreal mark = theme_.px(kit::Size::Dot);
    for (int place = 0; place < rows.size(); ++place) {
        const QRectF row = QStyle::visualRect(layoutDirection(), rect(), rows[place]);
        const bool isLeft = layoutDirection() == Qt::LeftToRight;
        const QRectF line(isLeft ? row.left() : row.right() - swatch, row.top(), swatch, row.height());
        painter.setPen(QPen(theme_.series(series_[place]), stroke));
        painter.drawLine(QPointF(line.left(), line.center().y()), QPointF(line.right(), line.center().y()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.series(series_[place]));
        painter.save();
        painter.translate(line.center() - QPointF(mark, mark) / 2);
        painter.drawPath(SeriesMark::path(series_[place], mark));
        painter.restore();
        painter.setPen(theme_.color(kit::Color::Text));
        const int gap = swatch + theme_.px(kit::Size::SpaceSmall);
        kit::paint::text(painter, isLeft ? row.adjusted(gap, 0, 0, 0) : row.adjusted(0, 0, -gap, 0), names_[place]);
    }
}

} // namespace deploymentspage
