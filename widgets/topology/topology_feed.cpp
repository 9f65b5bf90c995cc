#include "widgets/topology/topology_feed.h"

#include <chrono>

namespace topologypage {

namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto Frame = 16ms;
constexpr auto Slice = 3ms;

} // namespace

TopologyFeed::TopologyFeed(TopologyGraph &graph, Read read, QObject *parent)
    : QObject(parent), graph_(graph), read_(std::move(read)) {
    frame_.setSingleShot(true);
    frame_.setInterval(Frame);
    frame_.setTimerType(Qt::PreciseTimer);
    connect(&frame_, &QTimer::timeout, this, &TopologyFeed::takeSlice);
}

void TopologyFeed::add(const std::string &name) {
    waiting_.insert(name);
    if (!isPaused_ && !frame_.isActive())
        frame_.start();
}

void TopologyFeed::setPaused(bool isPaused) {
    isPaused_ = isPaused;
    if (isPaused)
        frame_.stop();
    else if (!waiting_.empty() && !frame_.isActive())
        frame_.start();
}

void TopologyFeed::take(const std::string &name) {
    if (const auto resource = read_(name))
        graph_.put(*resource);
    else
        graph_.remove(QString::fromStdString(name));
}

void TopologyFeed::takeAll() {
    frame_.stop();
    for (const auto &name : waiting_)
        take(name);
    waiting_.clear();
    Q_EMIT taken(graph_.settle());
}

void TopologyFeed::takeSlice() {
    const auto end = steady_clock::now() + Slice;
    do {
        auto at = waiting_.lower_bound(next_);
        if (at == waiting_.end())
            at = waiting_.begin();
        if (at == waiting_.end())
            break;
        const auto name = *at;
        at = waiting_.erase(at);
        next_ = at == waiting_.end() ? std::string() : *at;
        take(name);
    } while (steady_clock::now() < end);
    if (!waiting_.empty())
        frame_.start();
    Q_EMIT taken(graph_.settle());
}

} // namespace topologypage
