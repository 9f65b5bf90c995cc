#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <simdjson.h>

// Over what simdjson reads on demand. A header alone, for whoever links simdjson: core does not.
namespace core::json {

namespace ondemand = simdjson::ondemand;

using Fault = simdjson::error_code;
inline constexpr Fault Fine = simdjson::SUCCESS;

// Tells each member to `visit(const std::string &, ondemand::value)`, which may leave the value alone and whose fault
// ends it.
template <typename Visit>
Fault eachMember(ondemand::object object, Visit visit) {
    for (auto member : object) {
        ondemand::field field;
        if (const auto fault = std::move(member).get(field))
            return fault;
        std::string_view key;
        if (const auto fault = field.unescaped_key().get(key))
            return fault;
        // A key that is read may move what a view is of.
        const std::string name(key);
        if (const auto fault = visit(name, field.value()))
            return fault;
    }
    return Fine;
}

// The same of the elements, `visit(ondemand::value)`.
template <typename Visit>
Fault eachElement(ondemand::array array, Visit visit) {
    for (auto element : array) {
        ondemand::value value;
        if (const auto fault = std::move(element).get(value))
            return fault;
        if (const auto fault = visit(value))
            return fault;
    }
    return Fine;
}

} // namespace core::json
