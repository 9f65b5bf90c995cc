#include <cstring>
#include <memory>
#include <random>

#include "backend/telemetry/fold.h"
#include "backend/telemetry/history.h"
#include "backend/telemetry/node_tiles.h"
#include "backend/telemetry/snapshot.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/support/temporary_directory.h"

namespace bench {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using telemetry::Instant;
namespace v1 = pilothouse::v1;

constexpr std::size_t Gpus = 100'000;
constexpr std::size_t NodeGpus = 8;
constexpr int Metrics = 8;
constexpr int Turns = 20;

const Instant Begin{hours(500'000)};

v1::GpuMetric metricAt(int place) {
    return static_cast<v1::GpuMetric>(place + 1);
}

// Milliseconds of processor time that one turn takes, of many.
template <typename Turn>
double millisecondsEach(int turns, const Turn &turn) {
    const double start = processorSeconds();
    for (int each = 0; each < turns; ++each)
        turn(each);
    return (processorSeconds() - start) * 1'000 / turns;
}

// A fleet as its sources know it, and the columns that it is put into.
class Fleet {
public:
    // Half of the metrics are as disorderly as the load of GPUs is, whose codes pack by half; others differ from node
    // to node.
    Fleet() {
        if (!columns_.addSlots(Gpus))
            return;
        std::mt19937 random(7);
        for (int metric = 0; metric < Metrics; ++metric) {
            auto &codes = codes_.emplace_back(Gpus);
            auto &values = values_.emplace_back(Gpus);
            const auto range = telemetry::factsOf(metricAt(metric)).range;
            for (std::size_t gpu = 0; gpu < Gpus; ++gpu) {
                const auto step = metric % 2 == 0 ? random() % 16 : gpu / NodeGpus % 5;
                values[gpu] = range.high * (0.5f + 0.008f * static_cast<float>(step));
                codes[gpu] = telemetry::encode(values[gpu], range);
            }
        }
        copies_ = codes_;
        ages_.fill(seconds(5));
        putCodes(0);
    }

    void putCodes(int second) {
        for (int metric = 0; metric < Metrics; ++metric)
            columns_.put(0, metricAt(metric), std::span<const telemetry::LiveCode>(codesOf(metric)), at(second));
    }

    void putValues(int second) {
        for (int metric = 0; metric < Metrics; ++metric)
            columns_.put(0, metricAt(metric), std::span<const float>(values_[std::size_t(metric)]), at(second));
    }

    // As sources do that each know one node.
    void putNodes(int second) {
        for (std::size_t first = 0; first < Gpus; first += NodeGpus) {
            for (int metric = 0; metric < Metrics; ++metric) {
                const auto values = std::span(values_[std::size_t(metric)]).subspan(first, NodeGpus);
                columns_.put(static_cast<telemetry::Slot>(first), metricAt(metric), std::span<const float>(values),
                             at(second));
            }
        }
    }

    const telemetry::Snapshot &look(int second) {
        snapshot_.take(columns_, at(second), ages_);
        return snapshot_;
    }

    void copy() {
        for (int metric = 0; metric < Metrics; ++metric) {
            const auto &codes = codesOf(metric);
            std::memcpy(copies_[std::size_t(metric)].data(), codes.data(), codes.size() * sizeof(telemetry::LiveCode));
            // So that no copy is left out as unread.
            asm volatile("" : : "r"(copies_[std::size_t(metric)].data()) : "memory");
        }
    }

    static Instant at(int second) { return Begin + seconds(second); }

private:
    const std::vector<telemetry::LiveCode> &codesOf(int metric) const { return codes_[std::size_t(metric)]; }

    telemetry::Columns columns_;
    telemetry::Snapshot snapshot_;
    telemetry::StaleAges ages_{};
    std::vector<std::vector<telemetry::LiveCode>> codes_;
    std::vector<std::vector<telemetry::LiveCode>> copies_;
    std::vector<std::vector<float>> values_;
};

Experiment columns() {
    const auto fleet = std::make_shared<Fleet>();
    Experiment experiment;
    experiment.gauges = {
        {"telemetry.columns", "ms", "memcpy of the columns, 800,000 values", 5},
        {"telemetry.columns_read", "ms", "memcpy of the columns, 800,000 values", 5},
        {"telemetry.columns_values", "ms", "limit, 2 % of a core, from floats", 1},
        {"telemetry.columns_nodes", "ms", "limit, 2 % of a core, node by node", 1},
    };
    experiment.ours = [fleet] {
        return Figures{millisecondsEach(Turns, [&](int turn) { fleet->putCodes(turn); }),
                       millisecondsEach(Turns, [&](int turn) { fleet->look(turn); }),
                       millisecondsEach(Turns, [&](int turn) { fleet->putValues(turn); }),
                       millisecondsEach(Turns, [&](int turn) { fleet->putNodes(turn); })};
    };
    experiment.theirs = [fleet] {
        const double copied = millisecondsEach(Turns * 10, [&](int) { fleet->copy(); });
        return Figures{copied, copied, 20, 20};
    };
    return experiment;
}

// What each second costs, minutes included, once the budget is full; and what is asked of the last hour of all GPUs.
Experiment history() {
    struct Stage {
        Fleet fleet;
        telemetry::History history{telemetry::History::Limits{}};
        int second = 0;
    };
    const auto stage = std::make_shared<Stage>();
    for (; stage->second < 4'800; stage->second += 60)
        stage->history.record(Fleet::at(stage->second), stage->fleet.look(0).columns());
    Experiment experiment;
    experiment.gauges = {{"telemetry.history_second", "ms", "limit, 2 % of a core, 100,000 GPUs", 1},
                         {"telemetry.history_query", "ms", "limit, p95, 20 minutes, 100,000 GPUs", 1},
                         {"telemetry.history_memory", "MB", "limit, 40 minutes and more of 100,000 GPUs", 1}};
    experiment.ours = [stage] {
        auto &history = stage->history;
        const double each = millisecondsEach(
            60, [&](int) { history.record(Fleet::at(stage->second++), stage->fleet.look(0).columns()); });
        std::vector<double> queries;
        for (int query = 0; query < 20; ++query) {
            const double start = wallSeconds();
            const auto from = history.oldest().value_or(Begin) + minutes(query);
            const auto steps =
                history.query({metricAt(query % Metrics), from, from + minutes(20), minutes(query % 2 == 0 ? 1 : 10)},
                              telemetry::SlotRange{0, Gpus});
            if (steps.count() * steps.step < minutes(20))
                return failed("the history reaches less than 40 minutes back");
            queries.push_back((wallSeconds() - start) * 1'000);
        }
        return Figures{each, percentile(queries, 0.95), double(history.bytes()) / 1e6};
    };
    experiment.theirs = [] { return Figures{20, 100, double(telemetry::History::Limits{}.bytes) / 1e6}; };
    return experiment;
}

// Two days of 12,500 nodes, asked for as a chart or a map does.
Experiment tiles() {
    struct Stage {
        support::TemporaryDirectory directory;
        std::unique_ptr<telemetry::NodeTiles> tiles;
        std::vector<std::string> nodes;
    };
    const auto stage = std::make_shared<Stage>();
    if (auto opened = telemetry::NodeTiles::open(stage->directory.path() / "tiles", {}))
        stage->tiles = std::move(*opened);
    for (std::size_t node = 0; node < Gpus / NodeGpus; ++node)
        stage->nodes.push_back("gpu-node-" + std::to_string(node) + ".site.example");
    std::vector<telemetry::LiveCode> codes(stage->nodes.size());
    for (int minute = 0; stage->tiles && minute < 2 * 24 * 60; ++minute) {
        std::fill(codes.begin(), codes.end(), static_cast<telemetry::LiveCode>(minute * 11));
        const telemetry::MetricCodes column{v1::SM_ACTIVE, codes};
        if (!stage->tiles->record(Begin + minutes(minute), stage->nodes, std::span(&column, 1)))
            stage->tiles.reset();
    }
    Experiment experiment;
    experiment.gauges = {{"telemetry.tiles_hour", "ms", "limit, p95, an hour of 12,500 nodes", 1},
                         {"telemetry.tiles_day", "ms", "limit, p95, a day of 12,500 nodes", 1},
                         {"telemetry.tiles_node", "ms", "limit, p95, minutes of a day, one node", 1}};
    experiment.ours = [stage]() -> Figures {
        if (!stage->tiles)
            return failed("the tiles cannot be written");
        const auto ask = [&stage](hours length, minutes step, std::size_t count) {
            std::vector<double> times;
            for (int query = 0; query < 20; ++query) {
                const auto from = Begin + hours(query);
                const double start = wallSeconds();
                const auto steps = stage->tiles->query({v1::SM_ACTIVE, from, from + length, step},
                                                       std::span(stage->nodes).first(count));
                times.push_back(steps.count() * steps.step >= length ? (wallSeconds() - start) * 1'000 : 1e9);
            }
            return percentile(times, 0.95);
        };
        const auto all = stage->nodes.size();
        return {ask(hours(1), minutes(1), all), ask(hours(24), minutes(12), all), ask(hours(24), minutes(1), 1)};
    };
    experiment.theirs = [] { return Figures{100, 100, 100}; };
    return experiment;
}

// Slots to nodes, for all metrics.
Experiment folding() {
    struct Stage {
        Fleet fleet;
        std::vector<std::uint32_t> ends;
        std::vector<telemetry::LiveCode> folded;
    };
    const auto stage = std::make_shared<Stage>();
    for (std::size_t end = NodeGpus; end <= Gpus; end += NodeGpus)
        stage->ends.push_back(static_cast<std::uint32_t>(end));
    stage->folded.resize(stage->ends.size());
    Experiment experiment;
    experiment.gauges = {{"telemetry.fold", "ms", "limit, 2 % of a core, 800,000 values", 1}};
    experiment.ours = [stage] {
        const auto columns = stage->fleet.look(0).columns();
        return Figures{millisecondsEach(Turns, [&](int) {
            for (const auto &column : columns)
                telemetry::foldGroups(column.codes, stage->ends, telemetry::factsOf(column.metric).fold, stage->folded);
        })};
    };
    experiment.theirs = [] { return Figures{20}; };
    return experiment;
}

} // namespace

std::vector<Offer> telemetryOffers() {
    return {
        {{"telemetry.columns", "telemetry.columns_read", "telemetry.columns_values", "telemetry.columns_nodes"},
         columns},
        {{"telemetry.fold"}, folding},
        {{"telemetry.history_second", "telemetry.history_query", "telemetry.history_memory"}, history},
        {{"telemetry.tiles_hour", "telemetry.tiles_day", "telemetry.tiles_node"}, tiles},
    };
}

} // namespace bench
