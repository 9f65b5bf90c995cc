#pragma once

#include <cstdint>

namespace inspect {

// The descriptors that a confined process may use: it reads these two and writes the answer.
constexpr int answerDescriptor = 1;
constexpr int fileDescriptor = 3;
constexpr int configDescriptor = 4;

// Bytes; what the program writes never comes near.
constexpr std::uint64_t longestAnswer = 64 * 1024;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PILOTHOUSE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define PILOTHOUSE_SANITIZED 1
#endif
#endif

// Sanitizers reserve terabytes and start threads: under them neither memory nor system calls can be confined.
#ifdef PILOTHOUSE_SANITIZED
constexpr bool sandboxIsWhole = false;
#else
constexpr bool sandboxIsWhole = true;
#endif

// Confines the calling process for good: no privileges, two seconds of processor time, `dataBytes` of memory, no new
// descriptors, no long files, and no system calls but reading and seeking in the two files, writing the answer, memory
// that is never executable, and leaving. Anything else kills it with SIGSYS. False when the kernel refuses any of that.
[[nodiscard]] bool enterSandbox(std::uint64_t dataBytes);

} // namespace inspect
