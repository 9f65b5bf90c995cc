#pragma once

#include <cstdint>

namespace inspect {

// The descriptors that a confined process may use: it reads these two and writes the answer.
constexpr int answerDescriptor = 1;
constexpr int fileDescriptor = 3;
constexpr int configDescriptor = 4;

// Bytes; what the program writes never comes near.
constexpr std::uint64_t longestAnswer = 64 * 1024;

// False in builds with a sanitizer: those reserve terabytes and start threads, and neither memory nor system calls can
// be confined under them.
bool isSandboxWhole();

// Confines the calling process for good: no privileges, two seconds of processor time, `dataBytes` of memory, no new
// descriptors, no long files, and no system calls but reading and seeking in the two files, writing the answer, memory
// that is never executable, and leaving. Anything else kills it with SIGSYS. False when the kernel refuses any of that.
[[nodiscard]] bool enterSandbox(std::uint64_t dataBytes);

} // namespace inspect
