#include "backend/catalog/inspect/child/sandbox.h"

#include <linux/futex.h>
#include <malloc.h>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace inspect {

namespace {

constexpr rlim_t processorSeconds = 2;

bool limit(__rlimit_resource resource, rlim_t most) {
    const rlimit both{most, most};
    return ::setrlimit(resource, &both) == 0;
}

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

template <typename... Conditions>
bool allow(const Filter &filter, int call, Conditions... conditions) {
    return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, sizeof...(conditions), conditions...) == 0;
}

bool loadFilter() {
    const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS), &seccomp_release);
    if (!filter)
        return false;
    for (const int descriptor : {fileDescriptor, configDescriptor}) {
        const auto here = SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(descriptor));
        if (!allow(filter, SCMP_SYS(pread64), here) || !allow(filter, SCMP_SYS(lseek), here))
            return false;
    }
    // Waking nobody is what is left of a lock in a process of one thread; throwing takes one.
    const auto wake = SCMP_A1(SCMP_CMP_EQ, FUTEX_WAKE_PRIVATE);
    const auto notExecutable = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    const auto anonymous = SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS);
    return allow(filter, SCMP_SYS(write), SCMP_A0(SCMP_CMP_EQ, answerDescriptor)) &&
           allow(filter, SCMP_SYS(mmap), notExecutable, anonymous) && allow(filter, SCMP_SYS(munmap)) &&
           allow(filter, SCMP_SYS(futex), wake) && allow(filter, SCMP_SYS(mremap)) && allow(filter, SCMP_SYS(brk)) &&
           allow(filter, SCMP_SYS(exit_group)) && seccomp_load(filter.get()) == 0;
}

} // namespace

bool enterSandbox(std::uint64_t dataBytes) {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !limit(RLIMIT_CORE, 0) || !limit(RLIMIT_CPU, processorSeconds))
        return false;
    if (!sandboxIsWhole)
        return true;
    // Where memory ends, the allocator would else try a second arena, with calls that are not allowed.
    return ::mallopt(M_ARENA_MAX, 1) == 1 && limit(RLIMIT_DATA, dataBytes) && limit(RLIMIT_FSIZE, longestAnswer) &&
           limit(RLIMIT_NOFILE, 0) && loadFilter();
}

} // namespace inspect
