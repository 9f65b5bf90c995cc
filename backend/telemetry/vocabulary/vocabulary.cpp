#include "backend/telemetry/vocabulary/vocabulary.h"

namespace telemetry {

Vocabulary::Vocabulary(std::span<const Term> terms) : terms_(terms) {
    for (std::size_t place = 0; place < terms.size(); ++place)
        places_.emplace(terms[place].name, static_cast<int>(place));
}

int Vocabulary::find(std::string_view name) const {
    constexpr std::string_view total = "_total";
    constexpr std::string_view amd = "amd_";
    auto found = places_.find(name);
    if (found == places_.end() && name.ends_with(total))
        found = places_.find(name.substr(0, name.size() - total.size()));
    if (found == places_.end() && name.starts_with(amd))
        found = places_.find(name.substr(amd.size()));
    return found == places_.end() ? Unwanted : found->second;
}

} // namespace telemetry
