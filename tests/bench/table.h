#pragma once

#include <nlohmann/json_fwd.hpp>

namespace bench {

struct Row;

// Lines of at most 160 columns on standard output.
void printHeader();
void print(const Row &row);

nlohmann::json toJson(const Row &row);

} // namespace bench
