#include "backend/fleet/engine_collector.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "backend/core/clock.h"
#include "backend/fleet/bell.h"
#include "backend/fleet/observer.h"
#include "backend/fleet/source_spec.h"
#include "backend/ledger/ledger.h"

namespace fleet {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr auto longestBackoff = seconds(60);
constexpr milliseconds deadline = seconds(2);
// vLLM with all its histograms says about 200 kB.
constexpr std::size_t mostBytes = std::size_t(4) << 20;
constexpr std::array told{v1::KV_CACHE_USED, v1::REQUESTS_RUNNING, v1::REQUESTS_WAITING};

const telemetry::Vocabulary &vocabulary() {
    static const telemetry::Vocabulary one;
    return one;
}

std::string keyOf(const std::string &deployment, const std::string &replica) {
    return deployment + '/' + replica;
}

void fill(v1::GpuMetric metric, double value, v1::EngineLoad *load) {
    if (metric == v1::KV_CACHE_USED)
        load->set_kv_cache_used(value);
    else if (metric == v1::REQUESTS_RUNNING)
        load->set_requests_running(value);
    else
        load->set_requests_waiting(value);
}

// Empty where its engine tells nothing.
std::string metricsPathOf(const v1::Resource &deployment, const v1::Replica &replica) {
    for (const auto &revision : deployment.deployment_status().revisions()) {
        if (revision.generation() == replica.generation())
            return revision.engine().metrics_path();
    }
    return {};
}

// Of all engines of one replica: there is one for each part of its data parallelism.
std::optional<float> wholeOf(const telemetry::Readings &readings, v1::GpuMetric metric) {
    std::optional<float> whole;
    for (const auto &reading : readings.values) {
        if (reading.metric != metric || !reading.value)
            continue;
        if (metric == v1::KV_CACHE_USED)
            whole = std::max(whole.value_or(0), *reading.value);
        else
            whole = whole.value_or(0) + *reading.value;
    }
    return whole;
}

} // namespace

struct EngineCollector::Inbox {
    struct Answer {
        std::string key;
        std::uint64_t question;
        telemetry::Answered<telemetry::Scraped> answered;
    };

    Bell bell;
    std::mutex mutex;
    std::vector<Answer> answers;
};

EngineCollector::EngineCollector(Parts parts)
    : parts_(std::move(parts)), inbox_(std::make_shared<Inbox>()), scraper_(http_) {
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

EngineCollector::~EngineCollector() {
    thread_.request_stop();
    inbox_->bell.ring();
    thread_.join();
}

void EngineCollector::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        takeAnswers();
        follow(*parts_.ledger.snapshot());
        inbox_->bell.wait(stop, ask());
    }
}

void EngineCollector::follow(const ledger::Snapshot &state) {
    for (auto &[key, engine] : engines_)
        engine.isThere = false;
    state.each("deployments", [&](const ledger::ResourcePtr &deployment) {
        for (const auto &replica : deployment->deployment_status().replicas()) {
            const bool isUp = replica.state() == v1::Replica::READY || replica.state() == v1::Replica::UNREACHABLE;
            if (replica.node() == parts_.node && isUp)
                keep(keyOf(deployment->meta().uid(), replica.id()), *deployment, replica);
        }
        return true;
    });
    std::erase_if(engines_, [this](const auto &entry) {
        if (!entry.second.isThere)
            leave(entry.first, entry.second);
        return !entry.second.isThere;
    });
}

void EngineCollector::keep(const std::string &key, const v1::Resource &deployment, const v1::Replica &replica) {
    const auto path = metricsPathOf(deployment, replica);
    const auto address = path.empty() ? std::nullopt : ScrapeAddress::parse(replica.address());
    if (!address)
        return;
    auto &engine = engines_[key];
    engine.isThere = true;
    const std::vector<std::string> gpus(replica.gpus().begin(), replica.gpus().end());
    if (engine.interpreter && engine.address == replica.address() && engine.where.path == path && engine.gpus == gpus)
        return;
    leave(key, engine);
    engine = {};
    engine.isThere = true;
    engine.address = replica.address();
    engine.where.url = address->url;
    engine.where.path = path;
    engine.where.deadline = deadline;
    engine.where.mostBytes = mostBytes;
    engine.gpus = gpus;
    telemetry::Interpreter::Limits limits;
    limits.text.bytes = mostBytes;
    engine.interpreter = std::make_unique<telemetry::Interpreter>(vocabulary(), limits);
    engine.reader.emplace(parts_.observer.beat());
}

