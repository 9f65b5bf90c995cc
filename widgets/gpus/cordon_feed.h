#pragma once

#include <string>

#include <QObject>

#include "backend/client/pending.h"
#include "widgets/gpus/gpu_cordon.h"

namespace client {
class Connection;
class ResourceCache;
} // namespace client

namespace gpuspage {

// Follows whether one GPU or its node is cordoned or drained: that from the node, who did it from the node's history.
// Lives in the GUI thread.
class CordonFeed : public QObject {
    Q_OBJECT

public:
    // Both outlive it.
    CordonFeed(client::Connection &connection, client::ResourceCache &cache, QObject *parent = nullptr);
    ~CordonFeed() override;

    // `clusters/<id>/nodes/<id>`, and the position on it.
    void setGpu(const QString &node, int index);
    // Nothing is asked meanwhile.
    void setPaused(bool isPaused);
    const GpuCordon &cordon() const { return cordon_; }
    // Nothing is on its way.
    bool isSettled() const { return !pending_.isOpen(); }

Q_SIGNALS:
    void changed();

private:
    void follow();
    void ask(const std::string &page);
    void take(const core::Result<v1::ListRevisionsResponse> &answer);

    client::Connection &connection_;
    client::ResourceCache &cache_;
    std::string node_;
    int index_ = -1;
    std::string uuid_;
    GpuCordon cordon_;
    std::int64_t asked_ = 0; // generation of the node
    client::Pending<v1::ListRevisionsResponse> pending_;
    bool isPaused_ = true;
};

} // namespace gpuspage
