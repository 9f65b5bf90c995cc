#pragma once

#include <filesystem>
#include <string>

#include "backend/core/result.h"

#include "pilothouse/v1/errors.pb.h"

namespace deployments {

namespace v1 = pilothouse::v1;

// Where a program is, or why it cannot be run.
struct FoundProgram {
    // Absolute; empty where it cannot be run.
    std::string path;
    // ENGINE_MISSING or ENGINE_NOT_EXECUTABLE.
    v1::ConditionReason reason = v1::CONDITION_REASON_UNSPECIFIED;
    std::string systemError;
};

// An absolute path, or a name without slashes that is looked for in `searchPath`, as execvp(3) does.
FoundProgram findProgram(const std::string &program, const std::string &searchPath);

// The search path of this process, or the usual one.
std::string ownSearchPath();

} // namespace deployments
