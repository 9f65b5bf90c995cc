#include "widgets/gpus/heatmap_view.h"

#include <algorithm>
#include <cmath>

#include <QScrollBar>

#include "widgets/gpus/gpu_hover.h"
#include "widgets/gpus/heatmap_accessible.h"
#include "widgets/gpus/heatmap_levels.h"

namespace gpuspage {

using kit::Size;

HeatmapView::HeatmapView(const kit::Theme &theme, GpuFleet &fleet, QWidget *parent)
    : QAbstractScrollArea(parent),
      theme_(theme),
      fleet_(fleet),
      marks_(theme, fleet),
      texts_(theme, fleet),
      figures_(theme),
      hover_(new GpuHover(theme, *this)) {
    installHeatmapAccessible();
    setObjectName(QStringLiteral("heatmap"));
    setAccessibleName(tr("Map of GPUs"));
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&fleet, &GpuFleet::reshaped, this, [this] { rearrange(true); });
    connect(&fleet, &GpuFleet::renamed, viewport(), qOverload<>(&QWidget::update));
    connect(&fleet, &GpuFleet::rearranged, this, [this] { rearrange(false); });
    connect(&fleet, &GpuFleet::measured, this, &HeatmapView::takeValues);
    connect(&fleet.selection(), &GpuSelection::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&fleet.selection(), &GpuSelection::currentChanged, this, [this] {
        if (fleet_.selection().current().isValid())
            ensureShown(fleet_.selection().current());
        viewport()->update();
        tellCurrentGpu(*this);
    });
    connect(&theme, &kit::Theme::changed, this, [this] {
        palette_.reset();
        marks_.forget();
        texts_.forget();
        viewport()->update();
    });
    rearrange(true);
}

HeatmapView::~HeatmapView() = default;

double HeatmapView::pitch() const {
    return HeatmapLevels::pitch(level_);
}

int HeatmapView::fittingLevel() const {
    return HeatmapLevels::fitting(theme_, fleet_.layout(), room(), scaleOfScreen());
}

QSize HeatmapView::room() const {
    return (QSizeF(viewport()->size()) * scaleOfScreen()).toSize();
}