void EngineCollector::takeAnswers() {
    std::vector<Inbox::Answer> answers;
    {
        const std::lock_guard lock(inbox_->mutex);
        answers.swap(inbox_->answers);
    }
    for (auto &answer : answers) {
        const auto engine = engines_.find(answer.key);
        if (engine != engines_.end() && engine->second.question == answer.question)
            take(answer.key, &engine->second, std::move(answer.answered));
    }
}

void EngineCollector::take(const std::string &key, Engine *engine, telemetry::Answered<telemetry::Scraped> answered) {
    engine->question = 0;
    const auto *scraped = std::get_if<telemetry::Scraped>(&answered);
    if (scraped == nullptr) {
        engine->failures = std::min(engine->failures + 1, 6);
        const auto pause = std::min<milliseconds>(parts_.period * (1 << engine->failures), longestBackoff);
        engine->due = steady_clock::now() + std::max(parts_.period, pause);
        engine->reader->leave();
        return;
    }
    engine->failures = 0;
    const auto now = std::chrono::duration_cast<milliseconds>(parts_.clock.now().time_since_epoch());
    takeReadings(key, engine->interpreter->read(scraped->text, scraped->format, now.count()), engine);
    engine->reader->goOn(engine->due);
}

void EngineCollector::takeReadings(const std::string &key, const telemetry::Readings &readings, Engine *engine) {
    Said said{{}, steady_clock::now()};
    said.load.set_replica(key.substr(key.find('/') + 1));
    *said.load.mutable_read_time() = core::toTimestamp(parts_.clock.now());
    bool hasTold = false;
    for (const auto metric : told) {
        const auto value = wholeOf(readings, metric);
        if (!value)
            continue;
        hasTold = true;
        fill(metric, *value, &said.load);
        put(*engine, metric, *value);
    }
    if (!hasTold)
        return;
    engine->hasTold = true;
    if (!engine->gpus.empty())
        parts_.observer.nudge();
    const std::lock_guard lock(mutex_);
    said_.insert_or_assign(key, std::move(said));
}

std::vector<v1::EngineLoad> EngineCollector::of(const std::string &deployment) const {
    const auto begin = keyOf(deployment, {});
    const auto oldest = steady_clock::now() - parts_.period - deadline;
    std::vector<v1::EngineLoad> loads;
    const std::lock_guard lock(mutex_);
    for (auto said = said_.lower_bound(begin); said != said_.end() && said->first.starts_with(begin); ++said) {
        loads.push_back(said->second.load);
        loads.back().set_is_stale(said->second.heard < oldest);
    }
    return loads;
}

EngineCollector::SteadyTime EngineCollector::ask() {
    const auto now = steady_clock::now();
    auto next = now + parts_.period;
    for (auto &[key, engine] : engines_) {
        if (engine.question != 0)
            continue;
        if (engine.due <= now)
            askOne(key, &engine);
        else
            next = std::min(next, engine.due);
    }
    return next;
}

void EngineCollector::askOne(const std::string &key, Engine *engine) {
    engine->question = ++lastQuestion_;
    engine->due = parts_.observer.beat().next(steady_clock::now(), parts_.period);
    scraper_.start(engine->where, [inbox = inbox_, key, question = lastQuestion_](auto answered) {
        {
            const std::lock_guard lock(inbox->mutex);
            inbox->answers.push_back({key, question, std::move(answered)});
        }
        inbox->bell.ring();
    });
}

void EngineCollector::put(const Engine &engine, v1::GpuMetric metric, float value) {
    const auto ground = parts_.observer.picture()->ground;
    const auto *place = ground->layout->find(parts_.node);
    const auto node = place ? ground->state->find(parts_.node) : nullptr;
    if (!node)
        return;
    for (const auto &gpu : node->node_status().gpus()) {
        const bool isOurs = std::find(engine.gpus.begin(), engine.gpus.end(), gpu.uuid()) != engine.gpus.end();
        if (isOurs && gpu.index() >= 0 && gpu.index() < place->gpuCount)
            parts_.observer.columns().put(static_cast<telemetry::Slot>(place->firstSlot + gpu.index()), metric, value,
                                          parts_.clock.now());
    }
}

void EngineCollector::leave(const std::string &key, const Engine &engine) {
    for (const auto metric : told) {
        if (engine.hasTold)
            put(engine, metric, std::numeric_limits<float>::quiet_NaN());
    }
    const std::lock_guard lock(mutex_);
    said_.erase(key);
}

} // namespace fleet
