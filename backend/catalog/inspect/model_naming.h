#pragma once

#include <filesystem>
#include <string>

namespace catalog {

// A resource id for a model, made from the name that it has in its file, else from that of the file without encoding
// (`-Q4_K_M`) and shard, else, where every model has the same file name, from that of its directory; Hugging Face's
// cache is understood. `model` when nothing is left.
std::string suggestedModelId(const std::string &name, const std::filesystem::path &file, const std::string &precision);

} // namespace catalog
