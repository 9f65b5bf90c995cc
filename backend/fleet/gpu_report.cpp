#include "backend/fleet/gpu_report.h"

#include <algorithm>

#include "backend/fleet/nvml/inventory.h"

namespace fleet {

namespace {

constexpr const char *reported = "GpusReported";

void write(const nvml::Inventory &inventory, v1::NodeStatus *status) {
    status->clear_gpus();
    status->set_gpu_driver(inventory.driver);
    status->set_cuda_version(inventory.cuda);
    for (const auto &gpu : inventory.gpus) {
        auto &device = *status->add_gpus();
        device.set_uuid(gpu.uuid);
        device.set_index(gpu.index);
        device.set_vendor(v1::NVIDIA);
        device.set_product(gpu.product);
        device.set_memory_bytes(gpu.memoryBytes);
        device.set_pci_address(gpu.pciAddress);
        device.set_compute_capability(gpu.computeCapability);
        device.set_is_partitioned(gpu.isPartitioned);
    }
}

void keep(const v1::NodeStatus &before, v1::NodeStatus *status) {
    for (auto &device : *status->mutable_gpus()) {
        const auto known = std::find_if(before.gpus().begin(), before.gpus().end(),
                                        [&](const auto &other) { return other.uuid() == device.uuid(); });
        if (known != before.gpus().end())
            device = *known;
    }
}

NodeFinding findingOf(const nvml::Inventory &inventory) {
    if (inventory.failure) {
        std::map<std::string, std::string> arguments{{"call", inventory.failure->call},
                                                     {"error", inventory.failure->error}};
        if (inventory.failure->gpu)
            arguments["gpu"] = std::to_string(*inventory.failure->gpu);
        return {reported, false, v1::GPU_CALL_FAILED, std::move(arguments)};
    }
    std::map<std::string, std::string> arguments;
    if (!inventory.driver.empty())
        arguments["driver"] = inventory.driver;
    return {reported, true, v1::GPUS_REPORTED, std::move(arguments)};
}

} // namespace

std::optional<NodeFinding> reportGpus(const core::Result<nvml::Inventory> &read, const v1::NodeStatus &before,
                                      v1::NodeStatus *status) {
    if (read) {
        write(*read, status);
        return findingOf(*read);
    }
    const auto &error = read.error();
    if (error.reason() == v1::FILE_NOT_FOUND)
        return std::nullopt;
    // Another start of the kernel may have other GPUs.
    const bool isSilent = error.reason() == v1::DEADLINE_EXCEEDED;
    if (before.boot_id() == status->boot_id()) {
        status->set_gpu_driver(before.gpu_driver());
        status->set_cuda_version(before.cuda_version());
        if (isSilent && before.gpus_size() > 0)
            *status->mutable_gpus() = before.gpus();
        else
            keep(before, status);
    }
    if (isSilent)
        return NodeFinding{reported, false, v1::GPU_DRIVER_SILENT, {}};
    const auto reason = error.reason() == v1::FILE_UNREADABLE ? v1::GPU_LIBRARY_UNUSABLE : v1::GPU_CALL_FAILED;
    return NodeFinding{reported, false, reason, error.arguments()};
}

} // namespace fleet
