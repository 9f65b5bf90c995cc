#include "backend/fleet/told_node.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "backend/fleet/signal_board.h"

namespace fleet {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// After which what a source speaks of no more is not reported by it.
constexpr auto silence = seconds(60);
// Values may be put as of a time to come, while they hold; what is farther away counts as stale.
constexpr auto farthest = seconds(29);

// What engines say is not missing where exporters of GPUs do not say it.
bool isOfEngine(v1::GpuMetric metric) {
    return metric == v1::KV_CACHE_USED || metric == v1::REQUESTS_RUNNING || metric == v1::REQUESTS_WAITING;
}

v1::GpuVendor vendorOf(const HeardGpu &gpu) {
    const auto has = [&](std::string_view word) { return gpu.product.find(word) != std::string::npos; };
    if (gpu.uuid.starts_with("GPU-") || has("NVIDIA") || has("Tesla"))
        return v1::NVIDIA;
    if (has("AMD") || has("Instinct") || has("Radeon"))
        return v1::AMD;
    return has("Intel") ? v1::INTEL : v1::GPU_VENDOR_UNSPECIFIED;
}

// When a sample was measured by our clock, moved on by the time for which it holds.
telemetry::Instant instantOf(std::int64_t sample, const HeardAt &at) {
    const auto measured = telemetry::Instant(milliseconds(sample) - at.skew);
    // A node's clock may be ahead; nothing is newer than now.
    const auto held = std::min(measured, at.now) + at.hold;
    return std::min(held, at.now + farthest);
}

} // namespace

ToldNode::ToldNode(std::string name, std::string host, core::TimePoint heard)
    : name_(std::move(name)), host_(std::move(host)), heard_(heard) {}

void ToldNode::adopt(const v1::NodeStatus &status) {
    std::vector<Gpu> gpus;
    for (const auto &device : status.gpus()) {
        if (static_cast<int>(gpus.size()) == MostGpus)
            break;
        const auto known = std::find_if(gpus_.begin(), gpus_.end(),
                                        [&](const Gpu &gpu) { return gpu.device.uuid() == device.uuid(); });
        auto &gpu = gpus.emplace_back();
        if (known != gpus_.end())
            gpu = *known;
        else
            gpu.heard = heard_;
        gpu.device = device;
    }
    gpus_ = std::move(gpus);
}

ToldNode::Gpu *ToldNode::find(const HeardGpu &heard) {
    const auto found = std::find_if(gpus_.begin(), gpus_.end(), [&](const Gpu &gpu) {
        return heard.uuid.empty() ? heard.index == gpu.device.index() : heard.uuid == gpu.device.uuid();
    });
    return found == gpus_.end() ? nullptr : &*found;
}

ToldNode::Gpu *ToldNode::add(const HeardGpu &heard) {
    if (gpuCount() == MostGpus || (heard.uuid.empty() && !heard.index))
        return nullptr;
    auto &gpu = gpus_.emplace_back();
    gpu.device.set_uuid(heard.uuid.empty() ? host_ + "#" + std::to_string(*heard.index) : heard.uuid);
    gpu.device.set_index(-1);
    isChanged_ = true;
    return &gpu;
}

void ToldNode::describe(const HeardGpu &heard, Gpu *gpu) {
    auto &device = gpu->device;
    gpu->wanted = heard.index;
    const auto vendor = vendorOf(heard);
    const bool isNews = (!heard.product.empty() && device.product() != heard.product) ||
                        device.is_partitioned() != heard.isPartitioned ||
                        (vendor != v1::GPU_VENDOR_UNSPECIFIED && vendor != device.vendor());
    if (!isNews)
        return;
    isChanged_ = true;
    if (!heard.product.empty())
        device.set_product(heard.product);
    device.set_is_partitioned(heard.isPartitioned);
    if (vendor != v1::GPU_VENDOR_UNSPECIFIED)
        device.set_vendor(vendor);
}

void ToldNode::takeValues(const HeardGpu &heard, const HeardAt &at, bool isOwn, Gpu *gpu) const {
    gpu->heard = at.now;
    gpu->round = round_;
    gpu->signals = heard.signals;
    for (auto &signal : gpu->signals)
        signal.milliseconds -= at.skew.count();
    for (int number = 1; number <= telemetry::MetricCount; ++number) {
        const auto metric = static_cast<v1::GpuMetric>(number);
        const auto &value = heard.of(metric);
        auto &kept = gpu->values[static_cast<std::size_t>(number) - 1];
        if (value.isTold)
            kept = {value.value, instantOf(value.milliseconds, at), at.now, round_};
        // Once: another source may speak of it.
        else if (isOwn && !isOfEngine(metric) && !kept.isLeftOut && (!kept.told || at.now - *kept.told > silence))
            kept = {std::numeric_limits<float>::quiet_NaN(), at.now, at.now, round_, true};
    }
}

