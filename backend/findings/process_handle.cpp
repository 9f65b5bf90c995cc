#include "backend/findings/process_handle.h"

#include <cerrno>

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace findings {

std::optional<ProcessHandle> ProcessHandle::open(const replica::ProcessIdentity &identity) {
    posix::Descriptor descriptor(static_cast<int>(::syscall(SYS_pidfd_open, identity.pid, 0)));
    // Looked at after it is held, it cannot become another.
    if (!descriptor.isOpen() || !replica::isAlive(identity))
        return std::nullopt;
    return ProcessHandle(identity, std::move(descriptor));
}

bool ProcessHandle::isGone() const {
    pollfd ended{descriptor_.number(), POLLIN, 0};
    return ::poll(&ended, 1, 0) == 1;
}

int ProcessHandle::send(int signal) const {
    const bool isSent = ::syscall(SYS_pidfd_send_signal, descriptor_.number(), signal, nullptr, 0) == 0;
    return isSent ? 0 : errno;
}

} // namespace findings
