#include "widgets/gpus/gpu_past.h"

#include <algorithm>
#include <limits>

#include "backend/telemetry/code.h"
#include "widgets/gpus/instants.h"

namespace gpuspage {

namespace {

constexpr float Unknown = std::numeric_limits<float>::quiet_NaN();
// Steps between what is known and what comes; more is another story.
constexpr qint64 MostMissing = 600;
constexpr qint64 Minute = 60'000;
constexpr qint64 MinutesSeen = 24 * 60;

using Response = v1::QueryFleetHistoryResponse;

qint64 stepOf(const Response &answer) {
    return std::max<qint64>(1, Instants::milliseconds(answer.step()));
}

telemetry::PastCode codeAt(const Response &answer, const v1::HistoryTile &tile, qint64 step, int entry) {
    const auto place =
        static_cast<std::size_t>(step) * static_cast<std::size_t>(answer.entries()) + static_cast<std::size_t>(entry);
    const bool isThere = step >= 0 && step < answer.steps() && entry < answer.entries() && place < tile.codes().size();
    return isThere ? static_cast<telemetry::PastCode>(tile.codes()[place]) : telemetry::PastNoData;
}

kit::TimeSeries meansOf(const Response &answer, const v1::HistoryTile &tile, int entry) {
    kit::TimeSeries series;
    series.start = Instants::milliseconds(answer.start_time());
    series.step = stepOf(answer);
    const telemetry::Range range{static_cast<float>(tile.low()), static_cast<float>(tile.high())};
    for (int step = 0; step < answer.steps(); ++step) {
        const auto code = codeAt(answer, tile, step, entry);
        const bool isKnown = telemetry::hasPastValue(code);
        series.means.push_back(isKnown ? telemetry::decodePast(code, range) : Unknown);
        series.absences.push_back(isKnown                              ? kit::Absence::None
                                  : code == telemetry::PastNotReported ? kit::Absence::NotReported
                                                                       : kit::Absence::NoData);
    }
    return series;
}

// For each step of the series what these answers have of the metric, and its mean where they have none: the service may
// have closed a step between two questions. Nothing where they are in other steps.
std::vector<float> planeOf(const std::vector<Response> &answers, v1::GpuMetric metric, int entry,
                           const kit::TimeSeries &series) {
    std::vector<float> plane;
    for (const auto &answer : answers) {
        for (const auto &tile : answer.tiles()) {
            if (tile.metric() != metric || stepOf(answer) != series.step)
                continue;
            const telemetry::Range range{static_cast<float>(tile.low()), static_cast<float>(tile.high())};
            const qint64 away = (series.start - Instants::milliseconds(answer.start_time())) / series.step;
            plane = series.means;
            for (std::size_t step = 0; step < plane.size(); ++step) {
                const auto code = codeAt(answer, tile, away + static_cast<qint64>(step), entry);
                if (telemetry::hasPastValue(code) && plane[step] == plane[step])
                    plane[step] = telemetry::decodePast(code, range);
            }
        }
    }
    return plane;
}

void fold(kit::TimeSeries &series) {
    if (series.isFolded())
        return;
    series.least = series.means;
    series.greatest = series.means;
}

void drop(kit::TimeSeries &series, std::size_t count) {
    const auto cut = [count](auto &values) {
        values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(std::min(count, values.size())));
    };
    cut(series.means);
    cut(series.least);
    cut(series.greatest);
    cut(series.absences);
    series.start += static_cast<qint64>(count) * series.step;
}

void resize(kit::TimeSeries &series, std::size_t count) {
    series.means.resize(count, Unknown);
    series.least.resize(count, Unknown);
    series.greatest.resize(count, Unknown);
    series.absences.resize(count, kit::Absence::NoData);
}

bool fits(const kit::TimeSeries &known, const kit::TimeSeries &later) {
    return later.step == known.step && later.start >= known.start && (later.start - known.start) % known.step == 0 &&
           later.start - known.end() <= MostMissing * known.step;
}

void join(kit::TimeSeries &known, kit::TimeSeries later) {
    if (later.means.empty())
        return;
    fold(known);
    fold(later);
    // What both have is the later one's: its last step may not have been over.
    resize(known, static_cast<std::size_t>((later.start - known.start) / known.step));
    const auto add = [](auto &values, const auto &more) { values.insert(values.end(), more.begin(), more.end()); };
    add(known.means, later.means);
    add(known.least, later.least);
    add(known.greatest, later.greatest);
    add(known.absences, later.absences);
}

} // namespace

