#include "backend/fleet/nvml/inventory.h"

#include <algorithm>

#include "backend/fleet/nvml/nvml_library.h"

namespace nvml {

namespace {

// More than any host has; an answer beyond it is nonsense.
constexpr unsigned mostGpus = 1'024;

// What the library wrote, whatever it wrote.
std::string textOf(const char *buffer, std::size_t size) {
    std::string text(buffer, std::find(buffer, buffer + size, '\0'));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return text;
}

// Asks one thing after the other and keeps the first failure.
class Questions {
public:
    Questions(const NvmlLibrary &library, Inventory &inventory) : library_(library), inventory_(inventory) {}

    void about(int gpu) { gpu_ = gpu; }

    template <typename... Parameters>
    Return ask(const Function<Parameters...> &function, std::type_identity_t<Parameters>... arguments) {
        const auto answer = library_.call(function, arguments...);
        if (answer != Return::Success && answer != Return::NotSupported && !inventory_.failure)
            inventory_.failure = Failure{function.name, nameOf(answer), gpu_};
        return answer;
    }

    template <typename... Subject>
    std::string text(const Function<Subject..., char *, unsigned> &function, std::type_identity_t<Subject>... subject) {
        char buffer[TextSize]{};
        return ask(function, subject..., buffer, TextSize) == Return::Success ? textOf(buffer, sizeof buffer)
                                                                              : std::string();
    }

private:
    const NvmlLibrary &library_;
    Inventory &inventory_;
    std::optional<int> gpu_;
};

std::optional<Gpu> readGpu(Questions &questions, unsigned index) {
    Gpu gpu;
    gpu.index = static_cast<int>(index);
    questions.about(gpu.index);
    Device device = nullptr;
    if (questions.ask(DeviceAt, index, &device) != Return::Success)
        return std::nullopt;
    gpu.uuid = questions.text<Device>(Uuid, device);
    Memory memory{};
    const auto remembered = questions.ask(MemoryInfo, device, &memory);
    if (gpu.uuid.empty() || remembered == Return::GpuIsLost)
        return std::nullopt;
    if (remembered == Return::Success)
        gpu.memoryBytes = static_cast<std::int64_t>(std::min<unsigned long long>(memory.total, INT64_MAX));
    gpu.product = questions.text<Device>(Name, device);
    PciInfo place{};
    if (questions.ask(PciPlace, device, &place) == Return::Success)
        gpu.pciAddress = textOf(place.busId, sizeof place.busId);
    int major = 0, minor = 0;
    if (questions.ask(ComputeCapability, device, &major, &minor) == Return::Success)
        gpu.computeCapability = std::to_string(major) + '.' + std::to_string(minor);
    unsigned now = 0, next = 0;
    gpu.isPartitioned = questions.ask(MigMode, device, &now, &next) == Return::Success && now == MigEnabled;
    return gpu;
}

} // namespace

core::Result<Inventory> readInventory(const NvmlLibrary &library) {
    unsigned count = 0;
    if (const auto answer = library.call(DeviceCount, &count); answer != Return::Success)
        return failed(DeviceCount.name, answer);
    Inventory inventory;
    Questions questions(library, inventory);
    inventory.driver = questions.text<>(DriverVersion);
    int cuda = 0;
    if (questions.ask(CudaVersion, &cuda) == Return::Success)
        inventory.cuda = std::to_string(cuda / 1'000) + '.' + std::to_string(cuda % 1'000 / 10);
    for (unsigned index = 0; index < std::min(count, mostGpus); ++index) {
        auto gpu = readGpu(questions, index);
        const auto isSame = [&](const Gpu &other) { return other.uuid == gpu->uuid; };
        if (gpu && std::none_of(inventory.gpus.begin(), inventory.gpus.end(), isSame))
            inventory.gpus.push_back(*std::move(gpu));
    }
    return inventory;
}

} // namespace nvml
