#include "backend/service/freed_memory.h"

#include <malloc.h>

#include <cstddef>

namespace service {

namespace {

// Less is taken again soon, and looking for it costs more than it brings.
constexpr std::size_t leastFreed = std::size_t(4) << 20;

} // namespace

void giveBackFreedMemory() {
    if (::mallinfo2().fordblks >= leastFreed)
        ::malloc_trim(0);
}

} // namespace service
