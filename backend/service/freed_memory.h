#pragma once

namespace service {

// Gives back to the system what was freed, where that is much. What loading a large fleet takes for a moment lies
// between what stays, so that the allocator would keep all of it.
void giveBackFreedMemory();

} // namespace service
