#include "backend/gateway/measures.h"

#include <algorithm>

#include "backend/core/clock.h"

namespace gateway {

namespace {

// The ones that were used least recently make room.
constexpr std::size_t mostSeries = 256;

WallTime wallTime(const core::Clock &clock) {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(clock.now());
}

} // namespace

struct Measures::Shard {
    void makeRoom() {
        if (series.size() < mostSeries)
            return;
        series.erase(std::min_element(series.begin(), series.end(), [](const auto &left, const auto &right) {
            return left.second.lastTime() < right.second.lastTime();
        }));
    }

    mutable std::mutex mutex;
    std::map<SeriesKey, Series> series;
};

Measures::Measures(const core::Clock &clock, std::size_t shards) : clock_(clock), since_(wallTime(clock)) {
    for (std::size_t i = 0; i < shards; ++i)
        shards_.push_back(std::make_unique<Shard>());
}

Measures::~Measures() = default;

WallTime Measures::now() const {
    return wallTime(clock_);
}

void Measures::add(std::size_t shard, const SeriesKey &key, const Sums &sums) {
    auto &own = *shards_[shard];
    const auto time = now();
    const std::lock_guard lock(own.mutex);
    auto found = own.series.find(key);
    if (found == own.series.end()) {
        own.makeRoom();
        found = own.series.emplace(key, Series()).first;
    }
    found->second.add(time, sums);
}

Figures Measures::figures(const std::string &target, std::int64_t generation, WallTime since) const {
    Sums sums;
    const auto time = now();
    for (const auto &shard : shards_) {
        const std::lock_guard lock(shard->mutex);
        for (const auto &[key, series] : shard->series) {
            if (key.target == target && key.generation == generation)
                series.each(since, WallTime::max(), time, std::chrono::seconds(1),
                            [&sums](WallTime, const Sums &more) { sums.add(more); });
        }
    }
    return {sums.requests, sums.errors, sums.timeToFirstToken.percentile(0.95),
            sums.interTokenLatency.percentile(0.95)};
}

Measures::Answer Measures::query(const Query &query) const {
    const auto time = now();
    Answer answer;
    answer.step = Series::stepFor(query.from, time, query.step);
    std::map<SeriesKey, Points> found;
    for (const auto &shard : shards_) {
        const std::lock_guard lock(shard->mutex);
        for (const auto &[key, series] : shard->series) {
            if ((!query.route.empty() && key.route != query.route) ||
                (!query.target.empty() && key.target != query.target))
                continue;
            auto &points = found[key].points;
            series.each(query.from, query.to, time, answer.step, [&](WallTime begin, const Sums &sums) {
                const auto seconds = std::chrono::floor<std::chrono::seconds>(begin).time_since_epoch();
                points[WallTime(seconds / answer.step * answer.step)].add(sums);
            });
        }
    }
    for (auto &[key, points] : found) {
        points.key = key;
        if (!points.points.empty())
            answer.series.push_back(std::move(points));
    }
    return answer;
}

std::map<SeriesKey, Sums> Measures::totals() const {
    std::map<SeriesKey, Sums> totals;
    for (const auto &shard : shards_) {
        const std::lock_guard lock(shard->mutex);
        for (const auto &[key, series] : shard->series)
            totals[key].add(series.total());
    }
    return totals;
}

} // namespace gateway
