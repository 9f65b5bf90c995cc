#include "backend/client/resource_feed.h"

#include <utility>

namespace client::detail {

google::protobuf::Message &ResourceFeed::slot() {
    return message_;
}

bool ResourceFeed::accept() {
    Batch batch;
    batch.revision = message_.revision();
    batch.items.reserve(static_cast<std::size_t>(message_.changes_size()));
    for (const auto &change : message_.changes()) {
        if (change.deleted())
            batch.items.push_back({nullptr, change.resource().meta().name()});
        else if (auto resource = StoredResource::of(change.resource(), packer_))
            batch.items.push_back({std::move(resource), {}});
    }
    // A quiet stream need not hold on to the room that the first copy took.
    if (message_.changes().empty())
        message_ = {};
    std::lock_guard lock(mutex_);
    batches_.push_back(std::move(batch));
    bell_.ring();
    return batches_.size() < Limit;
}

void ResourceFeed::ended(core::Error error, bool) {
    std::lock_guard lock(mutex_);
    end_ = std::move(error);
    bell_.ring();
}

void ResourceFeed::open(Link &link, const v1::WatchRequest &request, const std::shared_ptr<ResourceFeed> &self) {
    stream_ = link.stream("/pilothouse.v1.ResourceService/Watch", request, self);
}

void ResourceFeed::close() {
    bell_.remove();
    if (const auto stream = std::exchange(stream_, nullptr))
        stream->cancel();
}

std::optional<ResourceFeed::Batch> ResourceFeed::take() {
    bool wasFull = false;
    std::optional<Batch> batch;
    {
        std::lock_guard lock(mutex_);
        if (batches_.empty())
            return std::nullopt;
        wasFull = batches_.size() >= Limit;
        batch = std::move(batches_.front());
        batches_.pop_front();
    }
    if (wasFull)
        stream_->readOn();
    return batch;
}

std::optional<core::Error> ResourceFeed::takeEnd() {
    std::lock_guard lock(mutex_);
    return batches_.empty() ? std::exchange(end_, std::nullopt) : std::nullopt;
}

} // namespace client::detail
