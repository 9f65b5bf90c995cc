#include "widgets/changes/request_review.h"

#include <algorithm>

#include "backend/client/change_calls.h"
#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_calls.h"
#include "backend/core/diff.h"
#include "backend/core/kinds.h"
#include "backend/core/strict_json.h"
#include "widgets/kit/change_turn.h"

namespace changespage {

namespace {

using namespace std::chrono_literals;

// What changes in so short a time is read once.
constexpr auto gathering = 100ms;
// Objects whose past is read; of more the names alone are told.
constexpr int mostPast = 20;

bool isAmong(const std::vector<std::string> &names, const std::string &name) {
    return std::ranges::find(names, name) != names.end();
}

bool hasTouched(const client::ResourceChanges &changes, const std::string &name) {
    const auto *kind = core::kindOfName(name);
    const auto *of = kind ? changes.of(kind->plural) : nullptr;
    return of && (isAmong(of->added, name) || isAmong(of->changed, name) || isAmong(of->removed, name));
}

} // namespace

RequestReview::RequestReview(const kit::Session &session, QObject *parent) : QObject(parent), session_(session) {
    pause_.setSingleShot(true);
    pause_.setInterval(gathering);
    connect(&pause_, &QTimer::timeout, this, &RequestReview::fetch);
    connect(&session_.cache, &client::ResourceCache::changed, this, &RequestReview::follow);
    connect(&session_.connection, &client::Connection::stateChanged, this, [this] {
        if (session_.connection.isOnline() && error_)
            reload();
    });
}

void RequestReview::load(const QString &name) {
    if (name == name_)
        return;
    name_ = name;
    getting_.cancel();
    reviewing_.cancel();
    ending_.cancel();
    pause_.stop();
    request_.Clear();
    review_.Clear();
    endReason_.clear();
    asked_.Clear();
    error_.reset();
    unread_.clear();
    unreadError_.reset();
    isReviewed_ = isOutdated_ = isAsking_ = false;
    state_ = name.isEmpty() ? State::Idle : State::Loading;
    Q_EMIT changed();
    if (!name.isEmpty())
        fetch();
}

void RequestReview::reload() {
    if (!name_.isEmpty())
        pause_.start();
}

// Who may approve it and what it would do depends on all of these.
void RequestReview::follow(const client::ResourceChanges &changes) {
    if (name_.isEmpty())
        return;
    bool isTouched = hasTouched(changes, name_.toStdString());
    if (kit::ChangeTurn::isOpen(request_.change_request())) {
        for (const auto &object : request_.change_request().objects())
            isTouched = isTouched || hasTouched(changes, object);
        for (const auto *kind : {"policySets", "roleBindings", "principals", "breakGlasses"})
            isTouched = isTouched || changes.of(kind);
    }
    if (isTouched)
        reload();
}

void RequestReview::fetch() {
    getting_.cancel();
    reviewing_.cancel();
    ending_.cancel();
    isAsking_ = true;
    v1::GetRequest wanted;
    wanted.set_name(name_.toStdString());
    wanted.set_view(v1::FULL);
    getting_ = session_.connection.resources().get(wanted);
    client::deliver(getting_, this, [this](auto answer) { take(std::move(answer)); });
}

void RequestReview::take(core::Result<v1::GetResponse> answer) {
    if (!answer) {
        error_ = answer.error();
        isAsking_ = false;
        isOutdated_ = isOutdated_ || isReviewed_;
        isReviewed_ = false;
        if (request_.meta().name().empty())
            state_ = State::Failed;
        Q_EMIT changed();
        return;
    }
    request_ = answer->resource();
    error_.reset();
    if (kit::ChangeTurn::isOpen(request_.change_request()))
        return askReview();
    isReviewed_ = isOutdated_ = false;
    const auto state = request_.change_request().state();
    if (state == v1::REJECTED || state == v1::WITHDRAWN)
        fetchEndReason();
    else
        beginPast();
}

void RequestReview::fetchEndReason() {
    v1::ListRevisionsRequest wanted;
    wanted.set_name(name_.toStdString());
    wanted.set_page_size(1);
    ending_ = session_.connection.resources().listRevisions(wanted);
    client::deliver(ending_, this, [this](const core::Result<v1::ListRevisionsResponse> &answer) {
        // The newest one is the last thing that happened to it.
        endReason_ = answer && answer->entries_size() > 0 ? answer->entries(0).reason() : std::string();
        beginPast();
    });
}

void RequestReview::askReview() {
    v1::ReviewChangeRequestRequest wanted;
    wanted.set_name(name_.toStdString());
    const client::ChangeCalls calls(session_.connection.link(), client::defaultDeadline);
    reviewing_ = calls.reviewChangeRequest(wanted);
    client::deliver(reviewing_, this, [this](core::Result<v1::ReviewChangeRequestResponse> answer) {
        isReviewed_ = answer.isOk();
        isOutdated_ = false;
        if (answer) {
            review_ = *std::move(answer);
            return settle();
        }
        error_ = answer.error();
        beginPast();
    });
}

void RequestReview::beginPast() {
    past_.Clear();
    unread_.clear();
    unreadError_.reset();
    fetchPast(0);
}

int RequestReview::namedAlone() const {
    return isReviewed_ || isOutdated_ ? 0 : std::max(0, request_.change_request().changes_size() - mostPast);
}

void RequestReview::fetchPast(int change) {
    const auto &spec = request_.change_request();
    if (change >= std::min(spec.changes_size(), mostPast)) {
        for (int more = change; more < spec.changes_size(); ++more)
            addPast(more);
        asked_ = past_;
        return settle();
    }
    const auto &proposed = spec.changes(change);
    if (proposed.etag().empty())
        return takePast(change, nullptr);
    v1::GetRequest wanted;
    // By its identity: it may be gone by now.
    wanted.set_name("uid:" + proposed.uid());
    wanted.set_view(v1::FULL);
    *wanted.mutable_read_time() = request_.meta().create_time();
    getting_ = session_.connection.resources().get(wanted);
    client::deliver(getting_, this, [this, change](const core::Result<v1::GetResponse> &answer) {
        if (answer)
            return takePast(change, &answer->resource());
        unreadError_ = answer.error();
        leaveUnread(change);
    });
}

v1::ObjectDiff &RequestReview::addPast(int change) {
    const auto &proposed = request_.change_request().changes(change);
    auto &diff = *past_.Add();
    diff.set_name(proposed.name());
    diff.set_diff_kind(proposed.diff_kind());
    return diff;
}

// Each field would seem to be new, or gone.
void RequestReview::leaveUnread(int change) {
    unread_.push_back(addPast(change).name());
    fetchPast(change + 1);
}

void RequestReview::takePast(int change, const v1::Resource *before) {
    const auto &proposed = request_.change_request().changes(change);
    v1::Resource after;
    const bool hasAfter = !proposed.after().empty();
    if (hasAfter && !core::messageFromJson(proposed.after(), &after))
        return leaveUnread(change);
    auto &diff = addPast(change);
    for (auto &field : core::diffIntent(before, hasAfter ? &after : nullptr))
        *diff.add_fields() = std::move(field);
    fetchPast(change + 1);
}

void RequestReview::settle() {
    isAsking_ = false;
    state_ = State::Filled;
    Q_EMIT changed();
}

} // namespace changespage
