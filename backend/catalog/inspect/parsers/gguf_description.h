#pragma once

#include "backend/catalog/inspect/parsers/gguf_metadata.h"
#include "backend/catalog/inspect/parsers/gguf_tensors.h"
#include "backend/catalog/inspect/parsers/header.h"

namespace inspect {

// What checked metadata and tensors say of the model.
Header describe(const GgufMetadata &metadata, const GgufTensors &tensors);

} // namespace inspect
