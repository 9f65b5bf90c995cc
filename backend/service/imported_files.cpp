#include "backend/service/imported_files.h"

#include "backend/catalog/model_roots.h"

namespace service {

ImportedFiles::ImportedFiles(const catalog::ModelRoots &roots, std::function<void()> checked)
    : check_(roots, std::move(checked)) {}

deployments::FilesVerdict ImportedFiles::verdict(const v1::ModelVersionSpec &version) {
    using Kind = catalog::FileCheck::Verdict::Kind;
    const auto found = check_.verdict(version);
    switch (found.kind) {
    case Kind::Pending:
        return {v1::FILES_BEING_CHECKED, {}};
    case Kind::Match:
        return {v1::FILES_MATCH, {}};
    case Kind::Gone:
        return {v1::MODEL_FILE_GONE, {{"path", found.path}}};
    case Kind::Unreadable:
        return {v1::START_FAILED, {{"system_error", found.path + ": " + found.systemError}}};
    case Kind::Changed:
        break;
    }
    return {v1::MODEL_FILE_CHANGED, {{"path", found.path}}};
}

} // namespace service
