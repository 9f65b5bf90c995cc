#include "widgets/kit/health_words.h"

namespace kit {

QString HealthWords::sign(v1::HealthSign sign) {
    switch (sign) {
    case v1::IDLE_ALLOCATED:
        return tr("Idle but allocated");
    case v1::POWER_THROTTLED:
        return tr("Throttled by power");
    case v1::THERMAL_THROTTLED:
        return tr("Throttled by heat");
    case v1::NVLINK_ERRORS:
        return tr("NVLink errors");
    case v1::PCIE_ERRORS:
        return tr("PCIe errors");
    case v1::ECC_ERRORS:
        return tr("Memory errors");
    case v1::ROW_REMAP_FAILED:
        return tr("Row remap failed");
    case v1::XID_REPORTED:
        return tr("XID");
    case v1::GPU_LOST:
        return tr("GPU lost");
    default:
        return {};
    }
}

} // namespace kit