int ToldNode::take(const HeardNode &heard, const HeardAt &at, bool mayChange) {
    heard_ = at.now;
    ++round_;
    int leftOut = 0;
    for (const auto &one : heard.gpus) {
        auto *gpu = find(one);
        if (!gpu && mayChange)
            gpu = add(one);
        if (!gpu) {
            leftOut += mayChange ? 1 : 0;
            continue;
        }
        if (mayChange)
            describe(one, gpu);
        takeValues(one, at, mayChange, gpu);
    }
    if (mayChange)
        number(at);
    return leftOut;
}

// Whoever is there gets the number that it wants, so that a GPU is called here as it is called on its node; one that
// another has taken the place of is gone. Several exporters may tell of one node by turns.
void ToldNode::number(const HeardAt &at) {
    std::set<int> taken;
    std::set<int> before;
    const auto isThere = [since = at.now - 2 * at.hold](const Gpu &gpu) { return gpu.heard >= since; };
    const auto give = [&](Gpu &gpu, int number) {
        isChanged_ = isChanged_ || gpu.device.index() != number;
        gpu.device.set_index(number);
    };
    std::vector<Gpu *> others;
    for (auto &gpu : gpus_) {
        before.insert(gpu.device.index());
        if (!isThere(gpu))
            continue;
        if (gpu.wanted && *gpu.wanted < MostGpus && taken.insert(*gpu.wanted).second)
            give(gpu, *gpu.wanted);
        else
            others.push_back(&gpu);
    }
    for (auto *gpu : others) {
        int number = gpu->device.index();
        if (number < 0 || taken.contains(number)) {
            for (number = 0; taken.contains(number);)
                ++number;
        }
        taken.insert(number);
        give(*gpu, number);
    }
    const auto replaced =
        std::erase_if(gpus_, [&](const Gpu &gpu) { return !isThere(gpu) && !taken.insert(gpu.device.index()).second; });
    isChanged_ = isChanged_ || replaced > 0;
    std::copy_if(before.begin(), before.end(), std::back_inserter(left_),
                 [&](int number) { return number >= 0 && !taken.contains(number); });
}

bool ToldNode::forgetSilent(core::TimePoint since) {
    const auto gone = std::erase_if(gpus_, [&](const Gpu &gpu) {
        const bool isSilent = gpu.heard < since;
        if (isSilent)
            left_.push_back(gpu.device.index());
        return isSilent;
    });
    isChanged_ = isChanged_ || gone > 0;
    return gone > 0;
}

void ToldNode::put(const PlacedNode &place, Known known, telemetry::Columns *columns, SignalBoard *board) {
    const auto slotOf = [&](int number) { return static_cast<telemetry::Slot>(place.firstSlot + number); };
    for (const int number : std::exchange(left_, {})) {
        if (number >= place.gpuCount)
            continue;
        columns->vanish({slotOf(number), 1});
        board->vanish(static_cast<int>(slotOf(number)), 1);
    }
    for (const auto &gpu : gpus_) {
        const int number = gpu.device.index();
        if (number < 0 || number >= place.gpuCount)
            continue;
        for (int metric = 1; metric <= telemetry::MetricCount; ++metric) {
            const auto &value = gpu.values[static_cast<std::size_t>(metric) - 1];
            if (value.told && (known == Known::All || value.round == round_))
                columns->put(slotOf(number), static_cast<v1::GpuMetric>(metric), value.value, value.measured);
        }
        if (known == Known::All || gpu.round == round_)
            putSignals(gpu, static_cast<int>(slotOf(number)), board);
    }
}

void ToldNode::putSignals(const Gpu &gpu, int slot, SignalBoard *board) {
    for (const auto &signal : gpu.signals)
        board->put(slot, signal.signal, signal.value, core::TimePoint(milliseconds(signal.milliseconds)));
}

void ToldNode::writeGpus(v1::NodeStatus *status) const {
    std::vector<const v1::GpuDevice *> devices;
    for (const auto &gpu : gpus_)
        devices.push_back(&gpu.device);
    std::sort(devices.begin(), devices.end(),
              [](const auto *left, const auto *right) { return left->index() < right->index(); });
    status->clear_gpus();
    for (const auto *device : devices)
        *status->add_gpus() = *device;
}

} // namespace fleet
