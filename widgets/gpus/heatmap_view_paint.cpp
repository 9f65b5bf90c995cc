#include <algorithm>
#include <cmath>

#include <QPaintEngine>
#include <QPaintEvent>

#include "widgets/gpus/gpu_hover.h"
#include "widgets/gpus/heatmap_levels.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/kit/paint.h"

namespace gpuspage {

using kit::Color;
using kit::Size;
using kit::TextRole;

namespace {

// Those that the painter would draw this part of its widget to, in a picture of 32 bits that is as fine as the
// widget; none where it draws to anything else.
QImage pixelsBehind(const QPainter &painter, const QRect &rect) {
    auto *picture = dynamic_cast<QImage *>(painter.paintEngine()->paintDevice());
    if (!picture ||
        (picture->format() != QImage::Format_RGB32 && picture->format() != QImage::Format_ARGB32_Premultiplied))
        return {};
    const QTransform &way = painter.deviceTransform();
    const double scale = picture->devicePixelRatio();
    const QRectF place = way.mapRect(QRectF(rect));
    const QRect pixels = place.toRect();
    if (way.type() > QTransform::TxScale || way.m11() != scale || way.m22() != scale || QRectF(pixels) != place ||
        !picture->rect().contains(pixels))
        return {};
    uchar *first = picture->bits() + pixels.top() * picture->bytesPerLine() + pixels.left() * qsizetype{sizeof(QRgb)};
    return {first, pixels.width(), pixels.height(), picture->bytesPerLine(), QImage::Format_RGB32};
}

} // namespace

const HeatmapPalette &HeatmapView::palette() {
    if (!palette_) {
        const auto *column = fleet_.shown(metric_);
        paletteRange_ = column ? column->range : telemetry::Range{0, 100};
        palette_.emplace(theme_, table_, paletteRange_, scale_);
    }
    return *palette_;
}

HeatmapScene HeatmapView::scene(const HeatmapGeometry &geometry) {
    const auto &shades = palette();
    return {fleet_.layout(), geometry, fleet_.values(), fleet_.shown(metric_), shades, matches_ ? &*matches_ : nullptr,
            &figures_};
}

void HeatmapView::draw(QImage &image, const HeatmapGeometry &geometry, const QPoint &corner, int right) {
    const auto all = scene(geometry);
    figures_.prepare(paletteRange_, scaleOfScreen());
    const HeatmapCanvas canvas(image, corner);
    HeatmapRaster(scaleOfScreen()).draw(canvas, all);
    texts_.draw(canvas, geometry, right, scaleOfScreen());
}

HeatmapView::Picture HeatmapView::picture(int level) {
    const double scale = scaleOfScreen();
    const auto &layout = fleet_.layout();
    Picture made{{}, {layout, HeatmapLevels::metrics(theme_, level, scale, layout.arrangement().areRacksNamed())}};
    made.image = QImage(made.geometry.size(), QImage::Format_RGB32);
    const QRect whole({}, made.image.size());
    draw(made.image, made.geometry, {}, whole.width());
    QPainter painter(&made.image);
    marks_.paint(painter, made.geometry, whole, scale);
    return made;
}

int HeatmapView::levelFor(const QSize &room) const {
    const auto pixels = (QSizeF(room) * scaleOfScreen()).toSize();
    return std::max(HeatmapLevels::fitting(theme_, fleet_.layout(), pixels, scaleOfScreen()),
                    HeatmapLevels::first(Detail::Color));
}

void HeatmapView::paintEvent(QPaintEvent *event) {
    // On another screen fields have other sizes.
    if (scaleOfScreen() != scaleOfGeometry_)
        setLevel(isFitted_ ? fittingLevel() : level_);
    QPainter painter(viewport());
    for (const QRect &rect : event->region())
        paintMap(painter, rect);
    if (fleet_.layout().isEmpty())
        return paintEmpty(painter);
    const double scale = scaleOfScreen();
    painter.scale(1 / scale, 1 / scale);
    painter.translate(-corner());
    const QRect part(onMap(event->rect().topLeft()), (QSizeF(event->rect().size()) * scale).toSize() + QSize(1, 1));
    marks_.paint(painter, geometry_, part, scale);
    paintRings(painter);
}

void HeatmapView::paintMap(QPainter &painter, const QRect &rect) {
    if (QImage pixels = pixelsBehind(painter, rect); !pixels.isNull())
        return draw(pixels, geometry_, onMap(rect.topLeft()), endOfMap());
    const double scale = scaleOfScreen();
    const QRect part = QRectF(QPointF(rect.topLeft()) * scale, QSizeF(rect.size()) * scale).toAlignedRect();
    QImage image(part.size(), QImage::Format_RGB32);
    draw(image, geometry_, corner() + part.topLeft(), endOfMap());
    image.setDevicePixelRatio(scale);
    painter.drawImage(QPointF(part.topLeft()) / scale, image);
}

// So far from a field, but never smaller than a sign is.
QRect HeatmapView::ringAround(const QRect &field, int reach) const {
    const int least = HeatmapMarks::leastSide * static_cast<int>(std::lround(scaleOfScreen()));
    QRect box = field;
    if (box.width() < least || box.height() < least) {
        const QSize size = box.size().expandedTo(QSize(least, least));
        box = QRect(box.center() - QPoint(size.width(), size.height()) / 2, size);
    }
    return box.adjusted(-reach, -reach, reach, reach);
}

void HeatmapView::updateRing(const GpuRef &gpu) {
    const int unit = static_cast<int>(std::lround(scaleOfScreen()));
    if (gpu.isValid())
        viewport()->update(inViewport(ringAround(geometry_.gpuRect(gpu), unit), 1));
}

// The pointer's field, the cursor's, and the rectangle that is being drawn.
void HeatmapView::paintRings(QPainter &painter) const {
    const int unit = static_cast<int>(std::lround(scaleOfScreen()));
    const auto ring = [&](const QRect &rect, int reach, int thickness, const QColor &color) {
        kit::paint::roundBox(painter, ringAround(rect, reach), {QColor(), color, 2 * unit, thickness});
    };
    if (hover_->gpu().isValid())
        ring(geometry_.gpuRect(hover_->gpu()), unit, unit, theme_.color(Color::Text));
    const auto &current = fleet_.selection().current();
    if (current.isValid() && hasFocus()) {
        const QRect rect = geometry_.gpuRect(current);
        ring(rect, 2 * unit, unit, theme_.color(Color::Surface));
        ring(rect, 4 * unit, 2 * unit, theme_.color(Color::Accent));
    }
    if (drag_.kind() == HeatmapDrag::Kind::Lasso) {
        QColor fill = theme_.color(Color::Accent);
        fill.setAlphaF(0.12f);
        painter.fillRect(drag_.lasso(), fill);
        kit::paint::roundBox(painter, drag_.lasso(), {QColor(), theme_.color(Color::Accent), 0, unit});
    }
}

void HeatmapView::paintEmpty(QPainter &painter) const {
    painter.setFont(theme_.font(TextRole::Body));
    painter.setPen(theme_.color(Color::Text3));
    const int margin = theme_.px(Size::SpaceHuge);
    painter.drawText(viewport()->rect().adjusted(margin, 0, -margin, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("No GPU is known yet: nodes with GPUs stand here as soon as there are some."));
}

QRect HeatmapView::inViewport(const QRect &ofMap, int reach) const {
    const double scale = scaleOfScreen();
    const QRectF rect = ofMap.translated(-corner());
    return QRectF(rect.topLeft() / scale, rect.size() / scale).toAlignedRect().adjusted(-reach, -reach, reach, reach);
}

} // namespace gpuspage
