#include "backend/service/port_memory.h"

#include <charconv>
#include <string>

#include "backend/core/whole_file.h"

namespace service {

namespace {

constexpr std::size_t longest = 16;

} // namespace

PortMemory::PortMemory(const std::filesystem::path &dataDirectory) : file_(dataDirectory / "gateway.port") {}

std::uint16_t PortMemory::recall() const {
    const auto text = core::readWholeFile(file_, longest);
    if (!text)
        return 0;
    std::uint16_t port = 0;
    const auto *end = text->data() + text->size();
    const auto [stop, failed] = std::from_chars(text->data(), end, port);
    const bool isWhole = stop == end || (*stop == '\n' && stop + 1 == end);
    return failed == std::errc() && isWhole ? port : 0;
}

void PortMemory::keep(std::uint16_t port) const {
    if (port != 0 && port != recall())
        static_cast<void>(core::replaceWholeFile(file_, std::to_string(port) + "\n"));
}

} // namespace service
