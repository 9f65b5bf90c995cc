#include "backend/fleet/host_meter.h"

#include <algorithm>
#include <limits>

namespace fleet {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
constexpr double megabyte = 1e6;

struct Rates {
    float in = unknown;
    float out = unknown;
};

float &valueOf(HostValues *values, v1::HostMetric metric) {
    return (*values)[static_cast<std::size_t>(metric) - 1];
}

float shareOf(const std::optional<HostCounters::Room> &room) {
    if (!room || room->total == 0)
        return unknown;
    return static_cast<float>(100.0 * double(room->used) / double(room->total));
}

float busyShare(const std::optional<HostCounters::Cpu> &before, const std::optional<HostCounters::Cpu> &now) {
    if (!before || !now || now->busy < before->busy || now->idle < before->idle)
        return unknown;
    const auto busy = double(now->busy - before->busy);
    const auto all = busy + double(now->idle - before->idle);
    return all > 0 ? static_cast<float>(100 * busy / all) : unknown;
}

// In MB/s, of those that were there before too and have only grown.
Rates ratesOf(const std::optional<HostCounters::Flows> &before, const std::optional<HostCounters::Flows> &now,
              double seconds) {
    if (!before || !now)
        return {};
    double in = 0;
    double out = 0;
    bool isKnown = false;
    for (const auto &[name, flow] : *now) {
        const auto last = before->find(name);
        if (last == before->end() || flow.in < last->second.in || flow.out < last->second.out)
            continue;
        isKnown = true;
        in += double(flow.in - last->second.in);
        out += double(flow.out - last->second.out);
    }
    if (!isKnown)
        return {};
    return {static_cast<float>(in / seconds / megabyte), static_cast<float>(out / seconds / megabyte)};
}

} // namespace

HostValues HostMeter::take(const HostCounters &counters, std::chrono::steady_clock::time_point now) {
    HostValues values;
    values.fill(unknown);
    valueOf(&values, v1::HOST_MEMORY_USED) = shareOf(counters.memory);
    valueOf(&values, v1::SWAP_USED) = shareOf(counters.swap);
    valueOf(&values, v1::DISK_USED) = shareOf(counters.disk);
    const double seconds = std::chrono::duration<double>(now - at_).count();
    if (last_ && seconds > 0) {
        valueOf(&values, v1::CPU_BUSY) = busyShare(last_->cpu, counters.cpu);
        constexpr std::array pressures{v1::CPU_PRESSURE, v1::MEMORY_PRESSURE, v1::IO_PRESSURE};
        for (std::size_t place = 0; place < pressures.size(); ++place) {
            const auto &before = last_->pressures[place];
            const auto &after = counters.pressures[place];
            if (before && after && *after >= *before)
                valueOf(&values, pressures[place]) =
                    static_cast<float>(std::min(100.0, double(*after - *before) / seconds / 1e4));
        }
        const auto disks = ratesOf(last_->disks, counters.disks, seconds);
        valueOf(&values, v1::DISK_READ) = disks.in;
        valueOf(&values, v1::DISK_WRITTEN) = disks.out;
        const auto networks = ratesOf(last_->networks, counters.networks, seconds);
        valueOf(&values, v1::NETWORK_RECEIVED) = networks.in;
        valueOf(&values, v1::NETWORK_SENT) = networks.out;
    }
    last_ = counters;
    at_ = now;
    return values;
}

} // namespace fleet
