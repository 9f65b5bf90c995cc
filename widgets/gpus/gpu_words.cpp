#include "widgets/gpus/gpu_words.h"

#include <cmath>

#include <QLocale>

#include "widgets/kit/health_words.h"
#include "widgets/kit/plain_text.h"

namespace gpuspage {

QString GpuWords::metric(v1::GpuMetric metric) {
    switch (metric) {
    case v1::SM_ACTIVE:
        return tr("SM active");
    case v1::TENSOR_ACTIVE:
        return tr("Tensor active");
    case v1::MEMORY_USED:
        return tr("Memory used");
    case v1::KV_CACHE_USED:
        return tr("KV cache used");
    case v1::GPU_TEMPERATURE:
        return tr("Temperature");
    case v1::POWER_DRAW:
        return tr("Power");
    case v1::SM_CLOCK:
        return tr("SM clock");
    case v1::NVLINK_THROUGHPUT:
        return tr("NVLink");
    case v1::GPU_UTILIZATION:
        return tr("GPU utilization");
    case v1::ENGINE_ACTIVE:
        return tr("Engine active");
    case v1::DRAM_ACTIVE:
        return tr("Memory active");
    case v1::SM_OCCUPANCY:
        return tr("SM occupancy");
    case v1::MEMORY_TEMPERATURE:
        return tr("Memory temperature");
    case v1::PCIE_THROUGHPUT:
        return tr("PCIe");
    case v1::REQUESTS_RUNNING:
        return tr("Requests running");
    case v1::REQUESTS_WAITING:
        return tr("Requests waiting");
    default:
        return {};
    }
}

QString GpuWords::value(v1::GpuMetric metric, double value) {
    const auto number = [value](int digits) { return QLocale().toString(value, 'f', digits); };
    switch (metric) {
    case v1::GPU_TEMPERATURE:
    case v1::MEMORY_TEMPERATURE:
        return tr("%1 °C").arg(number(0));
    case v1::POWER_DRAW:
        return tr("%1 W").arg(number(0));
    case v1::SM_CLOCK:
        return tr("%1 MHz").arg(number(0));
    case v1::NVLINK_THROUGHPUT:
    case v1::PCIE_THROUGHPUT:
        return tr("%1 GB/s").arg(number(value < 10 ? 1 : 0));
    case v1::REQUESTS_RUNNING:
    case v1::REQUESTS_WAITING:
        return number(0);
    default:
        return tr("%1 %", "percent").arg(number(0));
    }
}

QString GpuWords::unit(v1::GpuMetric metric) {
    switch (metric) {
    case v1::GPU_TEMPERATURE:
    case v1::MEMORY_TEMPERATURE:
        return QStringLiteral("°C");
    case v1::POWER_DRAW:
        return QStringLiteral("W");
    case v1::SM_CLOCK:
        return QStringLiteral("MHz");
    case v1::NVLINK_THROUGHPUT:
    case v1::PCIE_THROUGHPUT:
        return QStringLiteral("GB/s");
    case v1::REQUESTS_RUNNING:
    case v1::REQUESTS_WAITING:
        return {};
    default:
        return QStringLiteral("%");
    }
}

QString GpuWords::difference(v1::GpuMetric metric, double difference) {
    const bool isFine = metric == v1::NVLINK_THROUGHPUT || metric == v1::PCIE_THROUGHPUT;
    const int digits = isFine && std::abs(difference) < 9.95 ? 1 : 0;
    const auto amount = QLocale().toString(std::abs(difference), 'f', digits);
    const bool isNone = amount == QLocale().toString(0.0, 'f', digits);
    const auto number = isNone           ? QLocale().toString(0)
                        : difference < 0 ? tr("−%1", "a negative difference").arg(amount)
                                         : tr("+%1", "a positive difference").arg(amount);
    switch (metric) {
    case v1::GPU_TEMPERATURE:
    case v1::MEMORY_TEMPERATURE:
        return tr("%1 °C").arg(number);
    case v1::POWER_DRAW:
        return tr("%1 W").arg(number);
    case v1::SM_CLOCK:
        return tr("%1 MHz").arg(number);
    case v1::NVLINK_THROUGHPUT:
    case v1::PCIE_THROUGHPUT:
        return tr("%1 GB/s").arg(number);
    case v1::REQUESTS_RUNNING:
    case v1::REQUESTS_WAITING:
        return number;
    default:
        return tr("%1 points", "of percent").arg(number);
    }
}

QString GpuWords::change(v1::GpuMetric metric, telemetry::LiveCode code, const telemetry::Range &range) {
    if (!telemetry::hasValue(code))
        return kit::absenceText(absence(code));
    const auto text = difference(metric, telemetry::decode(code, range));
    return telemetry::isStale(code) ? tr("%1, stale").arg(text) : text;
}

kit::Absence GpuWords::absence(telemetry::LiveCode code) {
    return telemetry::hasValue(code)        ? kit::Absence::None
           : code == telemetry::NotReported ? kit::Absence::NotReported
                                            : kit::Absence::NoData;
}

QString GpuWords::reading(v1::GpuMetric metric, telemetry::LiveCode code, const telemetry::Range &range) {
    if (!telemetry::hasValue(code))
        return kit::absenceText(absence(code));
    const auto text = value(metric, telemetry::decode(code, range));
    return telemetry::isStale(code) ? tr("%1, stale").arg(text) : text;
}

QString GpuWords::gpu(const HeatmapLayout &layout, const GpuRef &gpu) {
    return tr("%1 / %2 / GPU %3").arg(layout.clusterId(gpu.node), layout.nodeId(gpu.node), QString::number(gpu.gpu));
}

QString GpuWords::gpu(const std::string &node, int index) {
    const auto parts = kit::harmless(QString::fromStdString(node)).split(QLatin1Char('/'));
    return tr("%1 / %2 / GPU %3").arg(parts.value(1), parts.value(3), QString::number(index));
}

QString GpuWords::rack(const QString &name) {
    return name.isEmpty() ? tr("rack not given") : name;
}

QString GpuWords::sign(v1::HealthSign sign) {
    return kit::HealthWords::sign(sign);
}

QString GpuWords::sentence(v1::HealthSign sign) {
    switch (sign) {
    case v1::IDLE_ALLOCATED:
        return tr("It is given to a replica and does next to nothing.");
    case v1::POWER_THROTTLED:
        return tr("Its clocks are lowered to keep to its power.");
    case v1::THERMAL_THROTTLED:
        return tr("Its clocks are lowered because it is hot.");
    case v1::NVLINK_ERRORS:
        return tr("Its links to other GPUs report errors.");
    case v1::PCIE_ERRORS:
        return tr("Its bus repeats more and more of what it sends.");
    case v1::ECC_ERRORS:
        return tr("Its memory has more and more errors, or one that was not corrected.");
    case v1::ROW_REMAP_FAILED:
        return tr("Broken rows of its memory could not be replaced.");
    case v1::XID_REPORTED:
        return tr("Its driver reported an error.");
    case v1::GPU_LOST:
        return tr("It was there and is not there any more.");
    default:
        return {};
    }
}

QString GpuWords::severity(v1::HealthSeverity severity) {
    switch (severity) {
    case v1::NOTICE:
        return tr("notice");
    case v1::DEGRADED:
        return tr("degraded");
    case v1::CRITICAL:
        return tr("critical");
    default:
        return tr("healthy");
    }
}

QString GpuWords::action(v1::XidAction action) {
    switch (action) {
    case v1::CHECK_APPLICATION:
        return tr("Look for the fault in the program that ran.");
    case v1::IGNORE:
        return tr("Nothing has to be done.");
    case v1::RESET_GPU:
        return tr("Drain the node and reset the GPU.");
    case v1::RESTART_NODE:
        return tr("Drain the node and restart it.");
    case v1::CONTACT_VENDOR:
        return tr("Drain the node and ask its vendor.");
    case v1::RESTART_APPLICATION:
        return tr("Restart the program that ran.");
    case v1::WATCH_TREND:
        return tr("Watch whether it comes more often.");
    default:
        return {};
    }
}

QString GpuWords::xid(const v1::XidReport &report) {
    const auto mnemonic = kit::harmless(QString::fromStdString(report.mnemonic()));
    const auto words = action(report.action());
    return mnemonic.isEmpty() ? words
           : words.isEmpty()  ? mnemonic
                              : tr("%1. %2", "what was reported, what is to be done").arg(mnemonic, words);
}

QString GpuWords::health(std::uint8_t byte) {
    const auto health = GpuHealth::of(byte);
    QStringList words;
    if (health.isFault()) {
        const auto name = sign(health.sign);
        words << (name.isEmpty() ? severity(health.severity)
                                 : tr("%1, %2", "fault").arg(name, severity(health.severity)));
    } else {
        words << severity(health.severity);
    }
    if (health.isSilenced)
        words << tr("silenced");
    if (health.isCordoned)
        words << tr("cordoned");
    return QLocale().createSeparatedList(words);
}

QString GpuWords::folding(Detail detail, v1::Fold fold, bool isPivoted) {
    const bool isRack = detail == Detail::Racks;
    if (detail > Detail::Nodes)
        return {};
    if (isPivoted && isRack)
        return fold == v1::LEAST      ? tr("Each field is a group: the least of its GPUs. Faults are always shown.")
               : fold == v1::GREATEST ? tr("Each field is a group: the greatest of its GPUs. Faults are always shown.")
                                      : tr("Each field is a group: the mean of its GPUs. Faults are always shown.");
    switch (fold) {
    case v1::LEAST:
        return isRack ? tr("Each field is a rack: the least of its nodes. Faults are always shown.")
                      : tr("Each field is a node: the least of its GPUs. Faults are always shown.");
    case v1::GREATEST:
        return isRack ? tr("Each field is a rack: the greatest of its nodes. Faults are always shown.")
                      : tr("Each field is a node: the greatest of its GPUs. Faults are always shown.");
    default:
        return isRack ? tr("Each field is a rack: the mean of its nodes. Faults are always shown.")
                      : tr("Each field is a node: the mean of its GPUs. Faults are always shown.");
    }
}

} // namespace gpuspage
