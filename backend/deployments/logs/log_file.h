#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "backend/posix/descriptor.h"

namespace deployments {

// One file of a log, open for reading; it can be read to its end after it was removed.
class LogFile {
public:
    LogFile() = default;
    explicit LogFile(const std::string &path);

    bool isOpen() const { return descriptor_.isOpen(); }
    std::int64_t size() const;
    // What the system said where it is there and could not be opened or read; 0 where it could.
    int error() const { return error_; }
    // What stands there, at most so many bytes; valid until the next call.
    std::string_view read(std::int64_t offset, std::size_t most);

private:
    posix::Descriptor descriptor_;
    int error_ = 0;
    std::string bytes_;
};

} // namespace deployments
