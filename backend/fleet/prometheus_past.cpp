#include "backend/fleet/prometheus_past.h"

#include <algorithm>
#include <map>

#include "backend/fleet/hearing.h"
#include "backend/fleet/node_naming.h"
#include "backend/fleet/prometheus_names.h"
#include "backend/fleet/source_spec.h"
#include "backend/ledger/ledger.h"

namespace fleet {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

// For all that one asks at once: he waits.
constexpr milliseconds patience = seconds(2);
constexpr auto peace = seconds(30);
constexpr std::size_t mostPoints = 400'000;
constexpr std::size_t mostBytes = std::size_t(48) << 20;
// Of a metric, GPUs and parts of them have a few series each.
constexpr telemetry::AnswerReader::Limits limits{100'000, 4 * mostPoints};
// Samples that are so old still count, whatever the step: some are scraped once a minute.
constexpr milliseconds leastWindow = seconds(120);

std::int64_t millisecondsOf(telemetry::Instant time) {
    return std::chrono::duration_cast<milliseconds>(time.time_since_epoch()).count();
}

telemetry::PastCode codeOf(float value, v1::GpuMetric metric) {
    return telemetry::toPast(telemetry::encode(value, telemetry::factsOf(metric).range));
}

} // namespace

// Where in the grid the GPUs of the source are, by the names that it gives them.
class PrometheusPast::Place {
public:
    Place(const ledger::Snapshot &state, const std::vector<std::size_t> &nodes, const PastGrid &grid) {
        for (const auto place : nodes) {
            const auto &node = *grid.nodes()[place];
            auto &gpus = nodes_[node.name.substr(node.name.rfind('/') + 1)];
            const auto resource = state.find(node.name);
            if (!resource)
                continue;
            for (const auto &gpu : resource->node_status().gpus()) {
                if (gpu.index() < 0 || gpu.index() >= node.gpuCount)
                    continue;
                const auto entry = grid.entryOf(place) + static_cast<std::size_t>(gpu.index());
                gpus.byUuid.emplace(gpu.uuid(), entry);
                gpus.byIndex.emplace(gpu.index(), entry);
            }
            count_ += gpus.byIndex.size();
        }
    }

    std::size_t gpuCount() const { return count_; }
    // Nothing for one that is not asked for.
    std::optional<std::size_t> entryOf(const std::string &host, const HeardGpu &gpu) const {
        const auto node = nodes_.find(namingOf(host).id);
        if (node == nodes_.end())
            return std::nullopt;
        const auto &[byUuid, byIndex] = node->second;
        if (!gpu.uuid.empty()) {
            const auto found = byUuid.find(gpu.uuid);
            return found == byUuid.end() ? std::nullopt : std::optional(found->second);
        }
        const auto found = gpu.index ? byIndex.find(*gpu.index) : byIndex.end();
        return found == byIndex.end() ? std::nullopt : std::optional(found->second);
    }

private:
    struct Gpus {
        std::map<std::string, std::size_t> byUuid;
        std::map<int, std::size_t> byIndex;
    };

