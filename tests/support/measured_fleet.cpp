#include "tests/support/measured_fleet.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "backend/telemetry/metric.h"

namespace support {

using telemetry::LiveCode;

namespace {

std::uint32_t mixed(std::uint32_t one, std::uint32_t two, std::uint32_t three = 0) {
    std::uint32_t hash = one * 0x9e3779b1u ^ (two + 0x85ebca6bu) * 0xc2b2ae35u ^ (three + 0x27d4eb2fu) * 0x165667b1u;
    hash ^= hash >> 15;
    hash *= 0x2c1b3c6du;
    hash ^= hash >> 12;
    hash *= 0x297a2d39u;
    return hash ^ hash >> 15;
}

double share(std::uint32_t one, std::uint32_t two, std::uint32_t three = 0) {
    return mixed(one, two, three) / 4294967296.0;
}

bool isOneIn(int count, std::uint32_t one, std::uint32_t two) {
    return count > 0 && mixed(one, two) % static_cast<std::uint32_t>(count) == 0;
}

std::string numbered(const char *form, int number) {
    char text[64];
    std::snprintf(text, sizeof text, form, number);
    return text;
}

} // namespace

MeasuredSize MeasuredSize::large() {
    MeasuredSize size;
    size.sites = 5;
    size.clustersPerSite = 2;
    size.racksPerCluster = 125;
    size.nodesPerRack = 10;
    size.oneCriticalIn = 6000;
    size.oneDegradedIn = 2000;
    return size;
}

MeasuredSize MeasuredSize::sound() const {
    MeasuredSize size = *this;
    size.oneStaleIn = size.oneCordonedIn = size.oneWithoutDataIn = size.oneNotReportedIn = 0;
    size.oneCriticalIn = size.oneDegradedIn = size.oneIdleIn = 0;
    return size;
}

MeasuredFleet::MeasuredFleet(const MeasuredSize &size) : size_(size) {
    static const char *const sites[] = {"frankfurt", "paris", "dublin", "milan", "oslo"};
    static const char *const clusters[] = {"fra", "par", "dub", "mil", "osl"};
    static const char *const teams[] = {"teams/search", "teams/chat", "teams/research"};
    layout_.set_version("layout-1");
    int number = 0;
    for (int cluster = 0; cluster < size.sites * size.clustersPerSite; ++cluster) {
        const int site = cluster / size.clustersPerSite;
        const std::string id =
            std::string(clusters[site % 5]) + '-' + static_cast<char>('a' + cluster % size.clustersPerSite);
        for (int rack = 0; rack < size.racksPerCluster; ++rack)
            for (int place = 0; place < size.nodesPerRack; ++place) {
                auto &node = *layout_.add_nodes();
                node.set_name("clusters/" + id + "/nodes/" + numbered("n%05d", ++number));
                node.set_site(std::string("sites/") + sites[site % 5]);
                node.set_rack(numbered("rack %02d", rack + 1));
                node.set_gpu_count(size.gpusPerNode);
                node.set_team(teams[number % 3]);
            }
    }
}

double MeasuredFleet::level(v1::GpuMetric metric, int node, int gpu, int second) const {
    const int perSite = std::max(1, size_.clustersPerSite * size_.racksPerCluster * size_.nodesPerRack);
    static constexpr double loads[] = {0.8, 0.66, 0.36, 0.72, 0.5};
    const auto place = static_cast<std::uint32_t>(node * 16 + gpu);
    const auto kind = static_cast<std::uint32_t>(metric);
    const double own = share(place, kind) + share(place, kind, 1) + share(place, kind, 2) - 1.5;
    const double ofNode = share(static_cast<std::uint32_t>(node), kind, 3) - 0.5;
    const double wave = 0.04 * std::sin(second / 7.0 + share(place, kind, 4) * 6.3);
    return std::clamp(loads[node / perSite % 5] + 0.16 * own + 0.14 * ofNode + wave, 0.0, 1.0);
}

std::uint16_t MeasuredFleet::code(v1::GpuMetric metric, int node, int gpu, int second) const {
    const auto at = static_cast<std::uint32_t>(node);
    if (isOneIn(size_.oneWithoutDataIn, at, 11))
        return telemetry::NoData;
    if (isOneIn(size_.oneNotReportedIn, at, 12))
        return telemetry::NotReported;
    const auto state = health(node, gpu);
    double value = level(metric, node, gpu, second);
    if ((state & 0x0f) == v1::IDLE_ALLOCATED && metric != v1::MEMORY_USED)
        value = 0.01;
    if ((state & 0x0f) == v1::GPU_LOST)
        return telemetry::NoData;
    // Heat and power lie between what an idle and a working GPU have.
    if (metric == v1::GPU_TEMPERATURE)
        value = (34 + 46 * value) / 128;
    if (metric == v1::POWER_DRAW)
        value = (70 + 630 * value) / 2048;
    const auto code = static_cast<LiveCode>(std::lround(value * telemetry::MaxLevel));
    return isOneIn(size_.oneStaleIn, at, 13) ? static_cast<LiveCode>(code | telemetry::StaleBit) : code;
}

std::uint8_t MeasuredFleet::health(int node, int gpu) const {
    const auto place = static_cast<std::uint32_t>(node * 16 + gpu);
    std::uint8_t byte = 0;
    const auto byteOf = [](int sign, int severity) { return static_cast<std::uint8_t>(sign | (severity - 1) << 4); };
    if (isOneIn(size_.oneIdleIn, static_cast<std::uint32_t>(node), 24) && gpu < 4)
        byte = byteOf(v1::IDLE_ALLOCATED, v1::NOTICE);
    if (isOneIn(size_.oneDegradedIn, place, 22)) {
        static constexpr int signs[] = {v1::POWER_THROTTLED, v1::THERMAL_THROTTLED, v1::NVLINK_ERRORS, v1::PCIE_ERRORS,
                                        v1::ECC_ERRORS};
        byte = byteOf(signs[mixed(place, 25) % 5], v1::DEGRADED);
    }
    if (isOneIn(size_.oneCriticalIn, place, 21)) {
        static constexpr int signs[] = {v1::XID_REPORTED, v1::XID_REPORTED, v1::GPU_LOST, v1::ROW_REMAP_FAILED};
        byte = byteOf(signs[mixed(place, 26) % 4], v1::CRITICAL);
    }
    if (byte != 0 && mixed(place, 27) % 12 == 0)
        byte |= 0x80;
    if (isOneIn(size_.oneCordonedIn, static_cast<std::uint32_t>(node), 23))
        byte |= 0x40;
    return byte;
}

v1::MetricColumn MeasuredFleet::column(v1::GpuMetric metric, int second, const std::vector<int> &nodes,
                                       v1::FleetLevel level) const {
    const auto &facts = telemetry::factsOf(metric);
    v1::MetricColumn column;
    column.set_metric(metric);
    column.set_low(facts.range.low);
    column.set_high(facts.range.high);
    std::vector<LiveCode> codes;
    for (const int node : nodes) {
        std::uint32_t sum = 0;
        std::uint32_t count = 0;
        for (int gpu = 0; gpu < layout_.nodes(node).gpu_count(); ++gpu) {
            const auto one = code(metric, node, gpu, second);
            if (level != v1::NODE_LEVEL)
                codes.push_back(one);
            else if (telemetry::hasValue(one))
                sum += one & ~telemetry::StaleBit, ++count;
        }
        if (level == v1::NODE_LEVEL)
            codes.push_back(count == 0 ? telemetry::NoData : static_cast<LiveCode>(sum / count));
    }
    if (level == v1::NODE_LEVEL)
        column.set_fold(v1::MEAN);
    column.set_codes(codes.data(), codes.size() * sizeof(LiveCode));
    if (level != v1::NODE_LEVEL)
        addSpread(column);
    return column;
}

void MeasuredFleet::addSpread(v1::MetricColumn &column) const {
    constexpr int Parts = 50;
    const auto *codes = reinterpret_cast<const LiveCode *>(column.codes().data());
    auto &spread = *column.mutable_spread();
    spread.mutable_counts()->Resize(Parts, 0);
    std::vector<LiveCode> valid;
    for (std::size_t place = 0; place < column.codes().size() / sizeof(LiveCode); ++place) {
        const LiveCode code = codes[place];
        if (!telemetry::hasValue(code)) {
            if (code == telemetry::NotReported)
                spread.set_not_reported(spread.not_reported() + 1);
            else
                spread.set_no_data(spread.no_data() + 1);
            continue;
        }
        if (telemetry::isStale(code))
            spread.set_stale(spread.stale() + 1);
        const auto value = static_cast<LiveCode>(code & ~telemetry::StaleBit);
        valid.push_back(value);
        auto &count = (*spread.mutable_counts())[std::min(Parts - 1, value * Parts / (telemetry::MaxLevel + 1))];
        ++count;
    }
    if (valid.empty())
        return;
    std::ranges::sort(valid);
    const telemetry::Range range{static_cast<float>(column.low()), static_cast<float>(column.high())};
    spread.set_p2(telemetry::decode(valid[valid.size() * 2 / 100], range));
    spread.set_p98(telemetry::decode(valid[valid.size() * 98 / 100], range));
}

v1::FleetFrame MeasuredFleet::frame(int second, const std::vector<v1::GpuMetric> &metrics,
                                    const std::vector<v1::NodeRange> &ranges, v1::FleetLevel level) const {
    v1::FleetFrame frame;
    frame.set_layout(layout_.version());
    frame.mutable_time()->set_seconds(1'795'000'000 + second);
    std::vector<int> nodes;
    if (ranges.empty())
        for (int node = 0; node < layout_.nodes_size(); ++node)
            nodes.push_back(node);
    for (const auto &range : ranges)
        for (int node = range.first(); node < range.first() + range.count(); ++node)
            nodes.push_back(node);
    for (const auto metric : metrics)
        *frame.add_columns() = column(metric, second, nodes, level);
    std::string &bytes = *frame.mutable_health();
    for (const int node : nodes) {
        std::uint8_t worst = 0;
        for (int gpu = 0; gpu < layout_.nodes(node).gpu_count(); ++gpu) {
            const auto byte = health(node, gpu);
            if (level != v1::NODE_LEVEL)
                bytes.push_back(static_cast<char>(byte));
            else if ((byte & 0x30) >= (worst & 0x30))
                worst = byte;
        }
        if (level == v1::NODE_LEVEL)
            bytes.push_back(static_cast<char>(worst));
    }
    frame.mutable_summary()->set_gpus(size_.gpus());
    frame.mutable_summary()->set_nodes(layout_.nodes_size());
    return frame;
}

} // namespace support
