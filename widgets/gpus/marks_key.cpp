#include "widgets/gpus/marks_key.h"

#include <array>
#include <map>

#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/heatmap_levels.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/paint.h"

namespace gpuspage {

using kit::Color;
using kit::Size;
using kit::TextRole;

namespace {

// Of fields that show nothing but their mark.
constexpr telemetry::LiveCode Plain = telemetry::MaxLevel / 4;

} // namespace

MarksKey::MarksKey(const kit::Theme &theme, const GpuFleet &fleet, v1::GpuMetric metric) : theme_(theme) {
    addFaults(fleet);
    addAbsences(fleet, metric);
}

// The worst first.
void MarksKey::addFaults(const GpuFleet &fleet) {
    std::map<std::array<int, 3>, int> counts;
    int cordoned = 0;
    for (int flat = 0; flat < fleet.layout().gpuCount(); ++flat) {
        const auto health = GpuHealth::of(fleet.values().health(fleet.layout().gpuAt(flat)));
        cordoned += health.isCordoned ? 1 : 0;
        if (health.isFault())
            ++counts[{health.isSilenced ? 1 : 0, -health.severity, health.sign}];
    }
    for (const auto &[key, count] : counts) {
        const GpuHealth health{static_cast<v1::HealthSign>(key[2]), static_cast<v1::HealthSeverity>(-key[1]), false,
                               key[0] == 1};
        const auto sign = GpuWords::sign(health.sign);
        const auto severity = GpuWords::severity(health.severity);
        const auto what = sign.isEmpty() ? severity : tr("%1 (%2)", "a sign, its severity").arg(sign, severity);
        entries_.push_back(
            {health.byte(), Plain,
             tr("%1: %2", "a mark, how many GPUs have it")
                 .arg(health.isSilenced ? tr("%1, silenced", "a sign").arg(what) : what, kit::Figures::count(count))});
    }
    if (cordoned > 0)
        entries_.push_back({GpuHealth{v1::HEALTH_SIGN_UNSPECIFIED, v1::HEALTHY, true, false}.byte(), Plain,
                            tr("Cordoned: %1", "how many GPUs").arg(kit::Figures::count(cordoned))});
}

void MarksKey::addAbsences(const GpuFleet &fleet, v1::GpuMetric metric) {
    int stale = 0;
    int silent = 0;
    int empty = 0;
    const auto *column = fleet.shown(metric);
    for (int flat = 0; flat < fleet.layout().gpuCount(); ++flat) {
        const auto gpu = fleet.layout().gpuAt(flat);
        const auto code = column ? fleet.values().code(*column, gpu) : telemetry::NoData;
        stale += telemetry::hasValue(code) && telemetry::isStale(code) ? 1 : 0;
        silent += code == telemetry::NotReported ? 1 : 0;
        empty += code == telemetry::NoData ? 1 : 0;
    }
    const auto healthy = GpuHealth{}.byte();
    if (stale > 0)
        entries_.push_back({healthy, telemetry::LiveCode(Plain | telemetry::StaleBit),
                            tr("Stale: %1", "how many GPUs").arg(kit::Figures::count(stale))});
    if (silent > 0)
        entries_.push_back({healthy, telemetry::NotReported,
                            tr("Not reported: %1", "how many GPUs").arg(kit::Figures::count(silent))});
    if (empty > 0)
        entries_.push_back(
            {healthy, telemetry::NoData, tr("No data: %1", "how many GPUs").arg(kit::Figures::count(empty))});
}

QStringList MarksKey::words() const {
    QStringList words;
    for (const auto &entry : entries_)
        words << entry.words;
    return words;
}

// A fleet of one GPU for each mark, on a map of its own.
std::vector<QImage> MarksKey::drawMarks() const {
    GpuFleet fleet;
    v1::FleetLayout layout;
    layout.set_version("marks");
    auto *node = layout.add_nodes();
    node->set_name("clusters/marks/nodes/marks");
    node->set_gpu_count(static_cast<int>(entries_.size()));
    fleet.takeLayout(layout);
    v1::FleetFrame frame;
    frame.set_layout(layout.version());
    auto *column = frame.add_columns();
    column->set_metric(v1::SM_ACTIVE);
    column->set_high(100);
    for (const auto &entry : entries_) {
        frame.mutable_health()->push_back(static_cast<char>(entry.health));
        column->mutable_codes()->append(reinterpret_cast<const char *>(&entry.code), sizeof(entry.code));
    }
    if (!fleet.takeFrame(frame, {}))
        return {};
    HeatmapView view(theme_, fleet);
    const auto drawn = view.picture(HeatmapLevels::first(Detail::Figures) - 1);
    std::vector<QImage> marks;
    for (int gpu = 0; gpu < static_cast<int>(entries_.size()); ++gpu)
        marks.push_back(drawn.image.copy(drawn.geometry.gpuRect({0, gpu})));
    return marks;
}

QImage MarksKey::picture(int width, double scale) const {
    const auto marks = drawMarks();
    const auto &font = theme_.font(TextRole::Body);
    const int line = theme_.lineHeight(TextRole::Body) + theme_.px(Size::SpaceTiny);
    const int side = line;
    const int gap = theme_.px(Size::SpaceSmall);
    int widest = 0;
    for (const auto &entry : entries_)
        widest = std::max(widest, kit::paint::textWidth(font, entry.words));
    const int wide = side + gap + widest + theme_.px(Size::SpaceWide);
    const int columns = std::max(1, width / wide);
    const int rows = (static_cast<int>(marks.size()) + columns - 1) / columns;
    QImage image((QSizeF(width, std::max(1, rows * line)) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(theme_.color(Color::Surface));
    QPainter painter(&image);
    painter.setFont(font);
    painter.setPen(theme_.color(Color::Text2));
    for (int place = 0; place < static_cast<int>(marks.size()); ++place) {
        const QPointF at((place % columns) * wide, (place / columns) * line);
        const auto &mark = marks[static_cast<std::size_t>(place)];
        const QSizeF size = QSizeF(mark.size()) / scale;
        painter.drawImage(QRectF(at + QPointF(0, (line - size.height()) / 2), size), mark);
        kit::paint::text(painter, {at.x() + side + gap, at.y(), double(widest), double(line)},
                         entries_[static_cast<std::size_t>(place)].words, Qt::AlignLeading | Qt::AlignVCenter);
    }
    return image;
}

} // namespace gpuspage
