#include "backend/gateway/meter.h"

#include <utility>

namespace gateway {

namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::steady_clock;

constexpr auto tellInterval = std::chrono::seconds(1);

} // namespace

Meter::Meter(Measures &measures, std::size_t shard, SeriesKey key)
    : measures_(measures), shard_(shard), key_(std::move(key)), start_(steady_clock::now()), told_(start_) {}

void Meter::came(std::string_view bytes) {
    if (bytes.empty() || (!isEventStream_ && hasToken_))
        return;
    const auto events = isEventStream_ ? scanner_.feed(bytes) : 1;
    if (events == 0)
        return;
    const auto now = steady_clock::now();
    if (!std::exchange(hasToken_, true))
        sums_.timeToFirstToken.add(duration_cast<microseconds>(now - start_));
    else
        sums_.interTokenLatency.add(duration_cast<microseconds>(now - last_));
    // Those that came together came without time between them.
    for (std::size_t i = 1; i < events; ++i)
        sums_.interTokenLatency.add(microseconds(0));
    last_ = now;
    if (!isEventStream_)
        return;
    sums_.chunks += static_cast<std::int64_t>(events);
    if (now - told_ < tellInterval)
        return;
    measures_.add(shard_, key_, std::exchange(sums_, {}));
    told_ = now;
}

void Meter::end(bool isError) {
    sums_.requests = 1;
    sums_.errors = isError ? 1 : 0;
    sums_.duration.add(duration_cast<microseconds>(steady_clock::now() - start_));
    measures_.add(shard_, key_, sums_);
}

} // namespace gateway
