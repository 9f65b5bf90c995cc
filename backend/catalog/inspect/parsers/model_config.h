#pragma once

#include "backend/catalog/inspect/parsers/config_values.h"
#include "backend/catalog/inspect/parsers/header.h"

namespace inspect {

// Adds to the header of a safetensors file what the config.json beside it says: architecture, context, geometry and
// the way of quantisation. The names are those of Hugging Face; of a model with a text part, that part is described.
void applyConfig(const ConfigValues &config, Header &header);

// The name by which the table of cache shapes knows the model: that of the text part where there is one.
std::string textArchitecture(const ConfigValues &config);

} // namespace inspect
