#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

namespace storage {

// Bytes that are no text; may hold anything, NUL included.
struct Bytes {
    std::string_view data;
    bool operator==(const Bytes &) const = default;
};

// What a statement takes and a row gives; monostate is NULL. Only looks: what it shows belongs to whoever made it.
using Value = std::variant<std::monostate, std::int64_t, std::string_view, Bytes>;

} // namespace storage
