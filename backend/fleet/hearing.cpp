#include "backend/fleet/hearing.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <unordered_map>

#include "backend/fleet/node_naming.h"

namespace fleet {

namespace {

using telemetry::Subject;

constexpr float notReported = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t longestProduct = 128;

std::optional<int> indexOf(const std::string &text) {
    int index = 0;
    const auto *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, index);
    if (read.ec != std::errc() || read.ptr != end || index < 0)
        return std::nullopt;
    return index;
}

// Which GPU each subject is, or is a part of.
class Sorting {
public:
    struct Place {
        std::size_t node;
        std::size_t gpu;
    };

    explicit Sorting(const HostRule &rule) : rule_(rule) {}

    std::optional<Place> place(const Subject &subject) {
        const std::string host = hostOf(subject);
        if (host.empty()) {
            ++hearing.unnamed;
            return std::nullopt;
        }
        const auto [node, isNewNode] = nodes_.emplace(host, hearing.nodes.size());
        if (isNewNode)
            hearing.nodes.push_back({host, {}});
        auto &gpus = hearing.nodes[node->second].gpus;
        const auto &mark = subject.uuid.empty() ? subject.index : subject.uuid;
        const auto [gpu, isNew] = gpus_.emplace(host + '\n' + mark, gpus.size());
        if (isNew)
            gpus.emplace_back();
        describe(subject, &gpus[gpu->second]);
        return Place{node->second, gpu->second};
    }

    Hearing hearing;

private:
    std::string hostOf(const Subject &subject) const {
        if (!rule_.chosen.empty())
            return rule_.chosen;
        return std::string(withoutPort(subject.host.empty() ? rule_.fallback : subject.host));
    }
    static void describe(const Subject &subject, HeardGpu *gpu) {
        gpu->uuid = subject.uuid;
        if (!gpu->index)
            gpu->index = indexOf(subject.index);
        if (gpu->product.empty() && subject.product.size() <= longestProduct)
            gpu->product = subject.product;
        gpu->isPartitioned = gpu->isPartitioned || !subject.instance.empty();
    }

    const HostRule &rule_;
    std::unordered_map<std::string, std::size_t> nodes_;
    std::unordered_map<std::string, std::size_t> gpus_;
};

void fold(const telemetry::GpuReading &reading, int count, HeardGpu::Value *value) {
    if (!value->isTold || std::isnan(value->value)) {
        *value = {true, reading.value.value_or(notReported), std::max(value->milliseconds, reading.milliseconds)};
        return;
    }
    if (!reading.value)
        return;
    value->milliseconds = std::max(value->milliseconds, reading.milliseconds);
    const float another = *reading.value;
    switch (telemetry::factsOf(reading.metric).fold) {
    case v1::LEAST:
        value->value = std::min(value->value, another);
        break;
    case v1::GREATEST:
        value->value = std::max(value->value, another);
        break;
    default:
        value->value += (another - value->value) / static_cast<float>(count + 1);
        break;
    }
}

} // namespace

Hearing hear(const telemetry::Readings &readings, const HostRule &rule) {
    Sorting sorting(rule);
    std::vector<std::optional<Sorting::Place>> places;
    places.reserve(readings.subjects.size());
    for (const auto &subject : readings.subjects)
        places.push_back(subject.isGpu() ? sorting.place(subject) : std::nullopt);
    const auto gpuOf = [&](const auto &reading) -> HeardGpu * {
        const auto &place = places[reading.subject];
        return place ? &sorting.hearing.nodes[place->node].gpus[place->gpu] : nullptr;
    };
    const auto isPart = [&](const auto &reading) { return !readings.subjects[reading.subject].instance.empty(); };
    for (const auto &reading : readings.values) {
        if (auto *gpu = gpuOf(reading); gpu && !isPart(reading))
            gpu->of(reading.metric) = {true, reading.value.value_or(notReported), reading.milliseconds};
    }
    for (const auto &reading : readings.signals) {
        if (auto *gpu = gpuOf(reading); gpu && reading.detail.empty())
            gpu->signals.push_back({reading.signal, reading.value, reading.milliseconds});
    }
    // How many parts have spoken of a metric, by GPU; the whole counts more than any number of them.
    std::unordered_map<const HeardGpu::Value *, int> parts;
    for (const auto &reading : readings.values) {
        auto *gpu = isPart(reading) ? gpuOf(reading) : nullptr;
        if (!gpu)
            continue;
        auto &value = gpu->of(reading.metric);
        const bool isOfWhole = value.isTold && !std::isnan(value.value) && !parts.contains(&value);
        if (isOfWhole)
            continue;
        auto &count = parts[&value];
        fold(reading, count, &value);
        count += reading.value ? 1 : 0;
    }
    return std::move(sorting.hearing);
}

} // namespace fleet
