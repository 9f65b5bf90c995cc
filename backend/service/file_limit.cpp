#include "backend/service/file_limit.h"

#include <sys/resource.h>

namespace service {

void raiseFileLimit() {
    struct rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max)
        return;
    limit.rlim_cur = limit.rlim_max;
    // Where it is refused the service runs with what it has.
    static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
}

} // namespace service
