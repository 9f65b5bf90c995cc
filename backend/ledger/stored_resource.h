#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "pilothouse/v1/resource.pb.h"

namespace core {
struct Kind;
}

namespace ledger {

namespace v1 = pilothouse::v1;

using ResourcePtr = std::shared_ptr<const v1::Resource>;

// A resource as it is kept: as the message, or packed in its wire format, which takes a fifth of that and is parsed for
// whoever asks. Those who hold it at once share one message, and what nobody holds is not kept parsed. Immutable; safe
// from any thread.
class StoredResource {
public:
    enum class Form { Parsed, Packed };

    // Has a name.
    StoredResource(const ResourcePtr &resource, Form form);

    std::string_view name() const;
    std::string_view uid() const;
    const core::Kind &kind() const { return kind_; }
    // Of its last change.
    std::int64_t revision() const { return revision_; }
    // In the wire format.
    std::size_t bytes() const { return bytes_; }

    // Parsing takes some microseconds.
    ResourcePtr resource() const;

private:
    std::string_view packed(std::uint32_t begin, std::uint32_t size) const;

    const core::Kind &kind_;
    const std::int64_t revision_;
    const std::size_t bytes_;
    // Null where it is packed.
    const ResourcePtr parsed_;
    // Name and uid lie somewhere in what is packed.
    const std::string packed_;
    std::uint32_t nameBegin_ = 0;
    std::uint32_t nameSize_ = 0;
    std::uint32_t uidBegin_ = 0;
    std::uint32_t uidSize_ = 0;
    // Guards what is shared.
    mutable std::mutex mutex_;
    mutable std::weak_ptr<const v1::Resource> shared_;
};

using StoredPtr = std::shared_ptr<const StoredResource>;

} // namespace ledger
