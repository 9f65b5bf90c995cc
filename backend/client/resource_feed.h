#pragma once

#include "backend/client/doorbell.h"
#include "backend/client/link.h"
#include "backend/client/stored_resource.h"
#include "backend/core/packed_bytes.h"
#include "pilothouse/v1/resource_service.pb.h"

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace client::detail {

// The reading end of the cache's watch: turns messages into stored resources on gRPC's threads, holds a few of them,
// and reads no further until they are taken.
class ResourceFeed final : public StreamSink {
public:
    struct Item {
        // Null when it is gone.
        Stored resource;
        // Of what is gone.
        std::string name;
    };
    struct Batch {
        std::vector<Item> items;
        // 0 while the first copy is under way.
        std::int64_t revision = 0;
    };

    explicit ResourceFeed(QObject *owner) : bell_(owner) {}

    google::protobuf::Message &slot() override;
    bool accept() override;
    void ended(core::Error error, bool isComplete) override;

    // By the owner, on its thread, from here on.
    void open(Link &link, const v1::WatchRequest &request, const std::shared_ptr<ResourceFeed> &self);
    // Nothing rings from then on.
    void close();
    Doorbell &bell() { return bell_; }
    std::optional<Batch> take();
    // Once everything was taken.
    std::optional<core::Error> takeEnd();

private:
    // Of some hundred resources each.
    static constexpr std::size_t Limit = 4;

    Doorbell bell_;
    std::shared_ptr<Stream> stream_;
    // Used again for each message, so that its memory is too.
    v1::WatchResponse message_;
    core::BytesPacker packer_;

    std::mutex mutex_;
    std::deque<Batch> batches_;
    std::optional<core::Error> end_;
};

} // namespace client::detail
