#include "tests/backend/ledger/io_faults.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

namespace {

// Read by whichever thread makes a call; written only while none does.
struct State {
    io_faults::Plan plan;
    std::atomic<bool> isActive = false;
    std::atomic<std::int64_t> count = 0;
};

State &state() {
    static State instance;
    return instance;
}

template <typename Function>
Function *next(const char *name) {
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

bool isBelow(const char *path) {
    const auto &directory = state().plan.directory;
    return std::strncmp(path, directory.c_str(), directory.size()) == 0;
}

bool isBelow(int descriptor) {
    std::array<char, 64> link{};
    std::array<char, 4096> path{};
    std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
    const auto size = ::readlink(link.data(), path.data(), path.size() - 1);
    return size > 0 && isBelow(path.data());
}

// Whether this call is to fail; errno is set then.
template <typename Where>
bool fails(io_faults::Call call, Where where) {
    auto &now = state();
    if (!now.isActive || now.plan.call != call || !isBelow(where))
        return false;
    const auto number = ++now.count;
    if (number < now.plan.at || (number > now.plan.at && !now.plan.isSticky))
        return false;
    if (now.plan.error == 0)
        ::raise(SIGKILL);
    errno = now.plan.error;
    return true;
}

template <typename Offset>
ssize_t write(const char *name, int descriptor, const void *bytes, size_t size, Offset offset) {
    using Function = ssize_t(int, const void *, size_t, Offset);
    static auto *real = next<Function>(name);
    if (!fails(io_faults::Call::Write, descriptor))
        return real(descriptor, bytes, size, offset);
    const int error = errno;
    if (state().plan.isTorn)
        static_cast<void>(real(descriptor, bytes, size / 2, offset));
    errno = error;
    return -1;
}

} // namespace

namespace io_faults {

void set(const Plan &plan) {
    auto &now = state();
    now.isActive = false;
    now.plan = plan;
    now.count = 0;
    now.isActive = plan.at > 0;
}

std::int64_t count() {
    return state().count;
}

} // namespace io_faults

extern "C" {

ssize_t read(int descriptor, void *bytes, size_t size) {
    static auto *real = next<ssize_t(int, void *, size_t)>("read");
    return fails(io_faults::Call::Read, descriptor) ? -1 : real(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
    return write("pwrite", descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
    return write("pwrite64", descriptor, bytes, size, offset);
}

int fdatasync(int descriptor) {
    static auto *real = next<int(int)>("fdatasync");
    return fails(io_faults::Call::Sync, descriptor) ? -1 : real(descriptor);
}

int fsync(int descriptor) {
    static auto *real = next<int(int)>("fsync");
    return fails(io_faults::Call::Sync, descriptor) ? -1 : real(descriptor);
}

int ftruncate64(int descriptor, off64_t size) noexcept {
    static auto *real = next<int(int, off64_t)>("ftruncate64");
    return fails(io_faults::Call::Truncate, descriptor) ? -1 : real(descriptor, size);
}

int open64(const char *path, int flags, ...) {
    static auto *real = next<int(const char *, int, mode_t)>("open64");
    mode_t mode = 0;
    if ((flags & O_CREAT) != 0) {
        va_list arguments;
        va_start(arguments, flags);
        mode = va_arg(arguments, mode_t);
        va_end(arguments);
    }
    return fails(io_faults::Call::Open, path) ? -1 : real(path, flags, mode);
}

} // extern "C"
