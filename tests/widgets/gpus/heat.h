#pragma once

#include <QTest>

#include "tests/support/measured_fleet.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/kit/console_style.h"

namespace gpus_test {

namespace v1 = pilothouse::v1;
using namespace gpuspage;
using support::MeasuredFleet;
using support::MeasuredSize;

// How many pixels near a point have this color.
inline int countNear(const QImage &image, const QPointF &at, const QColor &color, int reach = 6) {
    int count = 0;
    for (int y = static_cast<int>(at.y()) - reach; y <= at.y() + reach; ++y)
        for (int x = static_cast<int>(at.x()) - reach; x <= at.x() + reach; ++x)
            count += image.valid(x, y) && image.pixelColor(x, y) == color ? 1 : 0;
    return count;
}

// Nothing is out of order.
inline MeasuredSize sound(MeasuredSize size = {}) {
    return size.sound();
}

// A fleet with its map, as a page holds them.
class Heat {
public:
    explicit Heat(const kit::Theme &theme, const MeasuredSize &size = {}, const QSize &window = {1150, 520})
        : made(size), view(theme, fleet) {
        view.resize(window);
        view.show();
        view.activateWindow();
        view.setFocus();
        fleet.takeLayout(made.layout());
        measure(1);
    }

    void measure(int second) {
        if (!fleet.takeFrame(made.frame(second, {v1::SM_ACTIVE, v1::MEMORY_USED, v1::GPU_TEMPERATURE, v1::POWER_DRAW}),
                             {}))
            qFatal("The frame does not fit.");
    }
    // As the viewport looks now.
    QImage seen() { return view.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32); }
    QPoint at(const GpuRef &gpu) const { return view.rectOf(gpu).center().toPoint(); }
    void zoomUntil(Detail detail, const GpuRef &gpu) {
        while (view.detail() < detail)
            view.zoomIn(view.rectOf(gpu).center());
        view.ensureShown(gpu);
    }
    void wheel(const QPoint &at, int delta, Qt::KeyboardModifiers modifiers = {}) {
        QWheelEvent wheel(at, view.viewport()->mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &wheel);
    }
    void move(const QPoint &at, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers = {}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(at), view.viewport()->mapToGlobal(QPointF(at)), Qt::NoButton,
                         buttons, modifiers);
        QCoreApplication::sendEvent(view.viewport(), &move);
    }

    MeasuredFleet made;
    GpuFleet fleet;
    HeatmapView view;
};

} // namespace gpus_test
