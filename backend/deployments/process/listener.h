#pragma once

#include <cstdint>

#include <sys/types.h>

namespace deployments {

// Who listens on a port, as seen from the loopback address of this host.
enum class Listener {
    Nobody,
    // A process of the replica, which is the engine or below it.
    Replica,
    Stranger,
};

// `engine` and whatever runs below it are the replica. Where a process of it may not be looked into, it is believed.
Listener listenerOf(std::uint16_t port, pid_t engine, pid_t shim);

// Whether nobody listens on or is bound to this port.
bool isPortFree(std::uint16_t port);

} // namespace deployments
