#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "backend/catalog/file_check.h"
#include "backend/deployments/model_files.h"

namespace catalog {
class ModelRoots;
}

namespace service {

namespace v1 = pilothouse::v1;

// Tells deployments what the catalog finds of a version's files.
class ImportedFiles final : public deployments::ModelFiles {
public:
    // `checked` as of catalog::FileCheck.
    ImportedFiles(const catalog::ModelRoots &roots, std::function<void()> checked);

    deployments::FilesVerdict verdict(const v1::ModelVersionSpec &version) override;

private:
    catalog::FileCheck check_;
};

} // namespace service
