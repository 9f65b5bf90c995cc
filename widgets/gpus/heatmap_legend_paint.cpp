#include <algorithm>
#include <cmath>

#include <QLocale>
#include <QPaintEvent>

#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/heatmap_legend.h"
#include "widgets/kit/paint.h"

namespace gpuspage {

using kit::Color;
using kit::Size;
using kit::TextRole;

void HeatmapLegend::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paintTitle(painter);
    paintHistogram(painter);
    paintBar(painter);
    paintEnds(painter);
    paintWords(painter);
}

// Drawn by one that nobody sees, since this one is as wide as the page leaves it room.
QImage HeatmapLegend::picture(int width) const {
    HeatmapLegend wide(theme_);
    wide.metric_ = metric_;
    wide.whole_ = whole_;
    wide.spread_ = spread_;
    wide.thresholds_ = thresholds_;
    wide.table_ = table_;
    wide.scale_ = scale_;
    wide.range_ = range_;
    wide.title_ = title_;
    wide.folding_ = folding_;
    wide.resize(width, wide.minimumSizeHint().height());
    QImage image((QSizeF(wide.size()) * devicePixelRatioF()).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(devicePixelRatioF());
    image.fill(theme_.color(Color::Surface));
    wide.render(&image, {}, {}, DrawChildren);
    return image;
}

QString HeatmapLegend::rangeWords() const {
    const auto low = words(scale_.low);
    const auto high = words(scale_.high);
    if (isAroundNothing()) {
        const auto reach = high.startsWith(QLatin1Char('+')) ? high.mid(1) : high;
        return range_ == Range::Pinned ? tr("pinned, ±%1").arg(reach)
               : range_ == Range::Own  ? tr("set to ±%1").arg(reach)
                                       : tr("±%1").arg(reach);
    }
    switch (range_) {
    case Range::Pinned:
        return tr("pinned, %1 to %2").arg(low, high);
    case Range::Robust:
        return tr("middle 96 %, %1 to %2").arg(low, high);
    case Range::Own:
        return tr("set to %1 to %2").arg(low, high);
    }
    Q_UNREACHABLE();
}

void HeatmapLegend::paintTitle(QPainter &painter) const {
    const QRectF line(0, 0, width(), theme_.lineHeight(TextRole::Body));
    const auto name = title();
    painter.setFont(theme_.font(TextRole::Strong));
    painter.setPen(theme_.color(Color::Text));
    kit::paint::text(painter, line, name);
    const double left = kit::paint::textWidth(painter.font(), name) + theme_.px(Size::SpaceSmall);
    painter.setFont(theme_.font(TextRole::Body));
    painter.setPen(theme_.color(Color::Text2));
    const QRectF rest = line.adjusted(left, 0, 0, 0);
    kit::paint::text(painter, rest, kit::paint::elided(painter.font(), rangeWords(), rest.width()));
}

// Columns grow with the square root, so that ten GPUs can be seen beside ten thousand.
void HeatmapLegend::paintHistogram(QPainter &painter) const {
    const QRectF bar = barRect();
    const double room = histogramHeight() - 2;
    int most = 0;
    for (const int count : spread_.counts())
        most = std::max(most, count);
    if (most == 0)
        return;
    const double step = bar.width() / spread_.counts_size();
    for (int part = 0; part < spread_.counts_size(); ++part) {
        if (spread_.counts(part) <= 0)
            continue;
        const double value = whole_.low + (part + 0.5) * (double(whole_.high) - whole_.low) / spread_.counts_size();
        const bool isLit = !scale_.band || (value >= scale_.band->first && value <= scale_.band->second);
        const double height = std::max(1.0, std::round(room * std::sqrt(double(spread_.counts(part)) / most)));
        const double left = std::round(bar.left() + part * step);
        const double right = std::round(bar.left() + (part + 1) * step);
        painter.fillRect(QRectF(left, bar.top() - 1 - height, std::max(1.0, right - left), height),
                         isLit ? theme_.color(Color::Control) : theme_.disabled(Color::Control));
    }
}

void HeatmapLegend::paintBar(QPainter &painter) const {
    const QRectF bar = barRect();
    const double span = std::max(1e-9, scale_.high - scale_.low);
    const QColor ground = theme_.color(Color::Surface);
    for (int x = 0; x < static_cast<int>(bar.width()); ++x) {
        const double value = valueAt(bar.left() + x + 0.5);
        QColor color(table_.at((value - scale_.low) / span));
        if (scale_.band && (value < scale_.band->first || value > scale_.band->second))
            color = kit::paint::mixed(color, ground, 0.82);
        painter.fillRect(QRectF(bar.left() + x, bar.top(), 1, bar.height()), color);
    }
    if (scale_.band) {
        const QRectF lit(positionOf(scale_.band->first), bar.top(),
                         positionOf(scale_.band->second) - positionOf(scale_.band->first), bar.height());
        kit::paint::roundBox(painter, lit.adjusted(-1, -1, 1, 1), {QColor(), theme_.color(Color::Text), 1, 1});
    }
    for (const auto &threshold : thresholds_) {
        if (threshold.value < whole_.low || threshold.value > whole_.high)
            continue;
        const QRectF line(std::round(positionOf(threshold.value)) - 1, bar.top() - theme_.px(Size::SpaceTiny), 2,
                          bar.height() + 2 * theme_.px(Size::SpaceTiny));
        painter.fillRect(line.adjusted(-1, 0, 1, 0), ground);
        painter.fillRect(line, theme_.color(Color::Text));
    }
}

void HeatmapLegend::paintEnds(QPainter &painter) const {
    const QRectF bar = barRect();
    const bool isFocused = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
    const int tall = theme_.px(Size::SpaceTiny);
    const auto grip = [&](double value, bool isCurrent) {
        const double x = std::round(positionOf(value));
        const QRectF box(x - tall, bar.top() - 2, 2 * tall, bar.height() + 4);
        kit::paint::roundBox(painter, box,
                             {theme_.color(Color::Surface), theme_.color(isCurrent ? Color::Accent : Color::Control), 3,
                              isCurrent ? theme_.px(Size::FocusRing) : 1});
    };
    grip(scale_.low, isFocused && cursor_ == 0);
    grip(scale_.high, isFocused && cursor_ == parts + 1);
    if (!isFocused || cursor_ == 0 || cursor_ == parts + 1)
        return;
    const auto band = bandOf(cursor_ - 1);
    kit::paint::focusRing(painter,
                          QRectF(positionOf(band.first), bar.top() - histogramHeight(),
                                 positionOf(band.second) - positionOf(band.first), bar.height() + histogramHeight()),
                          theme_);
}

// Numbers below the bar: what means something first, the ends where there is room beside it.
void HeatmapLegend::paintWords(QPainter &painter) const {
    const QRectF bar = barRect();
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(theme_.color(Color::Text2));
    QRectF line(0, bar.bottom() + theme_.px(Size::SpaceTiny) + 2, width(), theme_.lineHeight(TextRole::Count));
    std::vector<QRectF> taken;
    const auto write = [&](double value, const QString &text) {
        const double wide = kit::paint::textWidth(painter.font(), text);
        const double left = std::clamp(positionOf(value) - wide / 2, 0.0, std::max(0.0, width() - wide));
        const QRectF place(left, line.top(), wide, line.height());
        const double gap = theme_.px(Size::SpaceSmall);
        if (std::ranges::any_of(taken,
                                [&](const QRectF &other) { return other.adjusted(-gap, 0, gap, 0).intersects(place); }))
            return;
        taken.push_back(place);
        kit::paint::text(painter, place, text);
    };
    for (const auto &threshold : thresholds_)
        write(threshold.value, threshold.word.isEmpty()
                                   ? GpuWords::value(metric_, threshold.value)
                                   : tr("%1 %2", "a threshold and what it means")
                                         .arg(GpuWords::value(metric_, threshold.value), threshold.word));
    write(whole_.low, words(whole_.low));
    write(whole_.high, words(whole_.high));
    write((double(whole_.low) + whole_.high) / 2, words((double(whole_.low) + whole_.high) / 2));
    if (isFolded_)
        return;
    line.translate(0, line.height());
    paintAbsent(painter, line);
    if (folding_.isEmpty())
        return;
    line.translate(0, line.height());
    line.setHeight(2 * line.height());
    painter.drawText(line, Qt::TextWordWrap, folding_);
}

void HeatmapLegend::paintAbsent(QPainter &painter, QRectF line) const {
    QStringList words;
    if (spread_.not_reported() > 0)
        words << tr("%Ln value(s) not reported", nullptr, spread_.not_reported());
    if (spread_.no_data() > 0)
        words << tr("%n without data", nullptr, spread_.no_data());
    if (spread_.stale() > 0)
        words << tr("%Ln value(s) stale", nullptr, spread_.stale());
    painter.setPen(theme_.color(Color::Text3));
    kit::paint::text(painter, line,
                     kit::paint::elided(painter.font(), words.join(QStringLiteral(" · ")), line.width()));
}

} // namespace gpuspage
