#pragma once

#include <QHash>
#include <QList>
#include <QStringList>

#include "pilothouse/v1/node.pb.h"
#include "pilothouse/v1/resource.pb.h"
#include "widgets/gpus/gpu_fleet.h"

namespace client {
class ResourceCache;
}

namespace gpuspage {

// GPUs as records for programs, in no language: names in snake case with their units, numbers with a point, times as in
// RFC 3339 in UTC, `true` and `false`. A metric has two columns: its value, and its state, which says why there is none
// (`no_data`, `not_reported`, `stale`), that it is that of its whole node (`node`), or that it was `measured`. Looks at
// cache and fleet, which outlive it, as they are when it is made.
class GpuRecords {
public:
    // Values are of that time in milliseconds since 1970; nothing: of when each came.
    GpuRecords(const client::ResourceCache &cache, const GpuFleet &fleet, const QList<v1::GpuMetric> &metrics,
               std::optional<qint64> time);

    QStringList titles() const;
    QStringList cells(const GpuRef &gpu);

private:
    void addPlace(QStringList &cells, const GpuRef &gpu);
    void addHealth(QStringList &cells, const GpuRef &gpu) const;
    void addOwner(QStringList &cells, const GpuRef &gpu) const;
    void addValue(QStringList &cells, const FleetValues::Column *column, const GpuRef &gpu) const;
    void addComparison(QStringList &cells, const GpuRef &gpu) const;
    const v1::GpuDevice *device(const GpuRef &gpu);
    bool isSimulated(int node) const;

    const client::ResourceCache &cache_;
    const GpuFleet &fleet_;
    const QList<v1::GpuMetric> metrics_;
    const std::optional<qint64> time_;
    QHash<QString, QString> replicas_; // by UUID of their GPUs
    int node_ = -1;                    // whose devices were read last
    std::shared_ptr<const v1::Resource> devices_;
};

} // namespace gpuspage
