#pragma once

#include <cstdint>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

// A file that exists in memory only, open for reading.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes)
        : descriptor_(::memfd_create("model", MFD_CLOEXEC)), size_(bytes.size()) {
        for (std::uint64_t at = 0; at < bytes.size();) {
            const auto written = ::pwrite(descriptor_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
            if (written <= 0)
                ::_exit(70);
            at += static_cast<std::uint64_t>(written);
        }
    }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;
    ~MemoryFile() { ::close(descriptor_); }

    // Makes it longer by a hole.
    void extend(std::uint64_t size) {
        if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0)
            ::_exit(70);
        size_ = size;
    }

    int descriptor() const { return descriptor_; }
    std::uint64_t size() const { return size_; }

private:
    int descriptor_;
    std::uint64_t size_;
};
