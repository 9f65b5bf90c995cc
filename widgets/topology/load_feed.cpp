#include "widgets/topology/load_feed.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "backend/telemetry/code.h"

namespace topologypage {

namespace {

constexpr int PeriodSeconds = 5;
// Percent. A map that shows fields of a few pixels is not drawn anew for less.
constexpr int LoadStep = 5;

// Values of one metric that is a share, for GPUs of which the former had none.
void addLoads(const v1::MetricColumn &column, std::vector<signed char> &loads) {
    if (column.codes().size() != loads.size() * sizeof(telemetry::LiveCode))
        return;
    const telemetry::Range range{static_cast<float>(column.low()), static_cast<float>(column.high())};
    for (std::size_t gpu = 0; gpu < loads.size(); ++gpu) {
        telemetry::LiveCode code = 0;
        std::memcpy(&code, column.codes().data() + gpu * sizeof code, sizeof code);
        if (loads[gpu] >= 0 || !telemetry::hasValue(code) || telemetry::isStale(code))
            continue;
        const float percent = std::clamp(telemetry::decode(code, range), 0.0f, 100.0f);
        loads[gpu] = static_cast<signed char>(std::lround(percent / LoadStep) * LoadStep);
    }
}

Trouble troubleOf(unsigned char health) {
    const int severity = ((health >> 4) & 3) + 1;
    constexpr int Silenced = 7;
    const bool isSilenced = ((health >> Silenced) & 1) != 0;
    if (severity == v1::CRITICAL)
        return isSilenced ? Trouble::SilencedCritical : Trouble::Critical;
    return severity == v1::DEGRADED ? Trouble::Degraded : Trouble::None;
}

} // namespace

LoadFeed::LoadFeed(client::Connection &connection, TopologyGraph &graph, QObject *parent)
    : QObject(parent),
      graph_(graph),
      watch_(
          connection,
          [this] {
              v1::WatchFleetRequest request;
              request.add_metrics(v1::SM_ACTIVE);
              request.add_metrics(v1::GPU_UTILIZATION);
              request.set_level(v1::GPU_LEVEL);
              request.mutable_period()->set_seconds(PeriodSeconds);
              request.set_layout(version_);
              return request;
          },
          [this](const v1::WatchFleetResponse &message) { takeMessage(message); }) {
    connect(&watch_, &kit::FleetWatch::dropped, this, [this] { isFresh_ = false; });
    connect(&watch_, &kit::FleetWatch::errorChanged, this, [this] {
        if (watch_.error())
            forget();
    });
}

void LoadFeed::takeMessage(const v1::WatchFleetResponse &message) {
    if (message.has_layout() && message.layout().version() != version_) {
        forget();
        version_ = message.layout().version();
        nodes_.clear();
        std::size_t gpus = 0;
        for (const auto &node : message.layout().nodes()) {
            nodes_.push_back(
                {QString::fromStdString(node.name()), static_cast<std::size_t>(std::max(0, node.gpu_count()))});
            gpus += nodes_.back().gpus;
        }
        loads_.assign(gpus, -1);
        troubles_.assign(gpus, Trouble::None);
        broughtLoads_ = loads_;
        broughtTroubles_ = troubles_;
    }
    if (message.has_frame() && message.frame().layout() == version_)
        takeFrame(message.frame());
}

// How busy a GPU is: its SMs where they are reported, else whether any kernel runs.
void LoadFeed::takeFrame(const v1::FleetFrame &frame) {
    std::ranges::fill(loads_, -1);
    for (const auto metric : {v1::SM_ACTIVE, v1::GPU_UTILIZATION})
        for (const auto &column : frame.columns())
            if (column.metric() == metric)
                addLoads(column, loads_);
    if (frame.health().size() == troubles_.size())
        std::ranges::transform(frame.health(), troubles_.begin(),
                               [](char health) { return troubleOf(static_cast<unsigned char>(health)); });
    isFresh_ = true;
    bring();
}

void LoadFeed::forget() {
    std::ranges::fill(loads_, -1);
    std::ranges::fill(troubles_, Trouble::None);
    bring();
}

void LoadFeed::bring() {
    const bool isAll = std::exchange(isRepeated_, false);
    std::size_t first = 0;
    bool isNew = false;
    for (const auto &node : nodes_) {
        const auto begin = static_cast<std::ptrdiff_t>(first);
        const auto end = static_cast<std::ptrdiff_t>(first + node.gpus);
        if (isAll || !std::equal(loads_.begin() + begin, loads_.begin() + end, broughtLoads_.begin() + begin) ||
            !std::equal(troubles_.begin() + begin, troubles_.begin() + end, broughtTroubles_.begin() + begin)) {
            graph_.measure(node.name, {std::span(loads_).subspan(first, node.gpus),
                                       std::span(troubles_).subspan(first, node.gpus)});
            isNew = true;
        }
        first += node.gpus;
    }
    if (!isNew)
        return;
    broughtLoads_ = loads_;
    broughtTroubles_ = troubles_;
    graph_.spreadLoad();
    Q_EMIT taken(graph_.settle());
}

} // namespace topologypage
