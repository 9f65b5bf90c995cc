#pragma once

#include <memory>
#include <vector>

#include <QColor>
#include <QRectF>

#include "widgets/kit/series_parts.h"

class QChart;
class QPainter;
class QValueAxis;

namespace kit {

// The line of a series and the band around it, as Qt Charts draws them, without axes: whoever has the picture draws
// what stands around it. Made when it is first needed: a chart takes milliseconds to make.
class ChartPlot {
public:
    struct Frame {
        QSizeF size;
        TimeSpan span;
        double low = 0;
        double high = 1;
        QColor color;
        bool operator==(const Frame &) const = default;
    };

    ChartPlot();
    ~ChartPlot();
    ChartPlot(const ChartPlot &) = delete;
    ChartPlot &operator=(const ChartPlot &) = delete;

    // With smooth edges where the painter has them.
    void draw(QPainter &painter, const Frame &frame, const std::vector<SeriesPart> &parts);

private:
    struct Line;
    struct Band;

    void set(const Frame &frame);
    Line &line(std::size_t number);
    Band &band(std::size_t number);

    class Stage;
    std::unique_ptr<Stage> stage_;
    QChart *chart_;
    QValueAxis *times_;
    QValueAxis *values_;
    std::vector<Line> lines_;
    std::vector<Band> bands_;
    Frame frame_;
};

} // namespace kit
