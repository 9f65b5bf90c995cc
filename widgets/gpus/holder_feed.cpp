#include "widgets/gpus/holder_feed.h"

#include <utility>

#include "widgets/gpus/gpu_fleet.h"

namespace gpuspage {

namespace {

// Replicas come and go slower than values.
constexpr int PeriodSeconds = 2;

// 16 bits, little-endian.
std::size_t codeAt(const std::string &codes, std::size_t place) {
    return static_cast<std::uint8_t>(codes[2 * place]) |
           static_cast<std::size_t>(static_cast<std::uint8_t>(codes[2 * place + 1])) << 8;
}

} // namespace

HolderFeed::HolderFeed(client::Connection &connection, const GpuFleet &fleet, QObject *parent)
    : QObject(parent),
      fleet_(fleet),
      watch_(
          connection, [this] { return wanted(); },
          [this](const v1::WatchFleetResponse &message) { takeMessage(message); }) {
    // Positions are of a layout.
    connect(&fleet, &GpuFleet::reshaped, &watch_, [this] { watch_.askSoon(); });
    connect(&watch_, &kit::FleetWatch::errorChanged, this, &HolderFeed::changed);
}

HolderFeed::~HolderFeed() = default;

void HolderFeed::setGpu(const GpuRef &gpu) {
    gpu_ = gpu;
    const auto name = gpu.isValid() ? QString::fromStdString(fleet_.layout().facts(gpu.node).name) : QString();
    if (name != std::exchange(node_, name)) {
        isTold_ = false;
        owners_.clear();
        // What is on its way is of the other node.
        watch_.setPaused(true);
    }
    follow();
}

void HolderFeed::setPaused(bool isPaused) {
    isPaused_ = isPaused;
    follow();
}

void HolderFeed::follow() {
    watch_.setPaused(isPaused_ || !gpu_.isValid());
}

GpuHolder HolderFeed::holder() const {
    const auto place = static_cast<std::size_t>(gpu_.gpu);
    GpuHolder holder;
    holder.isTold = isTold_ && gpu_.isValid() && place < owners_.size();
    holder.isWhole = fleet_.owners().isComplete();
    if (holder.isTold)
        holder.owner = owners_[place];
    return holder;
}

v1::WatchFleetRequest HolderFeed::wanted() const {
    v1::WatchFleetRequest request;
    request.set_level(v1::GPU_LEVEL);
    request.set_layout(fleet_.layout().version());
    request.set_with_owners(true);
    request.mutable_period()->set_seconds(PeriodSeconds);
    auto &range = *request.add_ranges();
    range.set_first(gpu_.node);
    range.set_count(1);
    return request;
}

// What is of another layout comes again once that is known here.
void HolderFeed::takeMessage(const v1::WatchFleetResponse &message) {
    const auto &frame = message.frame();
    if (!frame.has_owners() || frame.layout() != fleet_.layout().version() || !gpu_.isValid())
        return;
    const auto &codes = frame.owners().codes();
    const auto count = static_cast<std::size_t>(fleet_.layout().node(gpu_.node).gpuCount);
    if (codes.size() != 2 * count)
        return;
    std::vector<std::optional<v1::GpuOwner>> owners(count);
    for (std::size_t place = 0; place < count; ++place) {
        const auto code = codeAt(codes, place);
        if (code > static_cast<std::size_t>(frame.owners().owners_size()))
            return;
        if (code > 0)
            owners[place] = frame.owners().owners(static_cast<int>(code) - 1);
    }
    owners_ = std::move(owners);
    isTold_ = true;
    Q_EMIT changed();
}

} // namespace gpuspage
