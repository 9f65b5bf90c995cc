#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "backend/gateway/figures.h"
#include "backend/gateway/series.h"

namespace core {
class Clock;
}

namespace gateway {

// What the gateway measures of the requests that pass it, in memory: who serves requests adds to a shard of his own,
// whose lock nobody else holds but for the moment of a question. Thread-safe.
class Measures {
public:
    struct Query {
        // Empty fits all.
        std::string route;
        std::string target;
        WallTime from;
        WallTime to;
        std::chrono::seconds step{};
    };
    struct Points {
        SeriesKey key;
        std::map<WallTime, Sums> points;
    };
    struct Answer {
        std::chrono::seconds step{};
        std::vector<Points> series;
    };

    Measures(const core::Clock &clock, std::size_t shards);
    Measures(const Measures &) = delete;
    Measures &operator=(const Measures &) = delete;
    ~Measures();

    void add(std::size_t shard, const SeriesKey &key, const Sums &sums);

    // Of one revision of a deployment, by all routes and probes.
    Figures figures(const std::string &target, std::int64_t generation, WallTime since) const;
    Answer query(const Query &query) const;
    // Sums since the start, of those series that are still known.
    std::map<SeriesKey, Sums> totals() const;
    // Since when it is measured.
    WallTime since() const { return since_; }

private:
    struct Shard;

    WallTime now() const;

    const core::Clock &clock_;
    const WallTime since_;
    std::vector<std::unique_ptr<Shard>> shards_;
};

} // namespace gateway
