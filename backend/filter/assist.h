#pragma once

#include "backend/core/field_path.h"
#include "pilothouse/v1/resource_service.pb.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace filter {

// Values that a field has in the data at hand, offered where one is typed.
using Samples = std::function<std::vector<std::string>(const core::FieldPath &)>;

// What a filter bar shows while somebody types: valid, incomplete (more text could mend it), invalid with the place of
// the first mistake, or deprecated with the place and the newer spelling; and what could stand at `cursor`, in bytes,
// where the grammar allows it (-1: no completions). At most 100 of them.
pilothouse::v1::CompileFilterResponse assist(std::string_view text, int cursor, const core::PathRoot &root,
                                             const Samples &samples = {});

} // namespace filter
