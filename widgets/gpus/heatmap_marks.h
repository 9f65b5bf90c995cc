#pragma once

#include <optional>

#include <QPainter>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/health_glyphs.h"
#include "widgets/gpus/heatmap_geometry.h"

namespace gpuspage {

// What stands on the fields of the map: the signs of faults, which are drawn last and at every size, and the outlines
// of what is selected. Theme and fleet outlive it.
class HeatmapMarks {
public:
    HeatmapMarks(const kit::Theme &theme, const GpuFleet &fleet) : theme_(theme), fleet_(fleet), glyphs_(theme) {}

    // Of what meets the part; painter and part in pixels of the screen from the map's upper left corner.
    void paint(QPainter &painter, const HeatmapGeometry &geometry, const QRect &part, double scale);
    // Signs of this severity alone, by what nobody has silenced; nothing shows all.
    void setShown(std::optional<v1::HealthSeverity> severity) { shown_ = severity; }
    // After another theme.
    void forget() { glyphs_.forget(); }

    // How large a sign is at least, in device-independent pixels.
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

    void paintFaults(const Sheet &sheet, const QRect &part);
    void paintRowFaults(const Sheet &sheet, int rack, int node);
    std::uint8_t worstOf(int rack, int node) const; // of its GPUs that stand there
    bool isSeen(const Sheet &sheet, const GpuHealth &health) const;
    void paintFault(const Sheet &sheet, const QRect &rect, const GpuHealth &health);
    void paintEdgeAndBadge(const Sheet &sheet, const QRect &rect, const GpuHealth &health);
    void paintSelection(const Sheet &sheet, const QRect &part) const;
    void paintSelected(const Sheet &sheet, int rack, int node) const;

    const kit::Theme &theme_;
    const GpuFleet &fleet_;
    HealthGlyphs glyphs_;
    std::optional<v1::HealthSeverity> shown_;
};

} // namespace gpuspage
