#pragma once

#include <map>
#include <string>

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/model_version.pb.h"

namespace deployments {

namespace v1 = pilothouse::v1;

// What is known of the files of a model version.
struct FilesVerdict {
    // FILES_MATCH, FILES_BEING_CHECKED, MODEL_FILE_CHANGED, MODEL_FILE_GONE, or START_FAILED where a file cannot be
    // read.
    v1::ConditionReason reason = v1::FILES_BEING_CHECKED;
    std::map<std::string, std::string> arguments;
};

// Whether the files of a version still are what was imported, byte for byte; the catalog knows how. Thread-safe.
class ModelFiles {
public:
    virtual ~ModelFiles() = default;

    // Never waits: what is not known of the files as they lie there begins to be checked.
    virtual FilesVerdict verdict(const v1::ModelVersionSpec &version) = 0;
};

} // namespace deployments