QPoint HeatmapView::corner() const {
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

QPoint HeatmapView::onMap(const QPointF &at) const {
    const QPointF place = at * scaleOfScreen();
    return QPoint(static_cast<int>(std::floor(place.x())), static_cast<int>(std::floor(place.y()))) + corner();
}

QRectF HeatmapView::rectOf(const GpuRef &gpu) const {
    const QRect rect = geometry_.gpuRect(gpu).translated(-corner());
    return {QPointF(rect.topLeft()) / scaleOfScreen(), QSizeF(rect.size()) / scaleOfScreen()};
}

HeatmapGeometry::Hit HeatmapView::hitAt(const QPointF &at) const {
    return geometry_.hit(onMap(at));
}

void HeatmapView::setMetric(v1::GpuMetric metric) {
    if (metric == metric_)
        return;
    metric_ = metric;
    palette_.reset();
    viewport()->update();
}

void HeatmapView::setScale(const ValueScale &scale) {
    if (scale == scale_)
        return;
    scale_ = scale;
    palette_.reset();
    viewport()->update();
}

void HeatmapView::setTable(const kit::ColorTable &table) {
    table_ = table;
    palette_.reset();
    viewport()->update();
}

void HeatmapView::setMatches(std::optional<std::vector<bool>> matches) {
    if (matches && matches->size() != static_cast<std::size_t>(fleet_.layout().gpuCount()))
        matches.reset();
    if (matches == matches_)
        return;
    matches_ = std::move(matches);
    viewport()->update();
}

void HeatmapView::setShownSeverity(std::optional<v1::HealthSeverity> severity) {
    marks_.setShown(severity);
    viewport()->update();
}

// Other GPUs are there, or the same ones stand elsewhere.
void HeatmapView::rearrange(bool isOther) {
    if (isOther) {
        matches_.reset();
        hover_->close();
    }
    hover_->leave();
    texts_.count();
    drag_.end();
    setLevel(isFitted_ ? fittingLevel() : level_);
}

void HeatmapView::setLevel(int level) {
    const auto before = detail();
    level_ = std::clamp(level, 0, HeatmapLevels::count() - 1);
    scaleOfGeometry_ = scaleOfScreen();
    geometry_ = HeatmapGeometry(fleet_.layout(), HeatmapLevels::metrics(theme_, level_, scaleOfGeometry_,
                                                                        fleet_.layout().arrangement().areRacksNamed()));
    setBars();
    tellSight();
    viewport()->update();
    if (detail() != before)
        Q_EMIT detailChanged();
}

void HeatmapView::setBars() {
    isMoving_ = true;
    const auto set = [this](QScrollBar *bar, int length, int room) {
        // Whoever moves the map himself may put its edge into the middle: then every place can be zoomed at.
        const int beyond = isFitted_ ? 0 : room / 2;
        bar->setRange(-beyond, std::max(0, length - room + beyond));
        bar->setPageStep(room);
        bar->setSingleStep(std::max(1, static_cast<int>(theme_.px(Size::SpaceHuge) * scaleOfScreen())));
    };
    set(horizontalScrollBar(), geometry_.size().width(), room().width());
    set(verticalScrollBar(), geometry_.size().height(), room().height());
    isMoving_ = false;
}

void HeatmapView::scrollToCorner(const QPoint &corner) {
    isMoving_ = true;
    horizontalScrollBar()->setValue(corner.x());
    verticalScrollBar()->setValue(corner.y());
    isMoving_ = false;
    tellSight();
    viewport()->update();
}

void HeatmapView::tellSight() {
    FleetPart part;
    // Of a node whose GPUs stand apart, each has to be known.
    const bool isByGpu = detail() >= Detail::Color || fleet_.layout().arrangement().hasSplits();
    part.level = isByGpu ? v1::GPU_LEVEL : v1::NODE_LEVEL;
    part.ranges = geometry_.nodesIn(sight());
    if (hasToldSight_ && part == part_)
        return;
    part_ = std::move(part);
    hasToldSight_ = true;
    Q_EMIT visibleNodesChanged(part_);
}

void HeatmapView::takeValues(const FleetValues::Changes &changes) {
    const auto *column = fleet_.shown(metric_);
    if (column && column->range != paletteRange_)
        palette_.reset();
    hover_->tellAgain();
    // Signs are larger than small fields.
    constexpr int reach = 2 * HeatmapMarks::leastSide;
    // Few are one update for each row; what is beside the map stays in any case.
    if (!palette_ || changes.nodes.size() > 64)
        return viewport()->update(inViewport(QRect(QPoint(), geometry_.size()), reach));
    for (const int node : changes.nodes) {
        const auto &place = fleet_.layout().node(node);
        // Hosts without GPUs stand nowhere.
        if (place.gpuCount == 0)
            continue;
        if (!fleet_.layout().isSplit(node)) {
            viewport()->update(inViewport(geometry_.rowRect({place.rack, place.slot}), reach));
            continue;
        }
        for (const auto &each : fleet_.layout().placesOf(node))
            viewport()->update(inViewport(geometry_.rowRect(each), reach));
    }
}

void HeatmapView::fit() {
    isFitted_ = true;
    fleet_.fillRoom();
    setLevel(fittingLevel());
    scrollToCorner({});
}

void HeatmapView::zoomTo(int level, const QPointF &at) {
    level = std::clamp(level, 0, HeatmapLevels::count() - 1);
    if (level == level_ || fleet_.layout().isEmpty())
        return;
    hover_->setGpu({});
    const QPoint place = onMap(at);
    const GpuRef fixed = geometry_.nearest(place);
    const QRectF before = geometry_.gpuRect(fixed);
    // Where within the field the pointer is, so that it stays there.
    const QPointF share((place.x() - before.left()) / std::max(1.0, before.width()),
                        (place.y() - before.top()) / std::max(1.0, before.height()));
    isFitted_ = false;
    setLevel(level);
    const QRectF after = geometry_.gpuRect(fixed);
    const QPointF now(after.left() + std::clamp(share.x(), -2.0, 3.0) * after.width(),
                      after.top() + std::clamp(share.y(), -2.0, 3.0) * after.height());
    scrollToCorner((now - at * scaleOfScreen()).toPoint());
}

void HeatmapView::zoomIn(const QPointF &at) {
    zoomTo(level_ + 1, at);
}

void HeatmapView::zoomOut(const QPointF &at) {
    zoomTo(level_ - 1, at);
}

// Around the cursor, or where the pointer last was.
QPointF HeatmapView::zoomAnchor() const {
    const auto &current = fleet_.selection().current();
    if (current.isValid())
        if (const QRectF rect = rectOf(current); QRectF(viewport()->rect()).intersects(rect))
            return rect.center();
    return QRectF(viewport()->rect()).center();
}

void HeatmapView::ensureShown(const GpuRef &gpu) {
    const QRect rect = geometry_.gpuRect(gpu);
    if (sight().contains(rect))
        return;
    const int margin = geometry_.metrics().margin + geometry_.metrics().label;
    const auto along = [margin](int value, int first, int last, int room) {
        return first - margin < value ? first - margin : last + margin > value + room ? last + margin - room : value;
    };
    const QPoint wanted(along(corner().x(), rect.left(), rect.right(), room().width()),
                        along(corner().y(), rect.top(), rect.bottom(), room().height()));
    isFitted_ = false;
    setBars();
    scrollToCorner(wanted);
}

} // namespace gpuspage
