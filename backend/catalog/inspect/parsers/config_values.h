#pragma once

#include "backend/catalog/inspect/parsers/fault.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inspect {

// The scalars and flat lists of a config.json by their path: those at its top, and those in `text_config` and
// `quantization_config` as `text_config.hidden_size`. The rest is checked and left out.
class ConfigValues {
public:
    // `text` is the whole file. Duplicate keys and nesting beyond 16 levels are refused; NaN and Infinity, which
    // Python writes, count as null.
    static Parsed<ConfigValues> parse(std::string_view text);

    // Empty, or nothing, where the file does not say it or says it in another type.
    std::string text(const std::string &path) const;
    std::optional<std::uint64_t> number(const std::string &path) const;
    std::optional<bool> flag(const std::string &path) const;
    std::vector<std::string> texts(const std::string &path) const;

private:
    friend class ConfigHandler;

    std::map<std::string, std::vector<std::string>> texts_;
    std::map<std::string, std::uint64_t> numbers_;
    std::map<std::string, bool> flags_;
};

} // namespace inspect
