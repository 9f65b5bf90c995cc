#include "widgets/gpus/cordon_feed.h"

#include <utility>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_calls.h"

#include "pilothouse/v1/resource.pb.h"

namespace gpuspage {

namespace {

// Most cordons are among the last changes of their node; whoever is farther back is looked for to the beginning.
constexpr int RevisionsAtFirst = 20;
constexpr int RevisionsAtOnce = 500;

} // namespace

CordonFeed::CordonFeed(client::Connection &connection, client::ResourceCache &cache, QObject *parent)
    : QObject(parent), connection_(connection), cache_(cache) {
    connect(&cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (changes.of("nodes"))
            follow();
    });
    connect(&connection, &client::Connection::stateChanged, this, &CordonFeed::follow);
}

CordonFeed::~CordonFeed() = default;

void CordonFeed::setGpu(const QString &node, int index) {
    node_ = node.toStdString();
    index_ = index;
    asked_ = 0;
    pending_.cancel();
    cordon_ = {};
    follow();
}

void CordonFeed::setPaused(bool isPaused) {
    isPaused_ = isPaused;
    follow();
}

void CordonFeed::follow() {
    const auto node = node_.empty() ? nullptr : cache_.find(node_);
    if (!node)
        return;
    auto now = GpuCordon::of(*node, index_);
    uuid_.clear();
    for (const auto &device : node->node_status().gpus())
        if (device.index() == index_)
            uuid_ = device.uuid();
    const auto generation = node->meta().generation();
    const bool isOther = generation != asked_;
    if (!isOther)
        now.change = cordon_.change;
    cordon_ = std::move(now);
    if (isOther && !isPaused_ && connection_.isOnline()) {
        asked_ = generation;
        pending_.cancel();
        if (cordon_.kind != GpuCordon::Kind::None)
            ask({});
    }
    Q_EMIT changed();
}

void CordonFeed::ask(const std::string &page) {
    v1::ListRevisionsRequest request;
    request.set_name(node_);
    request.set_page_size(page.empty() ? RevisionsAtFirst : RevisionsAtOnce);
    request.set_page_token(page);
    request.set_view(v1::FULL);
    pending_ = connection_.resources().listRevisions(request);
    client::deliver(pending_, this, [this](const auto &answer) { take(answer); });
}

// From the newest on: the last one in a row that has it made it so.
void CordonFeed::take(const core::Result<v1::ListRevisionsResponse> &answer) {
    if (!answer)
        return Q_EMIT changed();
    for (const auto &entry : answer->entries()) {
        if (!cordon_.holdsIn(entry.resource().node(), uuid_))
            return Q_EMIT changed();
        cordon_.change = entry;
    }
    if (answer->next_page_token().empty())
        return Q_EMIT changed();
    ask(answer->next_page_token());
}

} // namespace gpuspage
