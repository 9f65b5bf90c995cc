#pragma once

#include "backend/core/error.h"

namespace client {

namespace v1 = pilothouse::v1;

// Why an operation failed or was cancelled, as its status tells it.
core::Error errorOf(const v1::Resource &operation);

} // namespace client
