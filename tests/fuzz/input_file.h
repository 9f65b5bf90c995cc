#pragma once

#include <cstdint>
#include <cstdlib>

#include <sys/mman.h>
#include <unistd.h>

// The one file of a fuzzer, in memory, holding the input at hand.
class InputFile {
public:
    InputFile() : descriptor_(::memfd_create("input", 0)) {}

    void hold(const std::uint8_t *data, std::size_t size) {
        if (::ftruncate(descriptor_, 0) != 0 || ::pwrite(descriptor_, data, size, 0) != static_cast<ssize_t>(size))
            std::abort();
    }

    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};
