#include "backend/service/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <initializer_list>

namespace service {

void holdStandardStreams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // The lowest free number is this one.
        if (::fcntl(stream, F_GETFD) == -1)
            static_cast<void>(::open("/dev/null", O_RDWR));
    }
}

} // namespace service
