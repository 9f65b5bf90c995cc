#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "backend/deployments/replica/cri_line.h"
#include "backend/posix/descriptor.h"

namespace shim {

struct LogLimits {
    std::int64_t fileBytes = std::int64_t{4} << 20;
    std::uint32_t files = 4;
};

// Writes lines into the files of a log, which together are never larger than the limits say. Where nothing can be
// written it counts what is left out, and says so in the log as soon as it can.
class LogWriter {
public:
    // Goes on behind what is in the directory.
    LogWriter(std::string directory, LogLimits limits);

    // Keeps the line until flush(); times never go backwards.
    void add(replica::Stream stream, std::string_view text, bool isPartial);
    void flush();

private:
    void write(std::string_view lines);
    bool open(std::uint32_t number);
    void leaveOut(std::string_view lines, int error);
    // The line that tells what was left out.
    std::string notice();
    std::int64_t now();

    const std::string directory_;
    const LogLimits limits_;
    posix::Descriptor file_;
    std::uint32_t number_ = 0;
    std::int64_t size_ = 0;
    std::int64_t lastTime_ = 0;
    std::string pending_;
    std::int64_t leftOutLines_ = 0;
    std::int64_t leftOutBytes_ = 0;
    int error_ = 0;
};

} // namespace shim
