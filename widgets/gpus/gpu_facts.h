#pragma once

#include <QCoreApplication>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/holder_feed.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/fleet_use.h"

namespace gpuspage {

// What the inspector says of the fleet, of several GPUs and of one, as facts.
class GpuFacts {
    Q_DECLARE_TR_FUNCTIONS(GpuFacts)

public:
    static QList<kit::Fact> ofFleet(const kit::FleetUse &use);
    // With the spread of what the map shows.
    static QList<kit::Fact> ofMany(const GpuFleet &fleet, const std::vector<GpuRef> &gpus, v1::GpuMetric metric);
    // Where it stands, as the console knows it, and who has it, as far as the service has told it.
    static QList<kit::Fact> ofOne(const GpuFleet &fleet, const GpuRef &gpu, const v1::DescribeGpuResponse &description,
                                  const GpuHolder &holder);
    // What is wrong with it and since when, and what its driver reported last.
    static QList<kit::Fact> faults(const v1::DescribeGpuResponse &description, const QDateTime &now);
    static QList<kit::Fact> device(const v1::GpuDevice &device);
    static QList<kit::Fact> readings(const v1::DescribeGpuResponse &description);
    // After how long, and below what, a GPU counts as idle.
    static QString idleMeaning();
    // "312 €" of micros.
    static QString money(qint64 micros, const QString &currency);

private:
    // How many of those that are allocated, as far as it is known.
    static kit::Fact ofAllocated(const QString &label, int count, const kit::FleetUse &use);
    // What is wrong with how many, the worst first.
    static QList<kit::Fact> signsOf(const GpuFleet &fleet, const std::vector<GpuRef> &gpus);
    static kit::Fact changeOf(const GpuFleet &fleet, const std::vector<GpuRef> &gpus);
};

} // namespace gpuspage
