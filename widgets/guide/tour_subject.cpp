#include "widgets/guide/tour_subject.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "backend/client/audit_calls.h"
#include "backend/client/connection.h"
#include "backend/client/fleet_calls.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"

namespace guide {

namespace {

// Where no incident was started, what happened lately is shown.
constexpr auto lately = std::chrono::hours(24);
// GPUs in trouble that are asked for their deployment, at most. Whoever is well by now does not count.
constexpr int mostAsked = 64;
constexpr int mostEvents = 500;
// From the start of an incident until the map shows it, at most.
constexpr auto untilSeen = std::chrono::seconds(30);
constexpr const char *changesOfSources = "op = \"telemetrySources.update\"";

} // namespace

TourSubject::TourSubject(const kit::Session &session, const IncidentBook &book, QObject *parent)
    : QObject(parent), session_(session), book_(book) {}

void TourSubject::find() {
    isSearching_ = true;
    events_.cancel();
    description_.cancel();
    v1::QueryGpuEventsRequest request;
    const auto *incident = book_.latest();
    *request.mutable_start_time() = core::toTimestamp(incident ? *incident->start : session_.clock.now() - lately);
    request.set_limit(mostEvents);
    events_ = session_.connection.fleet().queryGpuEvents(request);
    client::deliver(events_, this, [this](const core::Result<v1::QueryGpuEventsResponse> &answer) {
        if (answer)
            takeEvents(*answer);
        else
            endSearch();
    });
}

void TourSubject::findEntry() {
    entries_.cancel();
    v1::ListEventsRequest entries;
    entries.set_filter(changesOfSources);
    entries.set_page_size(1);
    entries_ = session_.connection.audit().listEvents(entries);
    client::deliver(entries_, this, [this](const core::Result<v1::ListEventsResponse> &answer) {
        if (answer)
            takeEntry(*answer);
    });
}

bool TourSubject::isAwaited() const {
    const auto *incident = book_.latest();
    return !place_ && incident && session_.clock.now() - *incident->start < untilSeen;
}

QString TourSubject::node() const {
    return path();
}

QString TourSubject::gpu() const {
    return place_ ? path() + QStringLiteral("/%1").arg(place_->gpu) : QString();
}

int TourSubject::gpusInTrouble() const {
    const auto found = place_ ? troubled_.find(place_->node) : troubled_.end();
    return found == troubled_.end() ? 0 : found->second;
}

QString TourSubject::event() const {
    return entry_ ? QStringLiteral("events/%1").arg(*entry_) : QString();
}

// `clusters/<id>/nodes/<id>` as `gpus/<id>/<id>`.
QString TourSubject::path() const {
    if (!place_)
        return {};
    const auto parts = QString::fromStdString(place_->node).split(QLatin1Char('/'));
    return QStringLiteral("gpus/%1/%2").arg(parts.value(1), parts.value(3));
}

void TourSubject::takeEvents(const v1::QueryGpuEventsResponse &answer) {
    std::map<std::pair<std::string, int>, int> worst;
    // The newest come first: what is over is over.
    std::set<std::tuple<std::string, int, int>> known;
    for (const auto &event : answer.events()) {
        const bool isNewest = known.emplace(event.node(), event.gpu(), event.sign()).second;
        if (isNewest && !event.is_over() && event.severity() > v1::NOTICE)
            worst[{event.node(), event.gpu()}] = std::max(worst[{event.node(), event.gpu()}], int(event.severity()));
    }
    std::vector<std::pair<int, Place>> ranked;
    troubled_.clear();
    for (const auto &[place, severity] : worst)
        ++troubled_[place.first];
    for (const auto &[place, severity] : worst)
        ranked.push_back({severity, {place.first, place.second}});
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &left, const auto &right) { return left.first > right.first; });
    candidates_.clear();
    for (auto &[severity, place] : ranked)
        candidates_.push_back(std::move(place));
    // What was found before may have been of another incident, or be over; and what is shown stays, so that nobody is
    // led to a candidate of which nothing is known yet.
    place_.reset();
    ill_.reset();
    illCount_ = 0;
    deployment_.clear();
    Q_EMIT changed();
    describe(0);
}

// The first that somebody has is the one whose loss is felt. Events tell what was: whoever is well by now is passed by.
void TourSubject::describe(std::size_t candidate) {
    if (candidate >= candidates_.size() || illCount_ == mostAsked) {
        place_ = ill_;
        return endSearch();
    }
    v1::DescribeGpuRequest request;
    request.set_node(candidates_[candidate].node);
    request.set_gpu(candidates_[candidate].gpu);
    description_ = session_.connection.fleet().describeGpu(request);
    client::deliver(description_, this, [this, candidate](const core::Result<v1::DescribeGpuResponse> &answer) {
        takeDescription(candidate, answer);
    });
}

void TourSubject::takeDescription(std::size_t candidate, const core::Result<v1::DescribeGpuResponse> &answer) {
    const bool isIll = answer && !answer->reasons().empty() && answer->reasons(0).severity() > v1::NOTICE;
    if (isIll && ++illCount_ == 1)
        ill_ = candidates_[candidate];
    if (!isIll || answer->deployment().empty())
        return describe(candidate + 1);
    place_ = candidates_[candidate];
    deployment_ = QString::fromStdString(answer->deployment());
    endSearch();
}

void TourSubject::endSearch() {
    isSearching_ = false;
    Q_EMIT changed();
}

void TourSubject::takeEntry(const v1::ListEventsResponse &answer) {
    if (answer.events().empty())
        return;
    entry_ = answer.events(0).index();
    Q_EMIT changed();
}

} // namespace guide
