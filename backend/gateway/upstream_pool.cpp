#include "backend/gateway/upstream_pool.h"

#include <utility>

namespace gateway {

namespace {

using std::chrono::steady_clock;

} // namespace

UpstreamPool::UpstreamPool(asio::io_context &context, asio::ssl::context &tls, Deadlines &deadlines,
                           const GatewayOptions &options)
    : context_(context), tls_(tls), options_(options), closing_(deadlines, [this] { closeOld(); }) {}

UpstreamPtr UpstreamPool::take(const Endpoint &endpoint) {
    const auto found = idle_.find(endpoint.address);
    if (found == idle_.end())
        return nullptr;
    auto &waiting = found->second;
    while (!waiting.empty()) {
        auto connection = std::move(waiting.back());
        waiting.pop_back();
        // Whether it was closed meanwhile shows when it is used; asking costs a system call each time.
        if (connection->isOpen())
            return connection;
    }
    return nullptr;
}

UpstreamPtr UpstreamPool::make(const Endpoint &endpoint) {
    return std::make_shared<UpstreamConnection>(context_, tls_, endpoint);
}

void UpstreamPool::giveBack(const Endpoint &endpoint, UpstreamPtr connection) {
    const auto now = steady_clock::now();
    if (isClosing_ || !connection->isOpen() || !connection->input().empty() ||
        now - connection->madeTime() > options_.upstreamAge)
        return connection->close();
    auto &waiting = idle_[endpoint.address];
    if (waiting.size() >= options_.idleUpstreams)
        return connection->close();
    connection->idleSince = now;
    if (waiting.empty())
        closing_.set(now + options_.idleUpstreamTime);
    waiting.push_back(std::move(connection));
}

void UpstreamPool::closeAll() {
    isClosing_ = true;
    for (auto &[key, waiting] : idle_) {
        for (const auto &connection : waiting)
            connection->close();
    }
    idle_.clear();
}

void UpstreamPool::closeOld() {
    const auto now = steady_clock::now();
    for (auto &[key, waiting] : idle_) {
        while (!waiting.empty() && waiting.front()->idleSince + options_.idleUpstreamTime <= now) {
            waiting.front()->close();
            waiting.pop_front();
        }
    }
    std::erase_if(idle_, [](const auto &entry) { return entry.second.empty(); });
    if (!idle_.empty())
        closing_.set(now + options_.idleUpstreamTime / 4);
}

} // namespace gateway
