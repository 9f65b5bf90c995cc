#include "tests/backend/catalog/import_world.h"

#include <fstream>

#include "backend/rpc/status_mapping.h"

namespace support {

namespace {

service::Options with(service::Options options, const std::filesystem::path &root) {
    options.modelRoots = {root};
    options.gatewayListen = "127.0.0.1:0";
    options.verifyDelay = std::chrono::hours(1);
    return options;
}

} // namespace

ImportWorld::ImportWorld(service::Options options) : service(with(std::move(options), root)) {}

std::filesystem::path ImportWorld::madeBelow(const std::filesystem::path &parent) {
    const auto root = std::filesystem::canonical(parent) / "models";
    std::filesystem::create_directory(root);
    return root;
}

std::string ImportWorld::tinyGguf(const std::string &name) {
    return GgufBytes()
        .pair("general.architecture", "llama")
        .pair("general.name", name)
        .tensor("a", {256, 2}, 12, 0)
        .file(288);
}

std::string ImportWorld::tinySafetensors() {
    return safetensorsBytes(R"({"a":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}})", 8);
}

std::filesystem::path ImportWorld::write(const std::string &name, std::string_view bytes) const {
    const auto path = root / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

std::filesystem::path ImportWorld::writeSparse(const std::string &name, std::uint64_t weightBytes) const {
    const auto path = root / name;
    std::filesystem::create_directories(path.parent_path());
    writeSparseSafetensors(path, weightBytes);
    return path;
}

v1::ImportWork ImportWorld::workOf(const std::filesystem::path &file, const std::string &model) {
    v1::ImportWork work;
    work.add_paths(file.string());
    work.set_model(model);
    return work;
}

core::Result<v1::Resource> ImportWorld::begin(const v1::ImportWork &work) const {
    v1::ImportModelRequest request;
    *request.mutable_work() = work;
    const auto started = owner.ask<v1::ImportModelResponse>("CatalogService.ImportModel", request);
    if (!started)
        return started.error();
    return started->operation();
}

core::Result<v1::Resource> ImportWorld::end(const v1::Resource &operation) const {
    v1::OperationStatus status;
    const bool hasEnded = eventually([&] {
        status = statusOf(operation);
        return status.has_end_time();
    });
    if (!hasEnded)
        return core::Error(v1::DEADLINE_EXCEEDED, "the import has not ended: " + status.ShortDebugString());
    if (status.state() != v1::SUCCEEDED)
        return rpc::fromMessage(status.error());
    return owner.get(status.result());
}

core::Result<v1::Resource> ImportWorld::import(const v1::ImportWork &work) const {
    const auto operation = begin(work);
    return operation ? end(*operation) : operation;
}

core::Result<v1::Resource> ImportWorld::import(const std::filesystem::path &file, const std::string &model) const {
    return import(workOf(file, model));
}

core::Result<void> ImportWorld::cancel(const v1::Resource &operation) const {
    v1::CancelOperationRequest request;
    request.set_name(operation.meta().name());
    const auto cancelled = owner.ask<v1::CancelOperationResponse>("OperationService.CancelOperation", request);
    return cancelled ? core::Result<void>() : cancelled.error();
}

v1::OperationStatus ImportWorld::statusOf(const v1::Resource &operation) const {
    const auto found = owner.get(operation.meta().name());
    return found ? found->operation_status() : v1::OperationStatus();
}

core::Result<v1::BrowseModelFilesResponse> ImportWorld::browse(const std::filesystem::path &directory) const {
    v1::BrowseModelFilesRequest request;
    request.set_directory(directory.string());
    return owner.ask<v1::BrowseModelFilesResponse>("CatalogService.BrowseModelFiles", request);
}

core::Result<v1::InspectModelFileResponse> ImportWorld::inspect(const std::filesystem::path &file) const {
    v1::InspectModelFileRequest request;
    request.set_path(file.string());
    return owner.ask<v1::InspectModelFileResponse>("CatalogService.InspectModelFile", request);
}

std::int64_t ImportWorld::versions() const {
    const auto listed = owner.list("modelVersions");
    return listed ? listed->total_size() : -1;
}

} // namespace support
