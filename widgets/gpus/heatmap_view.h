#pragma once

#include <optional>

#include <QAbstractScrollArea>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/heatmap_drag.h"
#include "widgets/gpus/heatmap_marks.h"
#include "widgets/gpus/heatmap_picking.h"
#include "widgets/gpus/heatmap_raster.h"
#include "widgets/gpus/heatmap_texts.h"

namespace gpuspage {

class GpuHover;

// The GPUs of the fleet as fields of color, one metric at a time, at sizes from one rack in some pixels to a value in
// each field. Faults are drawn last and at every size. Costs follow what is in sight. A click selects, a drag draws a
// rectangle around what shall be, the middle button moves the map.
class HeatmapView : public QAbstractScrollArea {
    Q_OBJECT

public:
    HeatmapView(const kit::Theme &theme, GpuFleet &fleet, QWidget *parent = nullptr);
    ~HeatmapView() override;

    void setMetric(v1::GpuMetric metric);
    void setScale(const ValueScale &scale);
    void setTable(const kit::ColorTable &table);
    // By GPU in the layout's order: all others are dimmed. Nothing lights all.
    void setMatches(std::optional<std::vector<bool>> matches);
    // Only the signs of this severity stand on the fields; nothing shows all.
    void setShownSeverity(std::optional<v1::HealthSeverity> severity);
    // As large as all of it can be seen at once.
    void fit();
    // To the next size; what is at that place of the viewport stays there.
    void zoomIn(const QPointF &at);
    void zoomOut(const QPointF &at);
    void zoomIn() { zoomIn(zoomAnchor()); }
    void zoomOut() { zoomOut(zoomAnchor()); }
    void ensureShown(const GpuRef &gpu);
    // Draws anew where the pointer's ring around it is or was.
    void updateRing(const GpuRef &gpu);

    v1::GpuMetric metric() const { return metric_; }
    const ValueScale &scale() const { return scale_; }
    Detail detail() const { return geometry_.metrics().detail; }
    double pitch() const; // from one GPU to the next, in device-independent pixels
    bool isFitted() const { return isFitted_; }
    GpuFleet &fleet() const { return fleet_; }
    // In the viewport; of its node or rack where GPUs are folded.
    QRectF rectOf(const GpuRef &gpu) const;
    HeatmapGeometry::Hit hitAt(const QPointF &at) const;
    // What a frame should be about.
    FleetPart visiblePart() const { return part_; }
    GpuHover &hover() const { return *hover_; }
    // All of the map, without cursor and card.
    struct Picture {
        QImage image;
        HeatmapGeometry geometry;
    };
    Picture picture(int level);
    // The largest at which all of it is within the room, in device-independent pixels; each GPU is a field of its own
    // there, for which it may be larger than that.
    int levelFor(const QSize &room) const;

Q_SIGNALS:
    void visibleNodesChanged(const gpuspage::FleetPart &part);
    void detailChanged();
    void activated(const gpuspage::GpuRef &gpu);
    // Invalid: beside the GPUs.
    void menuRequested(const gpuspage::GpuRef &gpu, const QPoint &place);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int fittingLevel() const;
    void setLevel(int level);
    void zoomTo(int level, const QPointF &at);
    void rearrange(bool isOther);
    void takeValues(const FleetValues::Changes &changes);
    void setBars();
    void scrollToCorner(const QPoint &corner);
    void tellSight();
    QPoint corner() const;
    QSize room() const;
    QRect sight() const { return {corner(), room()}; }
    QPoint onMap(const QPointF &at) const;
    double scaleOfScreen() const { return devicePixelRatioF(); }
    QPointF zoomAnchor() const;
    // The room beside a small map is there for its texts too.
    int endOfMap() const { return std::max(room().width(), geometry_.size().width()); }
    // What of the map is from that corner on, without marks, in pixels of the screen. Texts end at `right`.
    void draw(QImage &image, const HeatmapGeometry &geometry, const QPoint &corner, int right);
    void paintMap(QPainter &painter, const QRect &rect);
    HeatmapScene scene(const HeatmapGeometry &geometry);
    const HeatmapPalette &palette();
    void paintRings(QPainter &painter) const;
    void paintEmpty(QPainter &painter) const;
    QRect ringAround(const QRect &field, int reach) const;
    // What shows that part of the map, and so many pixels around it.
    QRect inViewport(const QRect &ofMap, int reach) const;
    HeatmapPicking picking() { return {fleet_, geometry_, matches_}; }
    bool moveByKey(QKeyEvent *event);
    bool zoomByKey(QKeyEvent *event);
    void goIn();
    void goOut();

    const kit::Theme &theme_;
    GpuFleet &fleet_;
    v1::GpuMetric metric_ = v1::SM_ACTIVE;
    ValueScale scale_;
    kit::ColorTable table_{kit::ColorTable::Name::Cividis};
    std::optional<std::vector<bool>> matches_;
    HeatmapGeometry geometry_;
    double scaleOfGeometry_ = 1;
    int level_ = 0;
    bool isFitted_ = true;
    bool isMoving_ = false;
    FleetPart part_;
    bool hasToldSight_ = false;
    std::optional<HeatmapPalette> palette_;
    telemetry::Range paletteRange_;
    HeatmapMarks marks_;
    HeatmapTexts texts_;
    FigureSprites figures_;
    GpuHover *hover_;
    HeatmapDrag drag_;
};

} // namespace gpuspage
