#include "backend/fleet/prometheus_collector.h"

#include <algorithm>
#include <utility>

#include "backend/core/clock.h"
#include "backend/fleet/bell.h"
#include "backend/fleet/observer.h"
#include "backend/fleet/prometheus_names.h"
#include "backend/fleet/prometheus_past.h"
#include "backend/fleet/source_spec.h"
#include "backend/ledger/ledger.h"

namespace fleet {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr auto settling = seconds(2);
// After which what is silent is lost: most are scraped every 15 or 30 s, some once a minute.
constexpr auto patience = seconds(150);
// How far back samples are looked for; and for how long they hold where none is followed by another.
constexpr milliseconds window = seconds(120);
constexpr auto windowText = "[2m]";
constexpr auto comparing = seconds(60);
constexpr milliseconds leastDeadline = seconds(10);
// Series of Prometheus are long; this is about 10,000 GPUs.
constexpr std::size_t mostBytes = std::size_t(128) << 20;

const telemetry::Vocabulary &vocabulary() {
    static const telemetry::Vocabulary one;
    return one;
}

// An alternation of plain names is looked up by Prometheus in its index.
std::string namesWanted() {
    std::string names;
    for (const auto &term : telemetry::terms()) {
        if (!isOfGpu(term))
            continue;
        for (const auto &name : spellingsOf(term))
            names += (names.empty() ? "" : "|") + name;
    }
    return names;
}

// With a range, so that samples come with the times at which they were taken.
std::string expressionOf(const v1::PrometheusSource &source) {
    return "{__name__=~\"" + namesWanted() + "\"" + (source.matchers().empty() ? "" : "," + source.matchers()) + "}" +
           windowText;
}

telemetry::Interpreter::Limits limitsOf(const v1::PrometheusSource &source) {
    telemetry::Interpreter::Limits limits;
    limits.hostLabel = source.node_label();
    return limits;
}

std::int64_t millisecondsOf(core::TimePoint time) {
    return std::chrono::duration_cast<milliseconds>(time.time_since_epoch()).count();
}

// From one sample to the next, as most series have it.
milliseconds cadenceOf(const std::vector<telemetry::Series> &series) {
    std::vector<std::int64_t> gaps;
    for (const auto &one : series) {
        if (const auto count = one.points.size(); count > 1)
            gaps.push_back(one.points[count - 1].milliseconds - one.points[count - 2].milliseconds);
    }
    if (gaps.empty())
        return window;
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return std::clamp(milliseconds(*middle), milliseconds(0), window);
}

} // namespace

PrometheusCollector::PrometheusCollector(const ToldNodes::Parts &parts, const SecretSource &secrets,
                                         const v1::Resource &source)
    : parts_(parts),
      secrets_(secrets),
      spec_(source.telemetry_source()),
      interval_(intervalOf(spec_)),
      expression_(expressionOf(spec_.prometheus())),
      reader_(parts.observer.beat()),
      nodes_(parts, {source.meta().name(), spec_.prometheus().cluster(), source.meta().team()}, patience),
      interpreter_(vocabulary(), limitsOf(spec_.prometheus())),
      past_(std::make_shared<PrometheusPast>(parts, secrets, source)),
      bell_(std::make_shared<Bell>()) {
    listener_ = parts_.observer.listen([bell = bell_] { bell->ring(); });
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

PrometheusCollector::~PrometheusCollector() {
    parts_.observer.unlisten(listener_);
    past_->end();
    thread_.request_stop();
    thread_.join();
}

std::shared_ptr<SourcePast> PrometheusCollector::past() const {
    return past_;
}

v1::TelemetrySourceStatus PrometheusCollector::status() const {
    const std::lock_guard lock(mutex_);
    return status_;
}

void PrometheusCollector::work(const std::stop_token &stop) {
    SourceReport report;
    auto due = steady_clock::now();
    auto settled = due;
    while (!stop.stop_requested()) {
        if (due <= steady_clock::now()) {
            due = parts_.observer.beat().next(steady_clock::now(), interval_);
            report = look(stop);
            if (report.hasAnswered())
                reader_.goOn(due);
            else
                reader_.leave();
        }
        nodes_.followLayout();
        if (steady_clock::now() - settled >= settling) {
            nodes_.settle();
            settled = steady_clock::now();
        }
        tell(report);
        bell_->wait(stop, std::min(due, settled + settling));
    }
}

SourceReport PrometheusCollector::look(const std::stop_token &stop) {
    SourceReport report;
    const auto &source = spec_.prometheus();
    auto authorization = authorizationOf(spec_, *parts_.ledger.snapshot(), secrets_);
    const auto url = web::BaseUrl::parse(source.base_url(), web::Clear::Anywhere);
    if (!authorization || !url) {
        report.secretMissing(spec_.secret());
        return report;
    }
    telemetry::PrometheusTarget target;
    target.url = *url;
    target.authorization = *std::move(authorization);
    target.deadline = std::max(interval_, leastDeadline);
    target.mostBytes = mostBytes;
    telemetry::PrometheusClient client(http_, std::move(target));
    if (const auto failure = compareClocks(client, stop)) {
        report.failed(source.base_url(), *failure);
        return report;
    }
    const auto now = parts_.clock.now();
    const auto answered = client.query(expression_, millisecondsOf(now + skew_), stop);
    if (const auto *failure = std::get_if<telemetry::QueryFailure>(&answered)) {
        // It may be another one behind the same address.
        compareAt_ = {};
        report.failed(source.base_url(), *failure);
        return report;
    }
    report.answered();
    report.clockDiffers(std::chrono::round<seconds>(skew_).count());
    take(std::get<std::vector<telemetry::Series>>(answered), now, &report);
    return report;
}

std::optional<telemetry::QueryFailure> PrometheusCollector::compareClocks(telemetry::PrometheusClient &client,
                                                                          const std::stop_token &stop) {
    if (steady_clock::now() < compareAt_)
        return std::nullopt;
    const auto before = parts_.clock.now();
    const auto there = client.clock(stop);
    const auto after = parts_.clock.now();
    if (const auto *failure = std::get_if<telemetry::QueryFailure>(&there))
        return *failure;
    const auto here = (millisecondsOf(before) + millisecondsOf(after)) / 2;
    skew_ = milliseconds(std::get<std::int64_t>(there) - here);
    past_->setSkew(skew_);
    compareAt_ = steady_clock::now() + comparing;
    return std::nullopt;
}

void PrometheusCollector::take(const std::vector<telemetry::Series> &series, core::TimePoint now,
                               SourceReport *report) {
    const auto readings = interpreter_.read(telemetry::lastSamples(series), millisecondsOf(now + skew_));
    const auto hearing = hear(readings, {});
    report->read(spec_.prometheus().base_url(), readings);
    report->unnamed(hearing.unnamed);
    report->leftOut(nodes_.take(hearing.nodes, {now, std::max(interval_, cadenceOf(series)), skew_}));
}

void PrometheusCollector::tell(const SourceReport &report) {
    auto status = report.status(nodes_);
    const std::lock_guard lock(mutex_);
    status_ = std::move(status);
}

} // namespace fleet
