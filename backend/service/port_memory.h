#pragma once

#include <cstdint>
#include <filesystem>

namespace service {

// The port that the gateway of this data directory had last, so that what its clients were told stays true over a
// restart of the service.
class PortMemory {
public:
    explicit PortMemory(const std::filesystem::path &dataDirectory);

    // 0 when there was none, or its file says nothing of use.
    std::uint16_t recall() const;
    // A directory that takes no file costs the memory and nothing else.
    void keep(std::uint16_t port) const;

private:
    std::filesystem::path file_;
};

} // namespace service
