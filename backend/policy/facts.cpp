#include "backend/policy/facts.h"

namespace policy {

void Facts::set(std::size_t attribute, Fact fact) {
    auto &place = places_[attribute];
    if (place != 0) {
        present_[place - 1U] = std::move(fact);
    } else if (!std::holds_alternative<std::monostate>(fact)) {
        present_.push_back(std::move(fact));
        place = static_cast<std::uint16_t>(present_.size());
    }
}

bool Facts::operator==(const Facts &other) const {
    if (size() != other.size())
        return false;
    for (std::size_t attribute = 0; attribute < size(); ++attribute) {
        if (at(attribute) != other.at(attribute))
            return false;
    }
    return true;
}

} // namespace policy
