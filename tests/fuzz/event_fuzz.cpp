#include <cstdint>
#include <cstdlib>
#include <string>

#include "backend/telemetry/event_format.h"

// The reader of files of GPU events on any input. Beyond not failing: what it takes must be what writing gives.

namespace {

void require(bool isSo) {
    if (!isSo)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    const auto read = telemetry::readEvents(input);
    require(read.sound <= size);
    require(read.end != telemetry::ReadEvents::End::Whole || read.sound == size);
    if (read.sound == 0) {
        require(read.events.empty());
        return 0;
    }
    auto written = telemetry::EventFormat::header();
    for (const auto &event : read.events)
        written += telemetry::EventFormat::record(event);
    require(written == input.substr(0, read.sound));
    return 0;
}
