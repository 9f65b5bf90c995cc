#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace gateway {

using Counter = std::atomic<std::int64_t>;

// Requests on their way, by the address that answers them. A counter lasts as long as a bundle or a request holds it,
// so that it outlives the change of bundles. Thread-safe.
class Outstanding {
public:
    std::shared_ptr<Counter> counter(const std::string &address);
    std::int64_t of(const std::string &address) const;

private:
    void forgetUnused();

    mutable std::mutex mutex_;
    std::map<std::string, std::weak_ptr<Counter>, std::less<>> counters_;
    std::size_t forgetAt_ = 64;
};

} // namespace gateway