GpuPast::Series GpuPast::seriesOf(const Answers &answers, int entry) {
    Series all;
    for (const auto &answer : answers.means) {
        for (const auto &tile : answer.tiles()) {
            auto series = meansOf(answer, tile, entry);
            series.least = planeOf(answers.least, tile.metric(), entry, series);
            series.greatest = planeOf(answers.greatest, tile.metric(), entry, series);
            all[tile.metric()] = std::move(series);
        }
    }
    return all;
}

void GpuPast::note(const Answers &answers) {
    if (answers.means.empty())
        return;
    const auto &answer = answers.means.front();
    since_ = answer.has_since_time() ? Instants::milliseconds(answer.since_time()) : 0;
}

void GpuPast::replace(const Answers &answers, int entry) {
    series_ = seriesOf(answers, entry);
    isOfNode_ = std::any_of(answers.means.begin(), answers.means.end(),
                            [](const auto &answer) { return answer.level() == v1::NODE_LEVEL; });
    note(answers);
}

bool GpuPast::append(const Answers &answers, int entry, qint64 from) {
    auto later = seriesOf(answers, entry);
    for (const auto &[metric, series] : later) {
        const auto known = series_.find(metric);
        if (known == series_.end() || known->second.means.empty() ||
            (!series.means.empty() && !fits(known->second, series)))
            return false;
    }
    note(answers);
    for (auto &[metric, series] : later) {
        auto &known = series_[metric];
        join(known, std::move(series));
        if (from > known.start)
            drop(known, std::min<std::size_t>(known.means.size() - 1,
                                              static_cast<std::size_t>((from - known.start) / known.step)));
    }
    return true;
}

void GpuPast::clear() {
    series_.clear();
    seen_.clear();
    isOfNode_ = false;
    since_ = 0;
}

const kit::TimeSeries *GpuPast::series(v1::GpuMetric metric) const {
    const auto found = series_.find(metric);
    return found == series_.end() ? nullptr : &found->second;
}

void GpuPast::see(v1::GpuMetric metric, qint64 time, float value) {
    auto &minutes = seen_[metric];
    minutes.erase(minutes.begin(), minutes.lower_bound(time / Minute - MinutesSeen));
    minutes.try_emplace(time / Minute, kit::TimeSeries::Spread{value, value}).first->second.add(value);
}

std::optional<kit::TimeSeries::Spread> GpuPast::seen(v1::GpuMetric metric, qint64 from) const {
    std::optional<kit::TimeSeries::Spread> all;
    const auto found = seen_.find(metric);
    if (found == seen_.end())
        return all;
    for (auto minute = found->second.lower_bound(from / Minute); minute != found->second.end(); ++minute) {
        if (!all)
            all = minute->second;
        all->add(minute->second);
    }
    return all;
}

std::optional<kit::TimeSeries::Spread> GpuPast::spread(v1::GpuMetric metric, const kit::TimeSpan &span) const {
    const auto *kept = series(metric);
    auto all = kept ? kept->spread(span) : std::nullopt;
    if (const auto also = seen(metric, span.from); all && also)
        all->add(*also);
    return all;
}

qint64 GpuPast::end() const {
    qint64 end = 0;
    for (const auto &[metric, series] : series_)
        end = end == 0 ? series.end() : std::min(end, series.end());
    return end;
}

qint64 GpuPast::step() const {
    return series_.empty() ? 0 : series_.begin()->second.step;
}

} // namespace gpuspage
