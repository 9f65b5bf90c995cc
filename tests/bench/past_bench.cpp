#include <array>
#include <memory>

#include "backend/core/time_text.h"
#include "backend/fleet/frame.h"
#include "backend/fleet/health_watch.h"
#include "backend/fleet/node_fold.h"
#include "backend/fleet/past_answer.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/support/small_state.h"
#include "tests/support/temporary_directory.h"

namespace bench {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
namespace v1 = pilothouse::v1;

constexpr int Nodes = 12'500;
constexpr int NodeGpus = 8;
constexpr std::array Metrics{v1::SM_ACTIVE,       v1::TENSOR_ACTIVE, v1::MEMORY_USED, v1::KV_CACHE_USED,
                             v1::GPU_TEMPERATURE, v1::POWER_DRAW,    v1::SM_CLOCK,    v1::NVLINK_THROUGHPUT};
const telemetry::Instant Begin{hours(500'000)};

bool seesAll(const std::string &) {
    return true;
}

// 100,000 GPUs as the service has them: their nodes in the ledger's state, their values in columns.
class LargeFleet {
public:
    LargeFleet() {
        for (int number = 0; number < Nodes; ++number) {
            v1::Resource node;
            node.mutable_meta()->set_name("clusters/c" + std::to_string(number / 1'250) + "/nodes/n" +
                                          std::to_string(number));
            node.mutable_node();
            for (int index = 0; index < NodeGpus; ++index)
                node.mutable_node_status()->add_gpus()->set_index(index);
            state_->put(std::move(node));
        }
        ground_->layout = SlotBook().layoutOf(*state_);
        ground_->allocation = fleet::Allocation(*state_, *ground_->layout);
        ground_->rates = fleet::Rates(*state_, *ground_->layout);
        ground_->state = state_;
        static_cast<void>(columns_.addSlots(Nodes * NodeGpus));
        codes_.resize(Nodes * NodeGpus);
        ages_.fill(seconds(30));
    }

    const fleet::LayoutPtr &layout() const { return ground_->layout; }

    void put(telemetry::Instant now) {
        const auto turn = static_cast<std::size_t>(now.time_since_epoch() / seconds(1));
        for (std::size_t metric = 0; metric < Metrics.size(); ++metric) {
            for (std::size_t gpu = 0; gpu < codes_.size(); ++gpu)
                codes_[gpu] = static_cast<telemetry::LiveCode>((gpu * 37 + turn * 11 + metric) % telemetry::MaxLevel);
            columns_.put(0, Metrics[metric], std::span<const telemetry::LiveCode>(codes_), now);
        }
    }
    std::unique_ptr<fleet::Picture> picture(telemetry::Instant now) const {
        auto picture = std::make_unique<fleet::Picture>();
        picture->ground = ground_;
        picture->values.take(columns_, now, ages_);
        return picture;
    }

private:
    using SlotBook = fleet::SlotBook;

    const std::shared_ptr<support::SmallState> state_ = std::make_shared<support::SmallState>();
    const std::shared_ptr<fleet::Ground> ground_ = std::make_shared<fleet::Ground>();
    telemetry::Columns columns_;
    std::vector<telemetry::LiveCode> codes_;
    telemetry::StaleAges ages_{};
};

// Everything that the service does each second with what its columns hold: the picture, its health, the history in
// memory and on disk, and what somebody sees who has all GPUs on screen. Minutes and their files are among them.
Experiment serviceSecond() {
    struct Stage {
        LargeFleet fleet;
        support::TemporaryDirectory directory;
        fleet::SignalBoard signals;
        fleet::GpuEvents events;
        fleet::HealthWatch health{signals, events};
        telemetry::History history{telemetry::History::Limits{}};
        fleet::NodeFold fold;
        std::unique_ptr<telemetry::NodeTiles> tiles;
        telemetry::Instant now = Begin;
    };
    const auto stage = std::make_shared<Stage>();
    if (auto opened = telemetry::NodeTiles::open(stage->directory.path() / "tiles", {}))
        stage->tiles = std::move(*opened);
    Experiment experiment;
    experiment.gauges = {{"telemetry.service_second", "ms", "limit, a quarter of a core, 100,000 GPUs", 1}};
    experiment.ours = [stage]() -> Figures {
        constexpr int Turns = 61;
        const fleet::VisibleFleet visible(stage->fleet.layout(), seesAll);
        fleet::FrameQuery query;
        query.metrics = {Metrics[0]};
        double busy = 0;
        for (int turn = 0; turn < Turns && stage->tiles; ++turn, stage->now += seconds(1)) {
            stage->fleet.put(stage->now);
            const double start = processorSeconds();
            const auto picture = stage->fleet.picture(stage->now);
            stage->health.judge(picture.get());
            stage->history.record(stage->now, picture->values.columns());
            stage->fold.take(*picture);
            if (!stage->tiles->record(stage->now, stage->fold.names(), stage->fold.columns()))
                stage->tiles.reset();
            v1::FleetFrame frame;
            fleet::fillFrame(*picture, visible, query, &frame);
            if (frame.SerializeAsString().empty())
                stage->tiles.reset();
            busy += processorSeconds() - start;
        }
        return stage->tiles ? Figures{busy * 1'000 / Turns} : failed("the past cannot be written");
    };
    experiment.theirs = [] { return Figures{250}; };
    return experiment;
}

// The whole answer of what is only on disk, as the console asks for it: what is in sight, and the load of all.
Experiment historyOnDisk() {
    struct Stage {
        LargeFleet fleet;
        support::TemporaryDirectory directory;
        telemetry::History memory{telemetry::History::Limits{}};
        std::shared_ptr<telemetry::NodeTiles> disk;
        telemetry::Instant now = Begin;
    };
    const auto stage = std::make_shared<Stage>();
    if (auto opened = telemetry::NodeTiles::open(stage->directory.path() / "tiles", {}))
        stage->disk = std::move(*opened);
    std::vector<std::string> names;
    for (const auto &node : stage->fleet.layout()->nodes())
        names.push_back(node.name);
    std::vector<telemetry::LiveCode> codes(names.size());
    for (int minute = 0; stage->disk && minute < 2 * 24 * 60; ++minute, stage->now += minutes(1)) {
        std::fill(codes.begin(), codes.end(), static_cast<telemetry::LiveCode>(minute * 11));
        const telemetry::MetricCodes column{v1::SM_ACTIVE, codes};
        if (!stage->disk->record(stage->now, names, std::span(&column, 1)))
            stage->disk.reset();
    }
    Experiment experiment;
    experiment.gauges = {
        {"telemetry.history_disk", "ms", "limit, p95, whole query of an hour, 100,000 GPUs by node", 1},
        {"telemetry.history_disk_day", "ms", "limit, p95, whole query of a day, 100,000 GPUs by node", 1}};
    experiment.ours = [stage]() -> Figures {
        if (!stage->disk)
            return failed("the tiles cannot be written");
        const auto ask = [&stage](minutes length) {
            std::vector<double> times;
            for (int query = 0; query < 20; ++query) {
                v1::QueryFleetHistoryRequest request;
                request.add_metrics(v1::SM_ACTIVE);
                const auto from = Begin + hours(query);
                *request.mutable_start_time() = core::toTimestamp(from);
                *request.mutable_end_time() = core::toTimestamp(from + length);
                const double start = wallSeconds();
                const fleet::VisibleFleet visible(stage->fleet.layout(), seesAll);
                auto answer = fleet::PastAnswer::begin({stage->memory, stage->disk, {}}, visible, request, stage->now);
                v1::QueryFleetHistoryResponse response;
                if (answer)
                    answer->fill(&response);
                const auto bytes = response.SerializeAsString();
                const bool isWhole = response.level() == v1::NODE_LEVEL && bytes.size() > Nodes * NodeGpus;
                times.push_back(isWhole ? (wallSeconds() - start) * 1'000 : 1e9);
            }
            return percentile(times, 0.95);
        };
        return {ask(minutes(60)), ask(minutes(24 * 60))};
    };
    experiment.theirs = [] { return Figures{100, 100}; };
    return experiment;
}

} // namespace

std::vector<Offer> pastOffers() {
    return {
        {{"telemetry.service_second"}, serviceSecond},
        {{"telemetry.history_disk", "telemetry.history_disk_day"}, historyOnDisk},
    };
}

} // namespace bench
