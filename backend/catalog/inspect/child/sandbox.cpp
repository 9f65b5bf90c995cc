#include "backend/catalog/inspect/child/sandbox.h"

#include <linux/futex.h>
#include <malloc.h>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <vector>

namespace inspect {

namespace {

constexpr rlim_t processorSeconds = 2;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isWhole = false;
#elif defined(__has_feature)
constexpr bool isWhole = !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer);
#else
constexpr bool isWhole = true;
#endif

bool limit(__rlimit_resource resource, rlim_t most) {
    const rlimit both{most, most};
    return ::setrlimit(resource, &both) == 0;
}

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

// On an argument of a call, counted from 0.
scmp_arg_cmp equals(unsigned argument, scmp_datum_t value) {
    return {argument, SCMP_CMP_EQ, value, 0};
}

scmp_arg_cmp masked(unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
    return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

bool allow(const Filter &filter, int call, const std::vector<scmp_arg_cmp> &conditions = {}) {
    return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, static_cast<unsigned>(conditions.size()),
                                  conditions.data()) == 0;
}

bool loadFilter() {
    const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS), &seccomp_release);
    if (!filter)
        return false;
    for (const int descriptor : {fileDescriptor, configDescriptor}) {
        if (!allow(filter, SCMP_SYS(pread64), {equals(0, descriptor)}) ||
            !allow(filter, SCMP_SYS(lseek), {equals(0, descriptor)}))
            return false;
    }
    const auto notExecutable = masked(2, PROT_EXEC, 0);
    const auto anonymous = masked(3, MAP_ANONYMOUS, MAP_ANONYMOUS);
    // Waking nobody is what is left of a lock in a process of one thread; throwing takes one.
    const auto wake = equals(1, FUTEX_WAKE_PRIVATE);
    return allow(filter, SCMP_SYS(write), {equals(0, answerDescriptor)}) &&
           allow(filter, SCMP_SYS(mmap), {notExecutable, anonymous}) && allow(filter, SCMP_SYS(munmap)) &&
           allow(filter, SCMP_SYS(futex), {wake}) && allow(filter, SCMP_SYS(mremap)) && allow(filter, SCMP_SYS(brk)) &&
           allow(filter, SCMP_SYS(exit_group)) && seccomp_load(filter.get()) == 0;
}

} // namespace

bool isSandboxWhole() {
    return isWhole;
}

bool enterSandbox(std::uint64_t dataBytes) {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !limit(RLIMIT_CORE, 0) || !limit(RLIMIT_CPU, processorSeconds))
        return false;
    if (!isWhole)
        return true;
    // Where memory ends, the allocator would else try a second arena, with calls that are not allowed.
    return ::mallopt(M_ARENA_MAX, 1) == 1 && limit(RLIMIT_DATA, dataBytes) && limit(RLIMIT_FSIZE, longestAnswer) &&
           limit(RLIMIT_NOFILE, 0) && loadFilter();
}

} // namespace inspect
