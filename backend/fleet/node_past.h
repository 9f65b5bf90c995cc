#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "backend/core/error.h"
#include "backend/fleet/node_fold.h"
#include "backend/telemetry/event_shelf.h"
#include "backend/telemetry/node_tiles.h"

namespace fleet {

class Bell;
class Observer;

// Keeps the long past of the fleet on disk: node by node what the observer sees, at most once a second, and what
// happens to GPUs. What an earlier life kept of that is told to the observer. Has a thread of its own, joined by the
// destructor, so that a slow or full disk holds up nothing that is live; values that could not be written are missing
// in the past, and the next step is tried again, as events are until they are written.
class NodePast {
public:
    struct Options {
        std::filesystem::path directory;
        telemetry::NodeTiles::Limits limits;
        // Until a directory that could not be used is tried again.
        std::chrono::milliseconds patience = std::chrono::minutes(1);
        telemetry::EventShelf::Limits eventLimits;
        // A file of events was damaged and is set aside; may be null.
        std::function<void(const std::string &file)> setAside;
    };
    // Why nothing is kept from now on, or that all is again; at each change, on the thread of the past.
    using Report = std::function<void(const std::optional<core::Error> &)>;

    // The observer outlives it.
    NodePast(Observer &observer, Options options, Report report);
    NodePast(const NodePast &) = delete;
    NodePast &operator=(const NodePast &) = delete;
    ~NodePast();

    // Null while the directory cannot be used.
    std::shared_ptr<const telemetry::NodeTiles> tiles() const;

private:
    void work(const std::stop_token &stop);
    // Whether there is something to record in.
    bool open();
    core::Result<void> openAll();
    void record();
    core::Result<void> recordEvents();
    void tell(const core::Result<void> &outcome);

    Observer &observer_;
    const Options options_;
    const Report report_;
    const std::shared_ptr<Bell> bell_;
    // Of the thread alone.
    NodeFold fold_;
    std::optional<telemetry::Instant> recorded_;
    std::chrono::steady_clock::time_point again_;
    std::optional<core::v1::Reason> failure_;
    std::unique_ptr<telemetry::EventShelf> shelf_;
    // Of the observer, that are not on disk yet.
    std::vector<telemetry::GpuEvent> events_;

    mutable std::mutex mutex_;
    std::shared_ptr<telemetry::NodeTiles> tiles_;
    std::uint64_t listener_ = 0;
    std::jthread thread_;
};

} // namespace fleet
