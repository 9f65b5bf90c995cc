#include "backend/fleet/past_answer.h"

#include <algorithm>
#include <array>
#include <set>

#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/fleet/frame.h"
#include "backend/telemetry/past_source.h"

namespace fleet {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t mostSteps = 2'000;
// With room for what else stands in a message of at most 4 MiB.
constexpr std::int64_t mostBytes = 3'000'000;
constexpr int mostMetrics = 8;

// What is missing in memory at the begin of a span, and is not worth longer steps.
constexpr auto littleMissing = 2min;
// Of which coarse steps are kept on disk: an answer in multiples of them is read fast.
constexpr std::array<std::chrono::milliseconds, 2> coarseSteps{144min, 12min};

struct Span {
    telemetry::Instant from;
    telemetry::Instant to;
};

core::Result<Span> spanOf(const v1::QueryFleetHistoryRequest &request, telemetry::Instant now) {
    Span span;
    span.to = request.has_end_time() ? std::min(now, core::fromTimestamp(request.end_time())) : now;
    span.from = request.has_start_time() ? core::fromTimestamp(request.start_time()) : span.to - 1h;
    if (span.from >= span.to)
        return core::Error::invalid({core::outOfRange("start_time", core::earliestTime, core::timeText(span.to))});
    return span;
}

core::Result<void> checkMetrics(const v1::QueryFleetHistoryRequest &request) {
    if (request.metrics_size() == 0 || request.metrics_size() > mostMetrics)
        return core::Error::invalid({core::outOfRange("metrics", "1", std::to_string(mostMetrics))});
    std::set<int> seen;
    for (const int metric : request.metrics()) {
        if (metric == 0 || !v1::GpuMetric_IsValid(metric) || !seen.insert(metric).second)
            return core::Error::invalid(
                {core::violation("metrics", v1::VALUE_MALFORMED, "has a metric that is unknown or twice")});
    }
    return {};
}

// Long enough that the answer fits into a message.
std::chrono::milliseconds stepOf(const v1::QueryFleetHistoryRequest &request, const Span &span, std::int64_t entries) {
    const auto length = std::chrono::ceil<std::chrono::milliseconds>(span.to - span.from);
    const auto perStep = std::max<std::int64_t>(1, entries * request.metrics_size());
    const auto steps = std::clamp<std::int64_t>(mostBytes / perStep - 1, 1, mostSteps);
    const auto wanted = std::chrono::milliseconds(
        std::clamp<std::int64_t>(request.step().seconds(), 0, 86'400) * 1'000 + request.step().nanos() / 1'000'000);
    return std::max({wanted, length / steps + 1ms, 1'000ms});
}

std::span<const telemetry::PastCode> planeOf(const telemetry::PastSteps &steps, v1::Fold fold) {
    if (fold == v1::LEAST && !steps.least.empty())
        return steps.least;
    if (fold == v1::GREATEST && !steps.greatest.empty())
        return steps.greatest;
    return steps.mean;
}

void addTile(v1::GpuMetric metric, v1::Fold fold, std::span<const telemetry::PastCode> codes,
             v1::QueryFleetHistoryResponse *response) {
    const auto &facts = telemetry::factsOf(metric);
    auto &tile = *response->add_tiles();
    tile.set_metric(metric);
    tile.set_low(facts.range.low);
    tile.set_high(facts.range.high);
    tile.set_fold(fold);
    tile.set_codes(codes.data(), codes.size());
}

void tellShape(const PastGrid::Shape &shape, std::size_t entries, v1::QueryFleetHistoryResponse *response) {
    *response->mutable_start_time() = core::toTimestamp(shape.start);
    response->mutable_step()->set_seconds(shape.step.count() / 1'000);
    response->mutable_step()->set_nanos(static_cast<int>(shape.step.count() % 1'000 * 1'000'000));
    response->set_steps(static_cast<int>(shape.steps));
    response->set_entries(static_cast<int>(entries));
}

std::chrono::milliseconds longStep(std::chrono::milliseconds wanted) {
    for (const auto coarse : coarseSteps) {
        if (wanted >= coarse)
            return telemetry::answeredStep(telemetry::Ladder{coarse}, wanted);
    }
    return telemetry::answeredStep(telemetry::Ladder(), wanted);
}

} // namespace

core::Result<PastAnswer> PastAnswer::begin(PastPlaces places, const VisibleFleet &fleet,
                                           const v1::QueryFleetHistoryRequest &request, telemetry::Instant now) {
    if (auto checked = checkMetrics(request); !checked)
        return std::move(checked).error();
    const auto span = spanOf(request, now);
    if (!span)
        return span.error();
    if (!request.ranges().empty() && request.layout() != fleet.version())
        return core::Error(v1::WRONG_STATE, "the fleet has another layout by now; ask again with the present one",
                           {{"name", "layout"}, {"state", fleet.version()}, {"verb", "measure"}});
    PastAnswer answer(std::move(places));
    answer.layout_ = fleet.layout();
    answer.nodes_ = nodesOf(fleet, {request.ranges().begin(), request.ranges().end()});
    for (const auto *node : answer.nodes_)
        answer.entries_ += static_cast<std::size_t>(node->gpuCount);
    for (const int metric : request.metrics())
        answer.metrics_.push_back(static_cast<v1::GpuMetric>(metric));
    answer.fold_ = request.fold();
    answer.from_ = span->from;
    answer.to_ = span->to;
    answer.findSources();
    answer.findSpan();
    answer.findShape(stepOf(request, {answer.from_, answer.to_}, static_cast<std::int64_t>(answer.entries_)));
    return answer;
}

bool PastAnswer::isFar() const {
    return missing_ > 0 &&
           std::any_of(sources_.begin(), sources_.end(), [](const Told &told) { return told.source->isFar(); });
}

void PastAnswer::stayNear() {
    std::erase_if(sources_, [](const Told &told) { return told.source->isFar(); });
}

void PastAnswer::fill(v1::QueryFleetHistoryResponse *response) {
    if (since_)
        *response->mutable_since_time() = core::toTimestamp(*since_);
    if (missing_ == 0)
        return fillFromMemory(response);
    PastGrid grid(shape_, metrics_, fold_, nodes_);
    askMemory({remembered_, shape_.steps}, &grid);
    for (const auto &told : sources_)
        told.source->fill({told.nodes, {0, missing_}}, &grid);
    askDisk(&grid);
    // The step in which memory begins, where nobody else knows it.
    askMemory({0, missing_}, &grid);
    tell(grid, response);
}

void PastAnswer::findSources() {
    for (const auto &source : places_.sources) {
        if (auto nodes = source->nodesIn(nodes_); !nodes.empty())
            sources_.push_back({source, std::move(nodes)});
    }
}

// Nobody is asked for what was before everything that is known.
void PastAnswer::findSpan() {
    const auto reach = [this](std::optional<telemetry::Instant> begin) {
        if (begin && (!since_ || *begin < *since_))
            since_ = begin;
    };
    const auto oldest = places_.memory.oldest();
    reach(oldest);
    if (places_.disk)
        reach(places_.disk->oldest(metrics_.front()));
    bool isOpen = false;
    for (const auto &told : sources_) {
        reach(told.source->since());
        isOpen = isOpen || !told.source->since();
    }
    if (since_ && !isOpen)
        from_ = std::max(from_, *since_);
    if (oldest && *oldest > from_ && *oldest - from_ <= littleMissing)
        from_ = *oldest;
    const auto newest = places_.memory.newest();
    // It may yet be filled with what was before the service began.
    const bool isUpToDate = newest && to_ - *newest <= littleMissing;
    const bool isKnownElsewhere = isOpen || (since_ && since_ != oldest);
    isInMemory_ = !isKnownElsewhere || (oldest && *oldest <= from_ && isUpToDate);
    // Of the present nothing is kept before its step is over.
    if (!isInMemory_ && isUpToDate)
        to_ = std::min(to_, *newest);
}

void PastAnswer::findShape(std::chrono::milliseconds step) {
    shape_.step = step;
    if (isInMemory_ || from_ >= to_)
        return;
    shape_.step = longStep(step);
    const auto first = telemetry::stepNumber(from_, shape_.step);
    const auto last = telemetry::stepNumber(to_ - telemetry::Instant::duration(1), shape_.step);
    shape_.start = telemetry::stepStart(first, shape_.step);
    shape_.steps = static_cast<std::size_t>(last - first + 1);
    missing_ = shape_.steps;
    remembered_ = shape_.steps;
    if (const auto oldest = places_.memory.oldest()) {
        const auto from =
            std::max(first, telemetry::stepNumber(*oldest - telemetry::Instant::duration(1), shape_.step) + 1);
        remembered_ = static_cast<std::size_t>(std::clamp<std::int64_t>(from - first, 0, last - first + 1));
        if (const auto newest = places_.memory.newest(); newest && *newest >= to_)
            missing_ = std::max<std::size_t>(1, remembered_);
    }
}

std::vector<telemetry::Slot> PastAnswer::slots() const {
    std::vector<telemetry::Slot> slots;
    slots.reserve(entries_);
    for (const auto *node : nodes_) {
        for (int gpu = 0; gpu < node->gpuCount; ++gpu)
            slots.push_back(static_cast<telemetry::Slot>(node->firstSlot + gpu));
    }
    return slots;
}

void PastAnswer::fillFromMemory(v1::QueryFleetHistoryResponse *response) const {
    const auto wanted = slots();
    for (const auto metric : metrics_) {
        const auto steps = places_.memory.query({metric, from_, to_, shape_.step}, wanted);
        tellShape({steps.start, steps.step, steps.count()}, steps.places, response);
        const auto fold = fold_ == v1::FOLD_UNSPECIFIED ? telemetry::factsOf(metric).fold : fold_;
        addTile(metric, fold, planeOf(steps, fold), response);
    }
    response->set_origin(v1::FROM_MEMORY);
    response->set_level(v1::GPU_LEVEL);
}

void PastAnswer::askMemory(const PastGrid::Steps &steps, PastGrid *grid) const {
    const auto oldest = places_.memory.oldest();
    if (!oldest || steps.first >= steps.end)
        return;
    const auto from = std::max(grid->startOf(steps.first), *oldest);
    const auto wanted = slots();
    for (std::size_t metric = 0; metric < metrics_.size(); ++metric)
        grid->takeGpus(metric, steps,
                       places_.memory.query({metrics_[metric], from, grid->startOf(steps.end), shape_.step}, wanted),
                       v1::FROM_MEMORY);
}

void PastAnswer::askDisk(PastGrid *grid) const {
    std::size_t known = 0;
    for (const auto &told : sources_)
        known += !told.source->isFar() && told.source->since() <= from_ ? told.nodes.size() : 0;
    if (!places_.disk || known >= nodes_.size())
        return;
    std::vector<std::string> names;
    names.reserve(nodes_.size());
    for (const auto *node : nodes_)
        names.push_back(node->name);
    for (std::size_t metric = 0; metric < metrics_.size(); ++metric)
        grid->takeNodes(
            metric, {0, missing_},
            places_.disk->query({metrics_[metric], shape_.start, grid->startOf(missing_), shape_.step}, names),
            v1::FROM_DISK);
}

void PastAnswer::tell(const PastGrid &grid, v1::QueryFleetHistoryResponse *response) const {
    tellShape(shape_, entries_, response);
    for (std::size_t metric = 0; metric < metrics_.size(); ++metric)
        addTile(metrics_[metric], grid.foldOf(metric), grid.codes(metric), response);
    const auto origin = grid.origin();
    response->set_origin(origin);
    response->set_level(origin == v1::FROM_DISK ? v1::NODE_LEVEL : v1::GPU_LEVEL);
    // How far back it reaches is only seen by what it told.
    const auto first = grid.firstOf(v1::FROM_PROMETHEUS);
    if (first < shape_.steps && (!since_ || grid.startOf(first) < *since_))
        *response->mutable_since_time() = core::toTimestamp(grid.startOf(first));
}

} // namespace fleet
