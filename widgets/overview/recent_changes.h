#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <QTimer>

#include "backend/client/pending.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace client {
class Connection;
}

namespace core {
class Clock;
}

namespace overviewpage {

namespace v1 = pilothouse::v1;

// One event of the log by which objects came to be as they are.
struct RecentChange {
    // That changed last, and how many changed with it, as far as they are among the last.
    std::string object;
    int others = 0;
    v1::ListRevisionsResponse::Entry entry;
    // The object before it; empty where there was none.
    v1::Resource before;
};

// The objects that changed last, and by which event each did. Which these are is seen from the objects themselves, and
// how each came about from its history: neither is a search of the log, which would be an event itself. What was
// deleted before anybody looked is not among them: nothing is left to be seen of it. Lives in the GUI thread.
class RecentChanges : public QObject {
    Q_OBJECT

public:
    // That are shown at most.
    static constexpr int most = 7;

    // Both outlive it.
    RecentChanges(client::Connection &connection, const core::Clock &clock, QObject *parent);

    void put(const v1::Resource &resource);
    // It was there and is not any more.
    void remove(const std::string &name);
    void clear();
    // Nothing is asked until it goes on again, which it does not at first.
    void setPaused(bool isPaused);

    // Newest first.
    const std::vector<RecentChange> &changes() const { return changes_; }
    // All that is shown is known.
    bool isSettled() const;

Q_SIGNALS:
    void changed();

private:
    // Seconds, nanoseconds, name.
    using Key = std::tuple<std::int64_t, std::int32_t, std::string>;
    struct Known {
        std::int64_t generation = 0;
        v1::ListRevisionsResponse::Entry entry;
        v1::Resource before;
    };

    std::vector<std::string> newest() const;
    void askSoon();
    void ask();
    void take(const std::string &name, const core::Result<v1::ListRevisionsResponse> &answer);
    void show();

    void note(const Key &key, std::int64_t generation);

    client::Connection &connection_;
    const core::Clock &clock_;
    std::set<Key> ordered_;
    struct Seen {
        Key key;
        std::int64_t generation = 0;
    };
    std::map<std::string, Seen> seen_;
    std::map<std::string, Known> known_;
    std::map<std::string, client::Pending<v1::ListRevisionsResponse>> asking_;
    // Whose history cannot be read now; asked again once it changes.
    std::map<std::string, std::int64_t> failed_;
    std::vector<RecentChange> changes_;
    QTimer soon_;
    bool isPaused_ = true;
};

} // namespace overviewpage
