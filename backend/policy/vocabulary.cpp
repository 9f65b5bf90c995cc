#include "backend/policy/vocabulary.h"

#include <algorithm>

#include "backend/core/nearest_name.h"

namespace policy {

bool Attribute::isKnownAt(v1::PolicyStage stage) const {
    return stages.empty() || std::find(stages.begin(), stages.end(), stage) != stages.end();
}

Vocabulary::Vocabulary(std::vector<Attribute> attributes) : attributes_(std::move(attributes)) {
    for (std::size_t i = 0; i < attributes_.size(); ++i)
        positions_.emplace(attributes_[i].name, i);
}

std::optional<std::size_t> Vocabulary::find(std::string_view name) const {
    const auto found = positions_.find(name);
    return found == positions_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view Vocabulary::nearest(std::string_view name) const {
    std::vector<std::string_view> names;
    for (const auto &attribute : attributes_)
        names.emplace_back(attribute.name);
    return core::nearestName(name, names);
}

} // namespace policy
