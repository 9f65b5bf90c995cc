#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/change_service.pb.h"

namespace client {
struct ResourceChanges;
}

namespace changespage {

namespace v1 = pilothouse::v1;

// One change request as it is read by whoever decides: whole, with what it would do now, asked anew when anything of
// that changes. What was read stays until the next answer is there.
class RequestReview : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Loading, Failed, Filled };
    using Diffs = google::protobuf::RepeatedPtrField<v1::ObjectDiff>;

    RequestReview(const kit::Session &session, QObject *parent);

    // By name; empty shows none.
    void load(const QString &name);
    void reload();

    State state() const { return state_; }
    // Why the request itself, or else its dry run, could not be had.
    const std::optional<core::Error> &error() const { return error_; }
    const v1::Resource &request() const { return request_; }
    // The service has said what it would do now.
    bool isReviewed() const { return isReviewed_; }
    const v1::ReviewChangeRequestResponse &review() const { return review_; }
    // It has said so before, and could not be asked anew.
    bool isOutdated() const { return isOutdated_; }
    // Of its dry run, the last one where it is outdated; where there is none, of what stood when it was asked. Of some
    // objects these are the names alone.
    const Diffs &diffs() const { return isReviewed_ || isOutdated_ ? review_.preview().diffs() : asked_; }
    // Names of those whose past could not be read, and why.
    const std::vector<std::string> &unread() const { return unread_; }
    const std::optional<core::Error> &unreadError() const { return unreadError_; }
    // Objects that are more than those whose past is read.
    int namedAlone() const;
    // Why it was rejected or taken back, in the words of whoever did; empty where nothing was said, or of any other.
    const std::string &endReason() const { return endReason_; }
    // Nothing is on its way.
    bool isSettled() const { return state_ != State::Loading && !isAsking_ && !pause_.isActive(); }

Q_SIGNALS:
    void changed();

private:
    void follow(const client::ResourceChanges &changes);
    void fetch();
    void take(core::Result<v1::GetResponse> answer);
    void askReview();
    // It stands with the revision that ended it.
    void fetchEndReason();
    // What stood when it was asked, one object after the other.
    void fetchPast(int change);
    void takePast(int change, const v1::Resource *before);
    void beginPast();
    v1::ObjectDiff &addPast(int change);
    void leaveUnread(int change);
    void settle();

    const kit::Session session_;
    QString name_;
    QTimer pause_;
    client::Pending<v1::GetResponse> getting_;
    client::Pending<v1::ReviewChangeRequestResponse> reviewing_;
    client::Pending<v1::ListRevisionsResponse> ending_;
    State state_ = State::Idle;
    bool isAsking_ = false;
    bool isReviewed_ = false;
    bool isOutdated_ = false;
    std::optional<core::Error> error_;
    v1::Resource request_;
    v1::ReviewChangeRequestResponse review_;
    std::string endReason_;
    Diffs asked_;
    // Being read.
    Diffs past_;
    std::vector<std::string> unread_;
    std::optional<core::Error> unreadError_;
};

} // namespace changespage
