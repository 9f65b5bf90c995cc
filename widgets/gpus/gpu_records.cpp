#include "widgets/gpus/gpu_records.h"

#include <algorithm>

#include <QDateTime>

#include "backend/client/resource_cache.h"

namespace gpuspage {

namespace {

QString lastPart(const std::string &name) {
    return QString::fromStdString(name).section(QLatin1Char('/'), -1);
}

QString inSnakeCase(const std::string &name) {
    return QString::fromStdString(name).toLower();
}

QString truth(bool isTrue) {
    return isTrue ? QStringLiteral("true") : QStringLiteral("false");
}

QString number(double value) {
    return QString::number(value, 'f', 2);
}

// With its unit, as the conventions of Prometheus have it.
QString titleOf(v1::GpuMetric metric) {
    const auto name = inSnakeCase(v1::GpuMetric_Name(metric));
    switch (metric) {
    case v1::GPU_TEMPERATURE:
    case v1::MEMORY_TEMPERATURE:
        return name + QStringLiteral("_celsius");
    case v1::POWER_DRAW:
        return name + QStringLiteral("_watts");
    case v1::SM_CLOCK:
        return name + QStringLiteral("_megahertz");
    case v1::NVLINK_THROUGHPUT:
    case v1::PCIE_THROUGHPUT:
        return name + QStringLiteral("_gigabytes_per_second");
    case v1::REQUESTS_RUNNING:
    case v1::REQUESTS_WAITING:
        return name;
    default:
        return name + QStringLiteral("_percent");
    }
}

} // namespace

GpuRecords::GpuRecords(const client::ResourceCache &cache, const GpuFleet &fleet, const QList<v1::GpuMetric> &metrics,
                       std::optional<qint64> time)
    : cache_(cache), fleet_(fleet), metrics_(metrics), time_(time) {
    for (const auto &name : cache.names("deployments"))
        if (const auto deployment = cache.find(name))
            for (const auto &replica : deployment->deployment_status().replicas())
                for (const auto &uuid : replica.gpus())
                    replicas_.insert(QString::fromStdString(uuid), QString::fromStdString(replica.id()));
}

QStringList GpuRecords::titles() const {
    QStringList titles;
    for (const auto *name :
         {"time", "simulated", "site", "cluster", "rack", "node", "gpu", "uuid", "product", "nvlink_domain", "severity",
          "sign", "cordoned", "silenced", "team", "deployment", "replica", "model", "workload"})
        titles << QLatin1String(name);
    for (const auto metric : metrics_)
        titles << titleOf(metric) << titleOf(metric) + QStringLiteral("_state");
    if (const auto metric = titleOf(fleet_.comparison().metric()); fleet_.comparison().isActive())
        titles << metric + QStringLiteral("_then") << metric + QStringLiteral("_difference");
    return titles;
}

QStringList GpuRecords::cells(const GpuRef &gpu) {
    QStringList cells;
    addPlace(cells, gpu);
    addHealth(cells, gpu);
    addOwner(cells, gpu);
    for (const auto metric : metrics_)
        addValue(cells, fleet_.values().column(metric), gpu);
    if (fleet_.comparison().isActive())
        addComparison(cells, gpu);
    return cells;
}

void GpuRecords::addPlace(QStringList &cells, const GpuRef &gpu) {
    const auto facts = fleet_.layout().facts(gpu.node);
    const auto time = time_.value_or(fleet_.values().time(gpu.node));
    const auto *known = device(gpu);
    cells << (time > 0 ? QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs) : QString())
          << truth(isSimulated(gpu.node)) << lastPart(facts.site) << fleet_.layout().clusterId(gpu.node)
          << QString::fromStdString(facts.rack) << fleet_.layout().nodeId(gpu.node) << QString::number(gpu.gpu)
          << (known ? QString::fromStdString(known->uuid()) : QString())
          << (known ? QString::fromStdString(known->product()) : QString())
          << QString::fromStdString(facts.nvlinkDomain);
}

void GpuRecords::addHealth(QStringList &cells, const GpuRef &gpu) const {
    const auto health = GpuHealth::of(fleet_.values().health(gpu));
    cells << inSnakeCase(v1::HealthSeverity_Name(health.severity))
          << (health.isFault() && health.sign != v1::HEALTH_SIGN_UNSPECIFIED
                  ? inSnakeCase(v1::HealthSign_Name(health.sign))
                  : QString())
          << truth(health.isCordoned) << truth(health.isSilenced);
}

void GpuRecords::addOwner(QStringList &cells, const GpuRef &gpu) const {
    const auto *owner = fleet_.owners().of(gpu);
    // After the device in addPlace().
    const auto &uuid = cells[7];
    if (!owner) {
        cells << QString() << QString() << replicas_.value(uuid) << QString() << QString();
        return;
    }
    cells << lastPart(owner->team()) << lastPart(owner->deployment()) << replicas_.value(uuid)
          << lastPart(owner->model()) << QString::fromStdString(owner->workload());
}

void GpuRecords::addValue(QStringList &cells, const FleetValues::Column *column, const GpuRef &gpu) const {
    const auto code = column ? fleet_.values().code(*column, gpu) : telemetry::NoData;
    const bool isKnown = telemetry::hasValue(code) && !telemetry::isStale(code);
    cells << (isKnown ? number(telemetry::decode(code, column->range)) : QString());
    cells << (code == telemetry::NotReported       ? QStringLiteral("not_reported")
              : !telemetry::hasValue(code)         ? QStringLiteral("no_data")
              : !isKnown                           ? QStringLiteral("stale")
              : fleet_.values().isCoarse(gpu.node) ? QStringLiteral("node")
                                                   : QStringLiteral("measured"));
}

void GpuRecords::addComparison(QStringList &cells, const GpuRef &gpu) const {
    const auto &comparison = fleet_.comparison();
    const auto told = comparison.of(gpu);
    const auto value = [](telemetry::LiveCode code, const telemetry::Range &range) {
        return telemetry::hasValue(code) && !telemetry::isStale(code) ? number(telemetry::decode(code, range))
                                                                      : QString();
    };
    cells << value(told.then, told.thenRange) << value(told.difference, comparison.column()->range);
}

const v1::GpuDevice *GpuRecords::device(const GpuRef &gpu) {
    if (gpu.node != node_) {
        node_ = gpu.node;
        devices_ = cache_.find(fleet_.layout().facts(gpu.node).name);
    }
    if (!devices_)
        return nullptr;
    const auto &all = devices_->node_status().gpus();
    const auto found = std::ranges::find_if(all, [&](const auto &one) { return one.index() == gpu.gpu; });
    return found == all.end() ? nullptr : &*found;
}

bool GpuRecords::isSimulated(int node) const {
    const auto cluster = cache_.find(QStringLiteral("clusters/%1").arg(fleet_.layout().clusterId(node)).toStdString());
    return cluster && cluster->cluster().runtime() == v1::SIMULATED;
}

} // namespace gpuspage
