#include "widgets/gpus/map_time.h"

#include <algorithm>

#include <QAction>

#include "widgets/gpus/change_lanes.h"
#include "widgets/gpus/event_feed.h"
#include "widgets/gpus/load_feed.h"
#include "widgets/gpus/map_reach.h"
#include "widgets/gpus/past_feed.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/sentences.h"

namespace gpuspage {

namespace {

constexpr int SecondMilliseconds = 1'000;
// Whoever goes over the map with the keyboard selects often.
constexpr int RestMilliseconds = 150;

} // namespace

MapTime::MapTime(const kit::Session &session, GpuFleet &fleet, const kit::ActionMaker &make, QObject *parent)
    : QObject(parent),
      session_(session),
      fleet_(fleet),
      scrubber_(new TimeScrubber(session.theme, session.times)),
      load_(new LoadFeed(session.connection, session.clock, this)),
      events_(new EventFeed(session.connection, this)),
      changes_(new ChangeLanes(session.connection, session.cache, this)),
      past_(new PastFeed(session.connection, fleet, this)) {
    makeActions(make);
    clock_.setInterval(SecondMilliseconds);
    connect(&clock_, &QTimer::timeout, this, &MapTime::showSpan);
    selecting_.setSingleShot(true);
    selecting_.setInterval(RestMilliseconds);
    connect(&selecting_, &QTimer::timeout, this, &MapTime::followSelection);
    connect(&fleet.selection(), &GpuSelection::changed, &selecting_, qOverload<>(&QTimer::start));
    connect(&fleet, &GpuFleet::reshaped, &selecting_, qOverload<>(&QTimer::start));
    connect(load_, &LoadFeed::changed, this, &MapTime::showSpan);
    connect(events_, &EventFeed::changed, this, &MapTime::showSpan);
    connect(changes_, &ChangeLanes::changed, this, &MapTime::showSpan);
    connect(events_, &EventFeed::changed, this, &MapTime::showFaults);
    connect(&fleet, &GpuFleet::reshaped, this, &MapTime::showFaults);
    connect(scrubber_, &TimeScrubber::timeChanged, this, &MapTime::showTime);
    connect(scrubber_, &TimeScrubber::liveChanged, this, [this](bool isLive) {
        if (isLive)
            past_->stop();
        showFaults();
        Q_EMIT liveChanged();
    });
    connect(past_, &PastFeed::shown, this, [this] {
        hasFailed_ = false;
        Q_EMIT shown();
    });
    connect(past_, &PastFeed::failed, this, [this](const core::Error &error) {
        scrubber_->setPlaying(false);
        // Once: whoever drags over the strip asks often.
        if (!std::exchange(hasFailed_, true))
            session_.notices.post(
                {kit::Tone::Danger, tr("The past could not be read. %1").arg(kit::Sentences::of(error)), {}, {}});
    });
    showSpan();
}

void MapTime::makeActions(const kit::ActionMaker &make) {
    const auto add = [&](const char *name, const QString &words, const QKeySequence &keys) {
        auto *action = make(QLatin1String(name), words, keys);
        actions_ << action;
        return action;
    };
    connect(add("gpus.play", tr("Play or pause the past"), QKeySequence(Qt::SHIFT | Qt::Key_Space)),
            &QAction::triggered, scrubber_, [this] { scrubber_->setPlaying(!scrubber_->isPlaying()); });
    connect(add("gpus.stepBack", tr("One step into the past"), QKeySequence(Qt::Key_BracketLeft)), &QAction::triggered,
            scrubber_, [this] { scrubber_->stepBy(-1); });
    connect(add("gpus.stepForward", tr("One step towards the present"), QKeySequence(Qt::Key_BracketRight)),
            &QAction::triggered, scrubber_, [this] { scrubber_->stepBy(1); });
    connect(add("gpus.live", tr("Back to the present"), QKeySequence(Qt::Key_L)), &QAction::triggered, scrubber_,
            &TimeScrubber::setLive);
    actions_ << (new MapReach(session_, make, *load_, *scrubber_, this))->actions();
}

void MapTime::setPaused(bool isPaused) {
    load_->setPaused(isPaused);
    events_->setPaused(isPaused);
    changes_->setPaused(isPaused);
    if (isPaused) {
        scrubber_->setPlaying(false);
        clock_.stop();
        return;
    }
    showSpan();
    // In a picture no time passes.
    if (!session_.isStill)
        clock_.start();
}

void MapTime::setPart(const FleetPart &part) {
    past_->setPart(part);
}

void MapTime::setMetrics(const QList<v1::GpuMetric> &metrics) {
    metrics_ = pastMetrics(metrics);
    past_->setMetrics(metrics_);
    // What else is known is known of the present.
    if (!isLive())
        fleet_.keepOnly(metrics_);
}

QList<v1::GpuMetric> MapTime::pastMetrics(const QList<v1::GpuMetric> &wanted) const {
    return wanted.mid(0, PastFeed::mostMetrics(fleet_.layout().gpuCount()));
}

void MapTime::showPresent() {
    if (!isLive())
        scrubber_->setLive();
}

bool MapTime::isLive() const {
    return scrubber_->isLive();
}

bool MapTime::isByNode() const {
    return !isLive() && past_->isByNode();
}

bool MapTime::isFresh() const {
    return load_->isFilled() && events_->isFilled() && changes_->isFilled() && (isLive() || past_->isFresh());
}

void MapTime::showSpan() {
    const auto span = load_->span();
    step_ = span.step;
    scrubber_->setHeard(load_->isHeard());
    scrubber_->setSpan(span.start, span.end, span.step);
    scrubber_->setLoad(load_->start(), load_->step(), load_->shares());
    events_->setSince(span.start);
    showLanes(span.end);
}

void MapTime::showLanes(qint64 now) {
    // Whoever measured nothing saw nothing happen.
    auto happened = fleet_.selection().isEmpty()
                        ? events_->lanes(now)
                        : events_->lanes(now, [this](const auto &event) { return isSelected(event); });
    for (auto &lane : happened)
        lane.knownSince = std::max(events_->knownSince(), load_->since());
    const auto changed = fleet_.selection().isEmpty()
                             ? changes_->lanes()
                             : changes_->lanes([this](const auto &name) { return isSelected(name); });
    scrubber_->setLanes(changed + happened);
}

bool MapTime::isSelected(const std::string &name) const {
    const int node = fleet_.layout().nodeOf(name);
    for (int gpu = 0; node >= 0 && gpu < fleet_.layout().node(node).gpuCount; ++gpu)
        if (fleet_.selection().contains({node, gpu}))
            return true;
    return node < 0;
}

bool MapTime::isSelected(const v1::GpuEvent &event) const {
    const int node = fleet_.layout().nodeOf(event.node());
    return node >= 0 && event.gpu() < fleet_.layout().node(node).gpuCount &&
           fleet_.selection().contains({node, event.gpu()});
}

// Curve and lanes are of what is selected, as everything beside the map is.
void MapTime::followSelection() {
    LoadFeed::Part part;
    part.layout = fleet_.layout().version();
    for (const auto &gpu : fleet_.selection().gpus()) {
        if (part.ranges.empty() || part.ranges.back().first() != gpu.node) {
            part.ranges.emplace_back().set_first(gpu.node);
            part.ranges.back().set_count(1);
            part.entries.resize(part.entries.size() +
                                static_cast<std::size_t>(fleet_.layout().node(gpu.node).gpuCount));
        }
        const auto first = part.entries.size() - static_cast<std::size_t>(fleet_.layout().node(gpu.node).gpuCount);
        part.entries[first + static_cast<std::size_t>(gpu.gpu)] = true;
    }
    scrubber_->setSelected(!part.ranges.empty());
    load_->setPart(std::move(part));
    showSpan();
}

void MapTime::showTime() {
    if (!past_->isShowing())
        fleet_.keepOnly(metrics_);
    past_->show(scrubber_->time(), step_);
    showFaults();
}

// In the past those that held then, by what happened.
void MapTime::showFaults() {
    if (isLive())
        return fleet_.showFaults(std::nullopt);
    std::vector<std::uint8_t> then(static_cast<std::size_t>(fleet_.layout().gpuCount()));
    for (const auto &fault : events_->faultsAt(scrubber_->time())) {
        const int node = fleet_.layout().nodeOf(fault.node);
        if (node >= 0 && fault.gpu < fleet_.layout().node(node).gpuCount)
            then[static_cast<std::size_t>(fleet_.layout().flat({node, fault.gpu}))] = fault.health.byte();
    }
    fleet_.showFaults(then);
}

} // namespace gpuspage
