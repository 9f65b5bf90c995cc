#include "app/freed_memory.h"

#include <malloc.h>

#include <chrono>

#include <QThreadPool>

namespace {

using namespace std::chrono_literals;

// Each has its own holes, and the threads of gRPC seldom work at once.
constexpr int mostArenas = 2;
// Bytes from which a block is mapped by itself. Left to it, the allocator raises this to the largest picture it sees,
// and keeps as much free at the end of its heap.
constexpr int leastMapped = 256 << 10;
constexpr auto interval = 15s;
// Less is taken again soon, and looking for it costs more than it brings.
constexpr std::size_t leastFreed = std::size_t(4) << 20;

void giveBack() {
    if (::mallinfo2().fordblks >= leastFreed)
        ::malloc_trim(0);
}

} // namespace

FreedMemory::FreedMemory() {
    ::mallopt(M_ARENA_MAX, mostArenas);
    ::mallopt(M_MMAP_THRESHOLD, leastMapped);
    timer_.setTimerType(Qt::VeryCoarseTimer);
    timer_.callOnTimeout([] { QThreadPool::globalInstance()->start(giveBack); });
    timer_.start(interval);
}
