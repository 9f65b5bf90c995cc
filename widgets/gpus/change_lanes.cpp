#include "widgets/gpus/change_lanes.h"

#include <algorithm>
#include <tuple>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_calls.h"
#include "backend/client/resource_view.h"
#include "widgets/gpus/instants.h"
#include "widgets/kit/change_words.h"
#include "widgets/kit/plain_text.h"

#include "pilothouse/v1/resource.pb.h"

namespace gpuspage {

namespace {

// Changes of each that are shown.
constexpr int mostRevisions = 50;
// Histories that are asked for at once.
constexpr std::size_t mostAsked = 8;
// Changes come one after the other where somebody works.
constexpr int Togetherness = 300;

constexpr const char *OtherKinds[] = {
    "nodes",    "clusters",        "sites",    "models",       "routes", "providers", "telemetrySources",
    "silences", "engineTemplates", "findings", "roleBindings", "teams",  "secrets"};

// The service makes these itself; somebody who changes them makes a second generation.
bool isFound(std::string_view kind) {
    return kind == "nodes" || kind == "findings" || kind == "engineTemplates";
}

} // namespace

ChangeLanes::ChangeLanes(client::Connection &connection, client::ResourceCache &cache, QObject *parent)
    : QObject(parent), connection_(connection), cache_(cache) {
    soon_.setSingleShot(true);
    soon_.setInterval(Togetherness);
    connect(&soon_, &QTimer::timeout, this, &ChangeLanes::look);
    // It may have become another store; until it is back, what was known is still true.
    connect(&connection, &client::Connection::stateChanged, this, [this] {
        if (!connection_.isOnline())
            return;
        known_.clear();
        askSoon();
    });
    lanes_.resize(2);
    lanes_[0].name = tr("Deployments");
    lanes_[0].kinds = {"deployments"};
    lanes_[1].name = tr("Changes");
    lanes_[1].kinds.assign(std::begin(OtherKinds), std::end(OtherKinds));
}

ChangeLanes::~ChangeLanes() = default;

// Each kind costs an order of its own, which most of those who never look at the strip need not pay.
void ChangeLanes::follow() {
    for (auto &lane : lanes_)
        for (const auto *kind : lane.kinds)
            lane.views.push_back(followed(kind));
}

client::ResourceView *ChangeLanes::followed(const char *kind) {
    auto *view = new client::ResourceView(cache_, kind, this);
    client::ResourceView::Query query;
    query.orderBy = "meta.update_time desc";
    if (isFound(kind))
        query.filter = "meta.generation > 1";
    static_cast<void>(view->setQuery(query));
    for (const auto signal : {&client::ResourceView::inserted, &client::ResourceView::removed,
                              &client::ResourceView::moved, &client::ResourceView::wasReset})
        connect(view, signal, this, &ChangeLanes::askSoon);
    connect(view, &client::ResourceView::changed, this, &ChangeLanes::askSoon);
    connect(view, &client::ResourceView::settled, this, &ChangeLanes::askNow);
    return view;
}

bool ChangeLanes::isFollowed() const {
    const auto isSettled = [](const auto *view) { return view->isSettled(); };
    return std::ranges::all_of(lanes_, [&](const Lane &lane) {
        return lane.views.size() == lane.kinds.size() && std::ranges::all_of(lane.views, isSettled);
    });
}

void ChangeLanes::setPaused(bool isPaused) {
    if (isPaused == isPaused_)
        return;
    isPaused_ = isPaused;
    if (isPaused)
        return soon_.stop();
    if (lanes_.front().views.empty())
        follow();
    askNow();
}

// Whoever begins to look does not wait for others' changes.
void ChangeLanes::askNow() {
    if (!isPaused_ && isFollowed())
        soon_.start(0);
}

void ChangeLanes::askSoon() {
    if (!isPaused_ && isFollowed() && !soon_.isActive())
        soon_.start(Togetherness);
}

bool ChangeLanes::isFilled() const {
    return (isPaused_ || isFollowed()) && !soon_.isActive() && asking_.empty();
}

void ChangeLanes::findNewest(Lane *lane) {
    using Change = std::tuple<std::int64_t, std::int32_t, std::string, std::int64_t>;
    std::vector<Change> changes;
    qint64 count = 0;
    for (const auto *view : lane->views) {
        count += view->count();
        for (int row = 0; row < std::min(view->count(), mostObjects); ++row) {
            const auto resource = view->at(row);
            const auto &meta = resource->meta();
            changes.emplace_back(meta.update_time().seconds(), meta.update_time().nanos(), meta.name(),
                                 meta.generation());
        }
    }
    std::ranges::sort(changes, std::greater<>());
    changes.resize(std::min(changes.size(), std::size_t(mostObjects)));
    lane->cutAt = count > mostObjects ? std::get<0>(changes.back()) * 1'000 : 0;
    lane->objects.clear();
    for (const auto &[seconds, nanoseconds, name, generation] : changes)
        lane->objects.emplace_back(name, generation);
}

qint64 ChangeLanes::knownSince(const Lane &lane) const {
    qint64 since = lane.cutAt;
    for (const auto &[name, generation] : lane.objects)
        if (const auto known = known_.find(name);
            known != known_.end() && known->second.isCut && !known->second.marks.isEmpty())
            since = std::max(since, known->second.marks.front().start);
    return since;
}

bool ChangeLanes::isKnown(const Wanted &object) const {
    const auto known = known_.find(object.first);
    return known != known_.end() && known->second.generation >= object.second;
}

void ChangeLanes::look() {
    for (auto &lane : lanes_)
        findNewest(&lane);
    ask();
}

void ChangeLanes::ask() {
    if (isPaused_ || !connection_.isOnline())
        return;
    for (const auto &lane : lanes_) {
        for (const auto &object : lane.objects) {
            if (asking_.size() >= mostAsked)
                return;
            if (!isKnown(object) && !asking_.contains(object.first))
                askFor(object);
        }
    }
    if (asking_.empty())
        Q_EMIT changed();
}

void ChangeLanes::askFor(const Wanted &object) {
    v1::ListRevisionsRequest request;
    request.set_name(object.first);
    request.set_page_size(mostRevisions);
    request.set_view(v1::BASIC);
    auto &pending = asking_[object.first];
    pending = connection_.resources().listRevisions(request);
    client::deliver(pending, this, [this, object](const core::Result<v1::ListRevisionsResponse> &answer) {
        asking_.erase(object.first);
        auto &known = known_[object.first];
        // What cannot be read is asked for again once it has changed.
        known.generation = object.second;
        if (answer) {
            known.marks = marksOf(*answer, cache_.find(object.first).get());
            known.isCut = !answer->next_page_token().empty();
        }
        ask();
    });
}

QList<kit::TimeLane> ChangeLanes::lanes(const std::function<bool(const std::string &name)> &isWanted) const {
    QList<kit::TimeLane> lanes;
    for (const auto &lane : lanes_) {
        QList<kit::TimeMark> marks;
        for (const auto &[name, generation] : lane.objects) {
            const auto known = known_.find(name);
            if (known != known_.end() && (!isWanted || isWanted(name)))
                marks << known->second.marks;
        }
        std::ranges::stable_sort(marks, {}, &kit::TimeMark::start);
        lanes << kit::TimeLane{lane.name, marks, knownSince(lane)};
    }
    return lanes;
}

QList<kit::TimeMark> ChangeLanes::marksOf(const v1::ListRevisionsResponse &history, const v1::Resource *now) {
    QList<kit::TimeMark> marks;
    const v1::Resource *before = nullptr;
    for (auto entry = history.entries().rbegin(); entry != history.entries().rend(); ++entry) {
        const auto time = Instants::milliseconds(entry->commit_time());
        const auto name = kit::harmless(QString::fromStdString(entry->resource().meta().name()));
        const auto incidents = before ? kit::IncidentChange(*before, entry->resource(), now) : kit::IncidentChange();
        marks << kit::TimeMark{time, time, kit::ChangeWords::sentence(*entry, name, incidents),
                               entry->deleted() ? kit::Tone::Warn : kit::Tone::Info};
        before = &entry->resource();
    }
    return marks;
}

} // namespace gpuspage
