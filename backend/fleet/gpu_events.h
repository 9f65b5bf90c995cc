#pragma once

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "backend/telemetry/gpu_event.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;
using telemetry::GpuEvent;

// The last events of the fleet by their times, bounded, those of earlier lives of the service among them, and which
// signs began in those and have not ended. Thread-safe.
class GpuEvents {
public:
    static constexpr std::size_t most = 50'000;

    struct Question {
        std::optional<core::TimePoint> from;
        std::optional<core::TimePoint> to;
        // Empty is all.
        std::string node;
        std::size_t limit = most;
        // Of which teams; all where there is none. Called under the lock.
        std::function<bool(const std::string &team)> sees;
    };
    struct Answer {
        // Newest first.
        std::vector<GpuEvent> events;
        // There are more, or were.
        bool isCut = false;
    };

    // That began and goes on.
    struct Open {
        std::string node;
        int gpu = 0;
        v1::HealthSign sign = v1::HEALTH_SIGN_UNSPECIFIED;
        std::string team;
        core::TimePoint since;
        // As it was told last.
        v1::HealthSeverity severity = v1::HEALTHY;
    };

    void add(GpuEvent event);
    // What was kept by an earlier life, all but what is known of it by recall(); older ones may have gone before.
    void restore(std::vector<GpuEvent> events, bool isCut);
    // What happened to GPUs of these nodes until then, in the place of what was kept: they are simulated, and what
    // happens to them is not handed out to be kept.
    void recall(const std::set<std::string> &nodes, core::TimePoint until, std::vector<GpuEvent> events);

    Answer find(const Question &question) const;
    // Oldest first.
    std::vector<GpuEvent> all() const;
    // What was added since the last time and is to be kept, the last ones of it.
    std::vector<GpuEvent> takeNew();
    // Of a sign that holds: it began in an earlier life. It is not open any more then.
    std::optional<Open> takeOpen(const std::string &node, int gpu, v1::HealthSign sign);
    // Those that nobody has taken.
    std::vector<Open> open() const;
    // The last XID of a GPU in earlier lives.
    std::optional<int> lastXid(const std::string &node, int gpu) const;

private:
    using Gpu = std::pair<std::string, int>;
    using Key = std::tuple<std::string, int, v1::HealthSign>;

    void merge(std::vector<GpuEvent> events);
    void follow(const GpuEvent &event);
    void trim();

    mutable std::mutex mutex_;
    // By time.
    std::deque<GpuEvent> events_;
    // Of those that went, the newest.
    std::optional<core::TimePoint> cut_;
    std::vector<GpuEvent> new_;
    // Until when all is known of a node by recall().
    std::map<std::string, core::TimePoint, std::less<>> recalled_;
    std::map<Key, Open> open_;
    std::map<Gpu, int> lastXids_;
};

} // namespace fleet
