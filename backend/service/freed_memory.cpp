#include "backend/service/freed_memory.h"

#include <malloc.h>

#include <cstddef>

namespace service {

namespace {

// What one thread frees another can take where they share one. The threads of gRPC seldom allocate at once.
constexpr int mostArenas = 2;
// Bytes from which a block is mapped by itself. Left to it, the allocator raises this to the largest block it sees, and
// keeps as much free at the end of its heap.
constexpr int leastMapped = 128 << 10;
// Less is taken again soon, and looking for it costs more than it brings.
constexpr std::size_t leastFreed = std::size_t(4) << 20;

} // namespace

void keepHeapDense() {
    ::mallopt(M_ARENA_MAX, mostArenas);
    ::mallopt(M_MMAP_THRESHOLD, leastMapped);
}

void giveBackFreedMemory() {
    if (::mallinfo2().fordblks >= leastFreed)
        ::malloc_trim(0);
}

} // namespace service
