#include "backend/fleet/exposition_collector.h"

#include <algorithm>
#include <utility>

#include "backend/core/clock.h"
#include "backend/fleet/bell.h"
#include "backend/fleet/observer.h"
#include "backend/fleet/source_report.h"
#include "backend/fleet/source_spec.h"
#include "backend/ledger/ledger.h"

namespace fleet {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr auto settling = seconds(2);
// After which what is silent is lost.
constexpr auto patience = seconds(60);
constexpr auto longestBackoff = seconds(60);
constexpr milliseconds leastDeadline = seconds(5);
constexpr milliseconds greatestDeadline = seconds(10);
// At one time, so that neither files nor memory run out.
constexpr int mostAsked = 32;
// A thousand GPUs with all that their exporter knows say about 6 MB.
constexpr std::size_t mostBytes = std::size_t(16) << 20;

const telemetry::Vocabulary &vocabulary() {
    static const telemetry::Vocabulary one;
    return one;
}

telemetry::Interpreter::Limits limitsOf(const v1::ExpositionSource &source) {
    telemetry::Interpreter::Limits limits;
    limits.text.bytes = mostBytes;
    limits.hostLabel = source.node_label();
    return limits;
}

std::int64_t millisecondsOf(core::TimePoint time) {
    return std::chrono::duration_cast<milliseconds>(time.time_since_epoch()).count();
}

} // namespace

struct ExpositionCollector::Inbox {
    Bell bell;
    std::mutex mutex;
    // By the number of the target.
    std::vector<std::pair<std::size_t, telemetry::Answered<telemetry::Scraped>>> answers;
};

ExpositionCollector::Target::Target(const v1::ExpositionTarget &spec, const v1::ExpositionSource &source, Beat &beat)
    : address(spec.address()), interpreter(vocabulary(), limitsOf(source)), reader(beat) {
    // The rules have let nothing else pass.
    if (auto parsed = ScrapeAddress::parse(spec.address())) {
        where.url = std::move(parsed->url);
        where.path = std::move(parsed->path);
    }
    where.mostBytes = mostBytes;
    rule = {spec.node(), where.url.host};
}

ExpositionCollector::ExpositionCollector(const ToldNodes::Parts &parts, const SecretSource &secrets,
                                         const v1::Resource &source)
    : parts_(parts),
      secrets_(secrets),
      spec_(source.telemetry_source()),
      interval_(intervalOf(spec_)),
      nodes_(parts, {source.meta().name(), spec_.exposition().cluster(), source.meta().team()}, patience),
      inbox_(std::make_shared<Inbox>()),
      scraper_(http_) {
    targets_.reserve(static_cast<std::size_t>(spec_.exposition().targets_size()));
    for (const auto &target : spec_.exposition().targets())
        targets_.emplace_back(target, spec_.exposition(), parts_.observer.beat());
    listener_ = parts_.observer.listen([inbox = inbox_] { inbox->bell.ring(); });
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

ExpositionCollector::~ExpositionCollector() {
    parts_.observer.unlisten(listener_);
    thread_.request_stop();
    thread_.join();
}

v1::TelemetrySourceStatus ExpositionCollector::status() const {
    const std::lock_guard lock(mutex_);
    return status_;
}

void ExpositionCollector::work(const std::stop_token &stop) {
    auto settled = steady_clock::now();
    while (!stop.stop_requested()) {
        takeAnswers();
        nodes_.followLayout();
        auto next = ask();
        if (steady_clock::now() - settled >= settling) {
            nodes_.settle();
            settled = steady_clock::now();
        }
        tell();
        inbox_->bell.wait(stop, std::min(next, settled + settling));
    }
}

void ExpositionCollector::takeAnswers() {
    std::vector<std::pair<std::size_t, telemetry::Answered<telemetry::Scraped>>> answers;
    {
        const std::lock_guard lock(inbox_->mutex);
        answers.swap(inbox_->answers);
    }
    for (auto &[number, answered] : answers) {
        --asked_;
        take(&targets_[number], std::move(answered));
    }
}

void ExpositionCollector::take(Target *target, telemetry::Answered<telemetry::Scraped> answered) {
    target->isAsked = false;
    target->hasAnswered = true;
    if (auto *failure = std::get_if<telemetry::QueryFailure>(&answered)) {
        target->failure = std::move(*failure);
        target->failures = std::min(target->failures + 1, 6);
        const auto pause = std::max<milliseconds>(
            interval_, std::min<milliseconds>(interval_ * (1 << target->failures), longestBackoff));
        target->due = steady_clock::now() + pause;
        target->reader.leave();
        return;
    }
    target->failure.reset();
    target->failures = 0;
    const auto &scraped = std::get<telemetry::Scraped>(answered);
    const auto now = parts_.clock.now();
    auto readings = target->interpreter.read(scraped.text, scraped.format, millisecondsOf(now));
    const auto hearing = hear(readings, target->rule);
    target->unnamed = hearing.unnamed;
    target->leftOut = nodes_.take(hearing.nodes, {now, interval_, milliseconds(0)});
    target->reader.goOn(target->due);
    // What is only counted is kept.
    readings.subjects = {};
    readings.values = {};
    readings.signals = {};
    target->read = std::move(readings);
}

ExpositionCollector::SteadyTime ExpositionCollector::ask() {
    const auto now = steady_clock::now();
    auto next = now + std::chrono::hours(1);
    std::optional<std::string> authorization;
    for (std::size_t number = 0; number < targets_.size(); ++number) {
        auto &target = targets_[number];
        if (target.isAsked)
            continue;
        if (target.due <= now && asked_ < mostAsked) {
            if (!authorization) {
                authorization = authorizationOf(spec_, *parts_.ledger.snapshot(), secrets_);
                isSecretMissing_ = !authorization;
            }
            if (isSecretMissing_)
                return now + interval_;
            askOne(number, *authorization);
        } else if (target.due > now) {
            next = std::min(next, target.due);
        }
    }
    return next;
}

void ExpositionCollector::askOne(std::size_t number, const std::string &authorization) {
    auto &target = targets_[number];
    target.isAsked = true;
    target.due = parts_.observer.beat().next(steady_clock::now(), interval_);
    target.where.authorization = authorization;
    target.where.deadline = std::clamp(interval_, leastDeadline, greatestDeadline);
    ++asked_;
    scraper_.start(target.where, [inbox = inbox_, number](telemetry::Answered<telemetry::Scraped> answered) {
        {
            const std::lock_guard lock(inbox->mutex);
            inbox->answers.emplace_back(number, std::move(answered));
        }
        inbox->bell.ring();
    });
    target.where.authorization.clear();
}

void ExpositionCollector::tell() {
    SourceReport report;
    for (const auto &target : targets_) {
        if (!target.hasAnswered)
            continue;
        if (target.failure) {
            report.failed(target.address, *target.failure);
            continue;
        }
        report.answered();
        report.read(target.address, target.read);
        report.leftOut(target.leftOut);
        report.unnamed(target.unnamed);
    }
    if (isSecretMissing_)
        report.secretMissing(spec_.secret());
    auto status = report.status(nodes_);
    const std::lock_guard lock(mutex_);
    status_ = std::move(status);
}

} // namespace fleet
