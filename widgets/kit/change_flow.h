#pragma once

#include <optional>
#include <vector>

#include <QObject>
#include <QTimer>

#include "backend/client/pending.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace client {
class Connection;
}

namespace kit {

namespace v1 = pilothouse::v1;

// One change set on its way, without a face: checked by a dry run whenever it changes, applied once or asked for,
// undone by its inverse. The same for every kind.
class ChangeFlow : public QObject {
    Q_OBJECT

public:
    enum class State {
        // Nothing differs from what stands.
        Unchanged,
        // The dry run is under way.
        Checking,
        // The service would apply it.
        Ready,
        // The service would refuse it; preview() says why.
        Refused,
        // A policy asks for another reason and for nothing else; preview() says which. Given one, it is checked again.
        Unexplained,
        Applying,
        // Somebody changed the object meanwhile; conflict() is what stands now.
        Conflict,
        Applied,
        // Others must approve it: changeRequest() was made in its place, and nothing was changed.
        Requested,
        // error() says why; nothing was changed as far as is known, and apply() may be tried again.
        Failed,
    };

    ChangeFlow(client::Connection &connection, QObject *parent);

    // Replaces the change set and checks it in a moment. Empty means that nothing differs.
    void setChanges(std::vector<v1::Change> changes);
    // The words of whoever asks, as they stand now. Where a policy asks for some, the set is checked with them.
    void setReason(const QString &reason);
    // With these words. The same set is sent under the same request id however often it is tried. Where
    // the check itself failed, it is checked first, so that nothing is applied that nobody has seen.
    void apply(const QString &reason);

    State state() const { return state_; }
    const std::vector<v1::Change> &changes() const { return changes_; }
    const v1::Preview &preview() const { return preview_; }
    const std::optional<core::Error> &error() const { return error_; }
    const std::optional<v1::Resource> &conflict() const { return conflict_; }
    const v1::Applied &applied() const { return applied_; }
    // Name of the request that waits.
    const std::string &changeRequest() const { return changeRequest_; }
    // So many others would have to approve it; 0 where it would be applied at once.
    int approvals() const { return preview_.obligations().approvals(); }

    // What takes `changes` back, given the objects as they stood before and what was answered.
    static std::vector<v1::Change> inverse(const std::vector<v1::Change> &changes,
                                           const std::vector<v1::Resource> &before, const v1::Applied &applied);

Q_SIGNALS:
    void stateChanged();

private:
    void check();
    void checkAgain();
    void take(core::Result<v1::ApplyResponse> answer);
    // Whether what is asked for depends on the reason.
    bool isAboutWords() const;
    // A dry run tells only that the etag is stale.
    void settleConflict(const core::Error &error);
    void fetchCurrent(const std::string &name);
    void enter(State state);
    v1::ApplyRequest request() const;

    client::Connection &connection_;
    QTimer pause_;
    std::vector<v1::Change> changes_;
    std::string requestId_;
    std::string reason_;
    // That the last check was made with.
    std::string checkedReason_;
    client::Pending<v1::ApplyResponse> pending_;
    State state_ = State::Unchanged;
    // The service has said what it would do.
    bool isChecked_ = false;
    v1::Preview preview_;
    v1::Applied applied_;
    std::string changeRequest_;
    std::optional<core::Error> error_;
    std::optional<v1::Resource> conflict_;
};

} // namespace kit
