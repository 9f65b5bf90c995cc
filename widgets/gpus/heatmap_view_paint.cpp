#include <algorithm>
#include <cmath>

#include <QPaintEvent>

#include "widgets/gpus/gpu_hover.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/kit/paint.h"

namespace gpuspage {

using kit::Color;
using kit::Size;
using kit::TextRole;

const HeatmapPalette &HeatmapView::palette() {
    if (!palette_) {
        const auto *column = fleet_.shown(metric_);
        paletteRange_ = column ? column->range : telemetry::Range{0, 100};
        palette_.emplace(theme_, table_, paletteRange_, scale_);
    }
    return *palette_;
}

HeatmapRaster::Scene HeatmapView::scene() {
    const auto &shades = palette();
    return {fleet_.layout(), geometry_, fleet_.values(), fleet_.shown(metric_), shades, matches_ ? &*matches_ : nullptr,
            &figures_};
}

void HeatmapView::draw() {
    if (image_.size() != room())
        image_ = QImage(room(), QImage::Format_RGB32);
    image_.setDevicePixelRatio(scaleOfScreen());
    drawWhole(image_);
    isDrawn_ = true;
}

void HeatmapView::drawWhole(QImage &image) {
    image.fill(theme_.color(Color::Surface));
    const auto all = scene();
    figures_.prepare(paletteRange_, scaleOfScreen());
    const HeatmapRaster::Canvas canvas(image, corner());
    HeatmapRaster raster(scaleOfScreen());
    for (const int rack : geometry_.racksIn(sight()))
        raster.drawRack(canvas, all, rack);
    drawTexts(image);
}

void HeatmapView::drawTexts(QImage &image) {
    const double scale = scaleOfScreen();
    const QPoint at = -corner();
    const int least = static_cast<int>(theme_.px(Size::SpaceHuge) * scale);
    for (const int rack : geometry_.racksIn(sight()))
        if (const QRect label = geometry_.labelRect(rack); label.width() >= least)
            strips_.draw(image, label.translated(at), GpuWords::rack(fleet_.layout().rack(rack).name),
                         {TextRole::Count, Color::Text2, scale});
    for (const int cluster : geometry_.clustersIn(sight())) {
        QRect heading = geometry_.headingRect(cluster);
        heading.setWidth(std::max(heading.width(), static_cast<int>(theme_.px(Size::InspectorWidth) * scale)));
        strips_.draw(image, heading.translated(at), fleet_.heading(cluster), {TextRole::Label, Color::Text, scale});
    }
}

QImage HeatmapView::picture() {
    QImage image(room(), QImage::Format_RGB32);
    drawWhole(image);
    QPainter painter(&image);
    painter.translate(-corner());
    marks_.paint(painter, geometry_, sight(), scaleOfScreen());
    return image;
}

void HeatmapView::paintEvent(QPaintEvent *event) {
    // On another screen fields have other sizes.
    if (!image_.isNull() && image_.devicePixelRatio() != scaleOfScreen()) {
        image_ = {};
        setLevel(isFitted_ ? fittingLevel() : level_);
    }
    if (!isDrawn_ || image_.size() != room())
        draw();
    QPainter painter(viewport());
    painter.drawImage(QPoint(), image_);
    if (fleet_.layout().isEmpty())
        return paintEmpty(painter);
    const double scale = scaleOfScreen();
    painter.scale(1 / scale, 1 / scale);
    painter.translate(-corner());
    const QRect part(onMap(event->rect().topLeft()), (QSizeF(event->rect().size()) * scale).toSize() + QSize(1, 1));
    marks_.paint(painter, geometry_, part, scale);
    paintRings(painter);
}

// The pointer's field, the cursor's, and the rectangle that is being drawn.
void HeatmapView::paintRings(QPainter &painter) const {
    const double scale = scaleOfScreen();
    const int unit = static_cast<int>(std::lround(scale));
    const auto ring = [&](const QRect &rect, int reach, int thickness, const QColor &color) {
        const int least = HeatmapMarks::leastSide * unit;
        QRect box = rect;
        if (box.width() < least || box.height() < least) {
            const QSize size = box.size().expandedTo(QSize(least, least));
            box = QRect(box.center() - QPoint(size.width(), size.height()) / 2, size);
        }
        box.adjust(-reach, -reach, reach, reach);
        kit::paint::roundBox(painter, box, {QColor(), color, 2 * unit, thickness});
    };
    if (hover_->gpu().isValid())
        ring(geometry_.gpuRect(hover_->gpu()), unit, unit, theme_.color(Color::Text));
    const auto &current = fleet_.selection().current();
    if (current.isValid() && hasFocus()) {
        const QRect rect = geometry_.gpuRect(current);
        ring(rect, 2 * unit, unit, theme_.color(Color::Surface));
        ring(rect, 4 * unit, 2 * unit, theme_.color(Color::Accent));
    }
    if (drag_ == Drag::Lasso) {
        QColor fill = theme_.color(Color::Accent);
        fill.setAlphaF(0.12f);
        painter.fillRect(lasso_, fill);
        kit::paint::roundBox(painter, lasso_, {QColor(), theme_.color(Color::Accent), 0, unit});
    }
}

void HeatmapView::paintEmpty(QPainter &painter) const {
    painter.setFont(theme_.font(TextRole::Body));
    painter.setPen(theme_.color(Color::Text3));
    const int margin = theme_.px(Size::SpaceHuge);
    painter.drawText(viewport()->rect().adjusted(margin, 0, -margin, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("No GPU is known yet: nodes with GPUs stand here as soon as there are some."));
}

QRect HeatmapView::repaintedFor(const HeatmapLayout::Place &place) const {
    const double scale = scaleOfScreen();
    const QRectF rect = geometry_.rowRect(place).translated(-corner());
    const int reach = 2 * HeatmapMarks::leastSide;
    return QRectF(rect.topLeft() / scale, rect.size() / scale).toAlignedRect().adjusted(-reach, -reach, reach, reach);
}

} // namespace gpuspage
