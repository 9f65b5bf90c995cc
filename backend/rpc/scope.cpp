#include "backend/rpc/scope.h"

namespace rpc {

void Scope::grant(std::string_view plural, std::string_view team) {
    teams_[std::string(plural)].emplace(team);
}

bool Scope::sees(std::string_view plural, std::string_view team) const {
    return team.empty() ? reaches(plural) : allows(plural, team);
}

bool Scope::allows(std::string_view plural, std::string_view team) const {
    const auto kind = teams_.find(plural);
    return kind != teams_.end() && (kind->second.contains("") || kind->second.contains(team));
}

bool Scope::reaches(std::string_view plural) const {
    return teams_.contains(plural);
}

} // namespace rpc
