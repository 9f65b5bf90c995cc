#pragma once

#include <vector>

#include <QCoreApplication>
#include <QImage>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/theme.h"

namespace gpuspage {

// What each mark of a map means and how many GPUs have it, for a picture that stands alone: signs by their severity,
// what is cordoned or silenced, and what has no value and why. Marks look as on the map, since a map draws them.
class MarksKey {
    Q_DECLARE_TR_FUNCTIONS(MarksKey)

public:
    // Of what the map shows of that metric.
    MarksKey(const kit::Theme &theme, const GpuFleet &fleet, v1::GpuMetric metric);

    bool isEmpty() const { return entries_.empty(); }
    QStringList words() const;
    // In columns as wide as that, in device-independent pixels.
    QImage picture(int width, double scale) const;

private:
    struct Entry {
        std::uint8_t health = 0;
        telemetry::LiveCode code = 0;
        QString words;
    };

    void addFaults(const GpuFleet &fleet);
    void addAbsences(const GpuFleet &fleet, v1::GpuMetric metric);
    std::vector<QImage> drawMarks() const;

    const kit::Theme &theme_;
    std::vector<Entry> entries_;
};

} // namespace gpuspage
