#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "pilothouse/v1/resource.pb.h"

namespace core {
class BytesPacker;
struct Kind;
} // namespace core

namespace ledger {

namespace v1 = pilothouse::v1;

using ResourcePtr = std::shared_ptr<const v1::Resource>;

// A resource as it is kept: as the message, or in its wire format, which takes a fifth of that, or where it is long,
// like others and packed a fifteenth, and is parsed for whoever asks. Those who hold it at once share one message, and
// what nobody holds is not kept parsed. Nobody sees it change; safe from any thread.
class StoredResource {
public:
    // As the message. Has a name.
    explicit StoredResource(const ResourcePtr &resource);
    // In its wire format. Has a name.
    explicit StoredResource(const v1::Resource &resource);
    // The same, packed.
    StoredResource(const v1::Resource &resource, core::BytesPacker &packer);

    // Packs its wire format where that is long, which takes some 15 us.
    void pack(core::BytesPacker &packer) const;

    std::string_view name() const;
    std::string_view uid() const;
    const core::Kind &kind() const { return kind_; }
    // Of its last change.
    std::int64_t revision() const { return revision_; }
    // In the wire format.
    std::size_t bytes() const { return bytes_; }

    // Parsing takes some microseconds, and 4 more where it was long.
    ResourcePtr resource() const;

private:
    const core::Kind &kind_;
    const std::int64_t revision_;
    const std::size_t bytes_;
    // Null where it is kept in its wire format.
    const ResourcePtr parsed_;
    // Name and uid, where it is.
    const std::string names_;
    const std::uint32_t nameSize_ = 0;
    // Guards what follows.
    mutable std::mutex mutex_;
    mutable std::string wire_;
    // What the wire format is packed by; null where it stands as it is.
    mutable std::shared_ptr<const std::string> example_;
    mutable std::weak_ptr<const v1::Resource> shared_;
};

using StoredPtr = std::shared_ptr<const StoredResource>;

} // namespace ledger
