#pragma once

#include "backend/client/pending.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace pilothouse::v1 {
class TestPermissionsResponse;
}

namespace client {

namespace v1 = pilothouse::v1;

class Connection;
class ResourceCache;

// What the caller may do, as the service says: answers are kept, asked for in batches, and asked anew when bindings,
// principals or teams change, at every connect, and once a minute, since bindings end by themselves.
class Permissions final : public QObject {
    Q_OBJECT

public:
    Permissions(Connection &connection, const ResourceCache &cache, QObject *parent = nullptr);
    ~Permissions() override;

    // `name` is a resource; or a team, `teams/<id>`, for what would be created there; empty is the organisation.
    // Nothing while it is not known: then it is asked for, and changed() follows.
    std::optional<bool> isAllowed(const std::string &permission, const std::string &name) const;

Q_SIGNALS:
    // At most once in a turn of the event loop, and only when an answer differs.
    void changed();

private:
    using Question = std::pair<std::string, std::string>;

    void askAgain();
    void ask();
    void learn(const std::vector<Question> &questions, const core::Result<v1::TestPermissionsResponse> &response);

    Connection &connection_;
    // Asking is no change: a query may start it.
    mutable std::map<Question, std::optional<bool>> answers_;
    mutable std::set<Question> wanted_;
    mutable QTimer asking_;
    QTimer minute_;
    Pending<v1::TestPermissionsResponse> pending_;
};

} // namespace client