    std::map<std::string, Gpus> nodes_;
    std::size_t count_ = 0;
};

PrometheusPast::PrometheusPast(const ToldNodes::Parts &parts, const SecretSource &secrets, const v1::Resource &source)
    : parts_(parts), secrets_(secrets), name_(source.meta().name()), spec_(source.telemetry_source()) {}

PrometheusPast::~PrometheusPast() = default;

std::vector<std::size_t> PrometheusPast::nodesIn(const std::vector<const PlacedNode *> &nodes) const {
    std::vector<std::size_t> found;
    const auto prefix = spec_.prometheus().cluster() + "/nodes/";
    const auto state = parts_.ledger.snapshot();
    for (std::size_t place = 0; place < nodes.size(); ++place) {
        if (!nodes[place]->name.starts_with(prefix))
            continue;
        const auto node = state->find(nodes[place]->name);
        if (node && toldBy(node->node_status()) == name_)
            found.push_back(place);
    }
    return found;
}

void PrometheusPast::fill(const Asked &asked, PastGrid *grid) {
    const auto deadline = steady_clock::now() + patience;
    const std::lock_guard lock(asking_);
    if (steady_clock::now() < again_ || asked.steps.first >= asked.steps.end)
        return;
    const Place place(*parts_.ledger.snapshot(), asked.nodes, *grid);
    const auto steps = asked.steps.end - asked.steps.first;
    // As many steps as make no more points than are allowed, each of several of the grid's.
    const auto each = place.gpuCount() * steps / mostPoints + 1;
    Question question;
    question.shape = {grid->startOf(asked.steps.first), grid->shape().step * static_cast<int>(each),
                      (steps + each - 1) / each};
    // At its end a step is looked back upon.
    question.first = millisecondsOf(question.shape.start + question.shape.step) + skew_;
    for (; question.number < grid->metrics().size(); ++question.number) {
        question.metric = grid->metrics()[question.number];
        if (ending_.stop_requested() || ask(question, place, deadline, grid))
            continue;
        again_ = steady_clock::now() + peace;
        return;
    }
}

std::optional<telemetry::PrometheusTarget> PrometheusPast::target(SteadyTime deadline) const {
    auto authorization = authorizationOf(spec_, *parts_.ledger.snapshot(), secrets_);
    const auto url = web::BaseUrl::parse(spec_.prometheus().base_url(), web::Clear::Anywhere);
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
    if (!authorization || !url || left <= milliseconds(0))
        return std::nullopt;
    telemetry::PrometheusTarget target;
    target.url = *url;
    target.authorization = *std::move(authorization);
    target.deadline = left;
    target.mostBytes = mostBytes;
    target.limits = limits;
    return target;
}

bool PrometheusPast::ask(const Question &question, const Place &place, SteadyTime deadline, PastGrid *grid) {
    const auto &shape = question.shape;
    const auto query = expression(question.metric, grid->foldOf(question.number), shape.step);
    // Only engines tell of it.
    if (query.empty())
        return true;
    auto where = target(deadline);
    if (!where)
        return false;
    if (!http_)
        http_ = std::make_unique<web::HttpClient>();
    telemetry::PrometheusClient client(*http_, *std::move(where));
    const auto last = question.first + shape.step.count() * (static_cast<std::int64_t>(shape.steps) - 1);
    auto answered = client.queryRange(query, {question.first, last, shape.step}, ending_.get_token());
    auto *series = std::get_if<std::vector<telemetry::Series>>(&answered);
    if (series == nullptr)
        return false;
    restoreNames(series);
    const auto told = read(*series, question, place, grid->entries());
    const auto from = static_cast<std::size_t>((shape.start - grid->shape().start) / grid->shape().step);
    const auto each = static_cast<std::size_t>(shape.step / grid->shape().step);
    grid->takeGpus(question.number, {from, std::min(from + each * shape.steps, grid->shape().steps)}, told,
                   v1::FROM_PROMETHEUS);
    return true;
}

telemetry::PastSteps PrometheusPast::read(const std::vector<telemetry::Series> &series, const Question &question,
                                          const Place &place, std::size_t entries) const {
    const auto &shape = question.shape;
    telemetry::Interpreter::Limits limitsOfReading;
    limitsOfReading.hostLabel = spec_.prometheus().node_label();
    telemetry::Interpreter interpreter(pastVocabulary(), limitsOfReading);
    telemetry::PastSteps told;
    told.start = shape.start;
    told.step = shape.step;
    told.places = entries;
    told.mean.assign(shape.steps * entries, telemetry::PastNoData);
    for (std::size_t step = 0; step < shape.steps; ++step) {
        const auto time = question.first + shape.step.count() * static_cast<std::int64_t>(step);
        const auto readings = interpreter.read(telemetry::samplesAt(series, time), time);
        for (const auto &node : hear(readings, {}).nodes) {
            for (const auto &gpu : node.gpus) {
                const auto &value = gpu.of(question.metric);
                const auto entry = value.isTold ? place.entryOf(node.host, gpu) : std::nullopt;
                if (entry)
                    told.mean[step * entries + *entry] = codeOf(value.value, question.metric);
            }
        }
    }
    return told;
}

std::string PrometheusPast::expression(v1::GpuMetric metric, v1::Fold fold, milliseconds step) const {
    return pastExpression({metric, fold, std::max(step, leastWindow), spec_.prometheus().matchers()});
}

} // namespace fleet
