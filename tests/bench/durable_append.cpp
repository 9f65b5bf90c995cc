#include "tests/bench/durable_append.h"

#include <fcntl.h>
#include <unistd.h>

#include <string>

#include "tests/bench/figures.h"

namespace bench {

DurableAppend::DurableAppend(const std::filesystem::path &file)
    : descriptor_(::open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600)) {}

DurableAppend::~DurableAppend() {
    ::close(descriptor_);
}

bool DurableAppend::append() {
    static const std::string page(PageBytes, 'p');
    return ::write(descriptor_, page.data(), page.size()) == static_cast<ssize_t>(page.size()) &&
           ::fdatasync(descriptor_) == 0;
}

std::vector<double> DurableAppend::append(int count) {
    std::vector<double> seconds;
    for (int index = 0; index < count; ++index) {
        const double start = wallSeconds();
        if (!append())
            return {};
        seconds.push_back(wallSeconds() - start);
    }
    return seconds;
}

} // namespace bench
