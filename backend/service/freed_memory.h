#pragma once

namespace service {

// Has the allocator keep little for itself: few arenas, each of which would have holes of its own, and large blocks
// apart. For a process that is the service, before other threads start.
void keepHeapDense();

// Gives back to the system what was freed, where that is much. What loading a large fleet takes for a moment lies
// between what stays, so that the allocator would keep all of it.
void giveBackFreedMemory();

} // namespace service
