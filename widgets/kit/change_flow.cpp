#include "widgets/kit/change_flow.h"

#include <QUuid>

#include "backend/client/connection.h"
#include "backend/client/resource_calls.h"
#include "widgets/kit/change_policy.h"

namespace kit {

namespace {

ChangeFlow::State stateAfter(const v1::Preview &preview) {
    using State = ChangeFlow::State;
    if (preview.violations_size() > 0)
        return State::Refused;
    if (preview.refusal_reason() == v1::REASON_UNSPECIFIED)
        return State::Ready;
    return ChangePolicy::isAboutWords(preview.refusal_reason()) ? State::Unexplained : State::Refused;
}

} // namespace

ChangeFlow::ChangeFlow(client::Connection &connection, QObject *parent) : QObject(parent), connection_(connection) {
    pause_.setSingleShot(true);
    // Long enough that typing is not checked letter by letter.
    pause_.setInterval(250);
    connect(&pause_, &QTimer::timeout, this, &ChangeFlow::check);
    connect(&connection_, &client::Connection::stateChanged, this, [this] {
        if (connection_.isOnline() && state_ == State::Failed && !isChecked_)
            checkAgain();
    });
}

void ChangeFlow::setChanges(std::vector<v1::Change> changes) {
    pending_.cancel();
    pause_.stop();
    changes_ = std::move(changes);
    requestId_ = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    preview_.Clear();
    error_.reset();
    conflict_.reset();
    isChecked_ = false;
    if (changes_.empty()) {
        enter(State::Unchanged);
        return;
    }
    enter(State::Checking);
    pause_.start();
}

bool ChangeFlow::isAboutWords() const {
    return state_ == State::Unexplained || preview_.obligations().ticket() || preview_.obligations().reason();
}

void ChangeFlow::setReason(const QString &reason) {
    const auto words = reason.toStdString();
    if (words == reason_)
        return;
    // Any reason is one; only of a ticket the service alone knows whether it is named.
    const bool isOneMore = !words.empty() && !reason_.empty() && !preview_.obligations().ticket();
    reason_ = words;
    const bool isWaiting = state_ == State::Ready || state_ == State::Unexplained || state_ == State::Checking;
    if (!isChecked_ || !isWaiting || !isAboutWords() || (isOneMore && state_ == State::Ready))
        return;
    pending_.cancel();
    enter(State::Checking);
    pause_.start();
}

void ChangeFlow::apply(const QString &reason) {
    const bool isOver = state_ == State::Applied || state_ == State::Requested;
    if (changes_.empty() || state_ == State::Applying || isOver)
        return;
    reason_ = reason.toStdString();
    if (!isChecked_)
        return checkAgain();
    pending_.cancel();
    pause_.stop();
    auto wanted = request();
    wanted.set_request_id(requestId_);
    error_.reset();
    enter(State::Applying);
    pending_ = connection_.resources().apply(wanted);
    client::deliver(pending_, this, [this](auto answer) { take(std::move(answer)); });
}

std::vector<v1::Change> ChangeFlow::inverse(const std::vector<v1::Change> &changes,
                                            const std::vector<v1::Resource> &before, const v1::Applied &applied) {
    std::vector<v1::Change> back;
    // Last first, so that what refers to a created object leaves before it.
    for (int index = static_cast<int>(changes.size()) - 1; index >= 0; --index) {
        const auto &result = applied.resources(index);
        const auto &asked = changes[static_cast<std::size_t>(index)];
        const auto &earlier = before[static_cast<std::size_t>(index)];
        auto &change = back.emplace_back();
        if (asked.has_delete_()) {
            change.mutable_undelete()->set_uid(result.meta().uid());
        } else if (asked.has_undelete() || earlier.meta().name().empty()) {
            change.mutable_delete_()->set_name(result.meta().name());
            change.mutable_delete_()->set_etag(result.meta().etag());
        } else {
            *change.mutable_put()->mutable_resource() = earlier;
            change.mutable_put()->set_etag(result.meta().etag());
        }
    }
    return back;
}

void ChangeFlow::check() {
    auto wanted = request();
    wanted.set_validate_only(true);
    checkedReason_ = reason_;
    pending_ = connection_.resources().apply(wanted);
    client::deliver(pending_, this, [this](auto answer) { take(std::move(answer)); });
}

void ChangeFlow::checkAgain() {
    pause_.stop();
    error_.reset();
    enter(State::Checking);
    check();
}

void ChangeFlow::take(core::Result<v1::ApplyResponse> answer) {
    if (!answer) {
        if (answer.error().reason() == v1::STALE_ETAG) {
            settleConflict(answer.error());
            return;
        }
        // The rule came into force meanwhile.
        if (state_ == State::Applying && ChangePolicy::isAboutWords(answer.error().reason()))
            return checkAgain();
        error_ = answer.error();
        // What is wrong with a field is said at the field, whether it came to a preview or not.
        preview_.mutable_violations()->Assign(error_->violations().begin(), error_->violations().end());
        enter(preview_.violations_size() > 0 ? State::Refused : State::Failed);
        return;
    }
    if (answer->has_applied()) {
        applied_ = answer->applied();
        enter(State::Applied);
        return;
    }
    if (answer->has_change_request()) {
        changeRequest_ = answer->change_request();
        enter(State::Requested);
        return;
    }
    preview_ = answer->preview();
    isChecked_ = true;
    if (preview_.refusal_reason() == v1::STALE_ETAG) {
        fetchCurrent(preview_.refusal_arguments().at("name"));
        return;
    }
    const auto next = stateAfter(preview_);
    // What was typed while it was checked may be what is asked for.
    if (next == State::Unexplained && reason_ != checkedReason_)
        return checkAgain();
    enter(next);
}

// What stands there comes with the refusal, unless it is too large for that.
void ChangeFlow::settleConflict(const core::Error &error) {
    if (!error.current()) {
        fetchCurrent(error.arguments().at("name"));
        return;
    }
    conflict_ = *error.current();
    enter(State::Conflict);
}

void ChangeFlow::fetchCurrent(const std::string &name) {
    v1::GetRequest wanted;
    wanted.set_name(name);
    wanted.set_view(v1::FULL);
    client::deliver(connection_.resources().get(wanted), this, [this](core::Result<v1::GetResponse> answer) {
        if (state_ != State::Checking && state_ != State::Applying)
            return;
        if (answer)
            conflict_ = answer->resource();
        else
            error_ = answer.error();
        enter(answer ? State::Conflict : State::Failed);
    });
}

void ChangeFlow::enter(State state) {
    state_ = state;
    Q_EMIT stateChanged();
}

v1::ApplyRequest ChangeFlow::request() const {
    v1::ApplyRequest wanted;
    wanted.set_reason(reason_);
    for (const auto &change : changes_)
        *wanted.add_changes() = change;
    return wanted;
}

} // namespace kit
