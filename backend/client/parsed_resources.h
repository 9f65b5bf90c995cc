#pragma once

#include "backend/client/stored_resource.h"

#include <array>
#include <memory>

namespace client::detail {

// The resources that were parsed last, since whoever paints a row asks for the same one a dozen times. For one thread.
class ParsedResources {
public:
    // Null for null.
    std::shared_ptr<const v1::Resource> of(const Stored &stored);

private:
    struct Slot {
        // Held, so that its address is not used again.
        Stored stored;
        std::shared_ptr<const v1::Resource> resource;
    };

    // A collision parses anew, so more slots than a window has rows are enough.
    std::array<Slot, 512> slots_;
};

} // namespace client::detail
