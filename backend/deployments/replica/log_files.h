#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace replica {

// The log of a replica is a directory of files `00000001.log`, `00000002.log` and so on: the last one grows, and the
// first ones go. A number is never used again, so that a reader keeps its place by number and offset.
std::string logFileName(std::uint32_t number);
std::optional<std::uint32_t> logFileNumber(std::string_view name);
// In ascending order; empty where there is no directory.
std::vector<std::uint32_t> logFiles(const std::string &directory);

} // namespace replica
