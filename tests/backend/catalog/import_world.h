#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/backend/catalog/inspect/gguf_bytes.h"
#include "tests/backend/catalog/inspect/safetensors_bytes.h"
#include "tests/backend/service/running_service.h"
#include "tests/support/eventually.h"
#include "tests/support/temporary_directory.h"

#include "pilothouse/v1/catalog_service.pb.h"
#include "pilothouse/v1/operation_service.pb.h"

namespace support {

// A whole service with one model root, and what imports files from there.
class ImportWorld : public ::testing::Test {
protected:
    // With these options, but for the model root and no verification of the store.
    explicit ImportWorld(service::Options options = {});

    // The smallest sound files.
    static std::string tinyGguf(const std::string &name = "Tiny");
    static std::string tinySafetensors();

    std::filesystem::path write(const std::string &name, std::string_view bytes) const;
    // A sound safetensors file of so many bytes of weights that take no room on the disk.
    std::filesystem::path writeSparse(const std::string &name, std::uint64_t weightBytes) const;

    static v1::ImportWork workOf(const std::filesystem::path &file, const std::string &model = "models/m");
    // The operation as it was committed.
    core::Result<v1::Resource> begin(const v1::ImportWork &work) const;
    // How it ended: its version, or the error that the operation keeps.
    core::Result<v1::Resource> end(const v1::Resource &operation) const;
    core::Result<v1::Resource> import(const v1::ImportWork &work) const;
    core::Result<v1::Resource> import(const std::filesystem::path &file, const std::string &model = "models/m") const;
    core::Result<void> cancel(const v1::Resource &operation) const;

    v1::OperationStatus statusOf(const v1::Resource &operation) const;
    core::Result<v1::BrowseModelFilesResponse> browse(const std::filesystem::path &directory) const;
    core::Result<v1::InspectModelFileResponse> inspect(const std::filesystem::path &file) const;
    std::int64_t versions() const;

    TemporaryDirectory directory;
    std::filesystem::path root = madeBelow(directory.path());
    RunningService service;
    ServiceClient owner = service.owner();

private:
    static std::filesystem::path madeBelow(const std::filesystem::path &parent);
};

} // namespace support
