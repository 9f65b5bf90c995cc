#pragma once

#include <optional>
#include <vector>

#include <QPainter>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/health_glyphs.h"
#include "widgets/gpus/heatmap_geometry.h"

namespace gpuspage {

// What stands on the fields of the map: the signs of faults, which are drawn last and at every size, the gravest over
// all others, and the outlines of what is selected. Theme and fleet outlive it.
class HeatmapMarks {
public:
    HeatmapMarks(const kit::Theme &theme, const GpuFleet &fleet) : theme_(theme), fleet_(fleet), glyphs_(theme) {}

    // Of what meets the part; painter and part in pixels of the screen from the map's upper left corner.
    void paint(QPainter &painter, const HeatmapGeometry &geometry, const QRect &part, double scale);
    // Signs of this severity alone, by what nobody has silenced; nothing shows all.
    void setShown(std::optional<v1::HealthSeverity> severity) { shown_ = severity; }
    // After another theme.
    void forget() { glyphs_.forget(); }

    // How large the sign of a grave fault is at least, in device-independent pixels; others stay in their fields.
    static constexpr int leastSide = 6;
    // Of a sign in the corner of a field with a figure, and of the frame around that; device-independent pixels.
    static constexpr int badgeSide = 9;
    static constexpr int frameWidth = 2;

private:
    struct Sheet {
        QPainter &painter;
        const HeatmapGeometry &geometry;
        double scale;
    };

    struct Fault {
        QRect rect; // of what has it
        GpuHealth health;
    };

    void paintFaults(const Sheet &sheet, const QRect &part);
    void paintRowFaults(const Sheet &sheet, int rack, int node);
    // What has time at once, or together where it is small; what has none after all of that.
    void take(const Sheet &sheet, const Fault &fault);
    static QRect smallSign(const Sheet &sheet, const QRect &rect);
    static void paintSmall(QPainter &painter, const QList<QRect> &signs, const QColor &color);
    std::uint8_t worstOf(int rack, int node) const; // of its GPUs that stand there
    bool isSeen(const GpuHealth &health) const;
    void paintFault(const Sheet &sheet, const QRect &rect, const GpuHealth &health);
    void paintEdgeAndBadge(const Sheet &sheet, const QRect &rect, const GpuHealth &health);
    void paintSelection(const Sheet &sheet, const QRect &part) const;
    void paintSelected(const Sheet &sheet, int rack, int node) const;

    const kit::Theme &theme_;
    const GpuFleet &fleet_;
    HealthGlyphs glyphs_;
    std::optional<v1::HealthSeverity> shown_;
    // That are still to be drawn.
    std::vector<Fault> grave_;
    QList<QRect> waiting_;
    QList<QRect> silenced_;
};

} // namespace gpuspage
