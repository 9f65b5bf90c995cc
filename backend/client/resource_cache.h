#pragma once

#include "backend/core/error.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pilothouse::v1 {
class Resource;
}

namespace client {

namespace v1 = pilothouse::v1;

class Connection;
class Worker;

namespace detail {
class ParsedResources;
class ResourceFeed;
class ResourceIndex;
class ResourceIntake;
} // namespace detail

// What changed of one kind, by name.
struct KindChanges {
    // Plural, for example `models`.
    std::string kind;
    std::vector<std::string> added;
    std::vector<std::string> changed;
    std::vector<std::string> removed;

    bool operator==(const KindChanges &) const = default;
};

struct ResourceChanges {
    std::vector<KindChanges> kinds;

    // Null when nothing of that kind has changed.
    const KindChanges *of(std::string_view kind) const;
};

// A live copy of what the console shows, in the BASIC view, fed by one watch that resumes where it was cut. Values are
// immutable. The watch is read and unpacked on other threads; this one takes it in slices of a few milliseconds.
class ResourceCache final : public QObject {
    Q_OBJECT

public:
    enum class State {
        // The first copy is under way.
        Loading,
        Live,
        // Complete, but the service is silent; see age().
        Stale,
    };
    Q_ENUM(State)

    struct Options {
        // Plurals; none means all.
        std::vector<std::string> kinds;
        // Without a word from the service, before the watch is opened anew. Bookmarks come every 5 s.
        std::chrono::milliseconds longestSilence = std::chrono::seconds(15);
    };

    // The connection outlives the cache.
    ResourceCache(Connection &connection, Options options, QObject *parent = nullptr);
    ~ResourceCache() override;

    State state() const { return state_; }
    // Everything up to here is in the copy.
    std::int64_t revision() const { return revision_; }
    // Since the service last said anything; nothing before the first word.
    std::optional<std::chrono::milliseconds> age() const;
    // Why the watch was cut, until it runs again.
    const std::optional<core::Error> &error() const { return error_; }

    // Null where there is none. A moment's use is cheap; whoever keeps the pointer keeps the parsed message.
    std::shared_ptr<const v1::Resource> find(std::string_view name) const;
    std::shared_ptr<const v1::Resource> findUid(std::string_view uid) const;
    bool contains(std::string_view name) const;
    std::size_t count(std::string_view kind) const;
    // In the order of names; for thousands of rows use a ResourceView.
    std::vector<std::string> names(std::string_view kind) const;
    // Likewise; stops when `visit` returns false.
    void each(std::string_view kind, const std::function<bool(const v1::Resource &)> &visit) const;

Q_SIGNALS:
    // At most once in a turn of the event loop, after the copy has changed.
    void changed(const client::ResourceChanges &changes);
    void stateChanged();

protected:
    bool event(QEvent *event) override;

private:
    friend class ResourceView;

    void open();
    void close();
    void followConnection();
    void takeIn();
    void giveBack();
    void endOfStream(const core::Error &error);
    void checkSilence();
    void setState(State state);

    Connection &connection_;
    const Options options_;
    State state_ = State::Loading;
    std::int64_t revision_ = 0;
    // Of the store that the copy is of.
    std::string storeUuid_;
    std::optional<core::Error> error_;
    // Of the stream, since anything was heard.
    int cuts_ = 0;
    std::optional<std::chrono::steady_clock::time_point> heard_;
    std::chrono::steady_clock::time_point opened_;
    std::unique_ptr<detail::ResourceIndex> index_;
    std::unique_ptr<detail::ParsedResources> parsed_;
    std::unique_ptr<Worker> worker_;
    std::shared_ptr<detail::ResourceFeed> feed_;
    std::unique_ptr<detail::ResourceIntake> intake_;
    QTimer silence_;
    QTimer reopening_;
};

} // namespace client
