#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <QTimer>

#include "backend/client/pending.h"
#include "widgets/kit/time_lanes.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace client {
class Connection;
class ResourceCache;
class ResourceView;
} // namespace client

namespace gpuspage {

namespace v1 = pilothouse::v1;

// What people changed, as two lanes of the strip of time: of deployments, and of whatever else has to do with the
// fleet and who may use it. Which objects changed last is seen from the objects themselves, and when from their
// histories: neither is a search of the log, which would be an event itself. Of each lane the 64 objects that changed
// last. Lives in the GUI thread.
class ChangeLanes : public QObject {
    Q_OBJECT

public:
    static constexpr int mostObjects = 64;

    // Both outlive it.
    ChangeLanes(client::Connection &connection, client::ResourceCache &cache, QObject *parent = nullptr);
    ~ChangeLanes() override;

    // Nothing is followed until it goes on for the first time, and nothing asked while it does not.
    void setPaused(bool isPaused);
    // All that there is to know is known.
    bool isFilled() const;
    // Of all objects, or of those whose names are wanted.
    QList<kit::TimeLane> lanes(const std::function<bool(const std::string &name)> &isWanted = {}) const;

    // Of one object; the newest last. `now` is the object as it stands, or null.
    static QList<kit::TimeMark> marksOf(const v1::ListRevisionsResponse &history, const v1::Resource *now = nullptr);

Q_SIGNALS:
    void changed();

private:
    // An object by its name, and which generation of it is wanted.
    using Wanted = std::pair<std::string, std::int64_t>;
    struct Lane {
        QString name;
        std::vector<const char *> kinds;
        std::vector<client::ResourceView *> views;
        // That changed last.
        std::vector<Wanted> objects;
        // Milliseconds since 1970: others changed before then; 0 where these are all.
        qint64 cutAt = 0;
    };
    struct Known {
        std::int64_t generation = 0;
        QList<kit::TimeMark> marks;
        bool isCut = false; // it has older ones
    };

    void follow();
    client::ResourceView *followed(const char *kind);
    // All that might have been changed has been seen.
    bool isFollowed() const;
    static void findNewest(Lane *lane);
    qint64 knownSince(const Lane &lane) const;
    void askNow();
    void askSoon();
    void look();
    void ask();
    void askFor(const Wanted &object);
    bool isKnown(const Wanted &object) const;

    client::Connection &connection_;
    client::ResourceCache &cache_;
    std::vector<Lane> lanes_;
    std::map<std::string, Known> known_;
    std::map<std::string, client::Pending<v1::ListRevisionsResponse>> asking_;
    QTimer soon_;
    bool isPaused_ = true;
};

} // namespace gpuspage
