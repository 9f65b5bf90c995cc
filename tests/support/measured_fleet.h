#pragma once

#include <vector>

#include "pilothouse/v1/fleet_service.pb.h"

namespace support {

namespace v1 = pilothouse::v1;

// How large a made-up fleet is, and how much of it is out of order.
struct MeasuredSize {
    int sites = 3;
    int clustersPerSite = 1;
    int racksPerCluster = 10;
    int nodesPerRack = 8;
    int gpusPerNode = 8;
    // One in so many nodes is stale, cordoned, without data, without a report of the metric; 0: none.
    int oneStaleIn = 60;
    int oneCordonedIn = 80;
    int oneWithoutDataIn = 110;
    int oneNotReportedIn = 90;
    // One in so many GPUs: an error that must be looked at, lowered clocks, given away and idle.
    int oneCriticalIn = 640;
    int oneDegradedIn = 300;
    int oneIdleIn = 40;

    // 100,000 GPUs in 10 clusters.
    static MeasuredSize large();
    // Nothing is out of order.
    MeasuredSize sound() const;
    int gpus() const { return sites * clustersPerSite * racksPerCluster * nodesPerRack * gpusPerNode; }
};

// The layout of a fleet and what is measured of it at each second: the same whenever it is asked for with the same
// size.
class MeasuredFleet {
public:
    explicit MeasuredFleet(const MeasuredSize &size = {});

    const v1::FleetLayout &layout() const { return layout_; }
    // Of the whole fleet where no ranges are given.
    v1::FleetFrame frame(int second, const std::vector<v1::GpuMetric> &metrics,
                         const std::vector<v1::NodeRange> &ranges = {}, v1::FleetLevel level = v1::GPU_LEVEL) const;

    std::uint16_t code(v1::GpuMetric metric, int node, int gpu, int second) const;
    std::uint8_t health(int node, int gpu) const;

private:
    v1::MetricColumn column(v1::GpuMetric metric, int second, const std::vector<int> &nodes,
                            v1::FleetLevel level) const;
    double level(v1::GpuMetric metric, int node, int gpu, int second) const;
    void addSpread(v1::MetricColumn &column) const;

    const MeasuredSize size_;
    v1::FleetLayout layout_;
};

} // namespace support
