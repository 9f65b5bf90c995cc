#pragma once

#include <QObject>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/session.h"

namespace gpuspage {

class GpuHover;
class GpuReader;

// Reads once what only the service knows of the GPU that a card is shown of, and says it there again with each new
// value. Belongs to the hover.
class HoverReader : public QObject {
    Q_OBJECT

public:
    // The fleet outlives it.
    HoverReader(const kit::Session &session, const GpuFleet &fleet, GpuHover &hover);

private:
    void read(const GpuRef &gpu);

    const kit::Session session_;
    const GpuFleet &fleet_;
    GpuHover &hover_;
    GpuReader *reader_;
    v1::DescribeGpuResponse description_;
    QString node_;
};

} // namespace gpuspage
