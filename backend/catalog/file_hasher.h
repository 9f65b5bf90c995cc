#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "backend/catalog/inspect/model_file.h"
#include "backend/core/result.h"

#include "pilothouse/v1/model_version.pb.h"

namespace catalog {

namespace v1 = pilothouse::v1;

// SHA-256 of a whole file, in hex. `advance(bytes)` is told of each stretch read and returns false to stop
// (OPERATION_CANCELLED). A file whose state is not, or does not stay, `expected` answers FILE_CHANGED; no more than
// the expected size is ever read, however the file grows.
core::Result<std::string> hashFile(const FoundFile &file, const FileState &expected,
                                   const std::function<bool(std::int64_t bytes)> &advance);

// SHA-256, in hex, of the sorted lines `sha256  path`, each closed by a line feed. Lines and escapes of odd names are
// those of GNU sha256sum: `sha256sum -- * | LC_ALL=C sort | sha256sum` in the directory of a version that holds
// nothing else prints it.
std::string digestOf(const std::vector<v1::ModelFile> &files);

} // namespace catalog
