#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "backend/core/error.h"
#include "backend/fleet/node_fold.h"
#include "backend/telemetry/node_tiles.h"

namespace fleet {

class Bell;
class Observer;

// Keeps the long past of the fleet, node by node, on disk: what the observer sees, at most once a second. Has a thread
// of its own, joined by the destructor, so that a slow or full disk holds up nothing that is live; what could not be
// written is missing in the past, and the next step is tried again.
class NodePast {
public:
    struct Options {
        std::filesystem::path directory;
        telemetry::NodeTiles::Limits limits;
        // Until a directory that could not be used is tried again.
        std::chrono::milliseconds patience = std::chrono::minutes(1);
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
    void record();
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

    mutable std::mutex mutex_;
    std::shared_ptr<telemetry::NodeTiles> tiles_;
    std::uint64_t listener_ = 0;
    std::jthread thread_;
};

} // namespace fleet
