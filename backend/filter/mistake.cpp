#include "backend/filter/mistake.h"

namespace filter {

Problem limited(v1::FilterMistake kind, std::string_view before, std::size_t limit, std::string_view after) {
    const auto number = std::to_string(limit);
    return {kind, std::string(before) + number + std::string(after), {{"limit", number}}};
}

} // namespace filter
