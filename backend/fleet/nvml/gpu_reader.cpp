#include "backend/fleet/nvml/gpu_reader.h"

#include "backend/fleet/nvml/nvml_library.h"

namespace nvml {

namespace {

// The library as far as it stands from the reading before.
core::Result<Inventory> take(const std::vector<std::string> &places, std::shared_ptr<NvmlLibrary> &library) {
    if (!library) {
        auto opened = NvmlLibrary::open(places);
        if (!opened)
            return opened.error();
        library = *std::move(opened);
    }
    auto inventory = readInventory(*library);
    // A GPU that is lost or a driver that was exchanged is seen anew only by a library that begins anew; what an old
    // one lacks it lacks for good.
    if (!inventory || (inventory->failure && inventory->failure->error != nameOf(Return::FunctionNotFound)))
        library.reset();
    return inventory;
}

} // namespace

core::Error silence() {
    return {core::v1::DEADLINE_EXCEEDED, "NVIDIA's management library does not answer"};
}

GpuReader::GpuReader(std::vector<std::string> places)
    : errand_([places = std::move(places), library = std::shared_ptr<NvmlLibrary>()]() mutable {
          return take(places, library);
      }) {}

core::Result<Inventory> GpuReader::read(std::chrono::milliseconds patience, const std::stop_token &stop) {
    auto answer = errand_.ask(patience, stop);
    if (!answer)
        return silence();
    return *std::move(answer);
}

} // namespace nvml
