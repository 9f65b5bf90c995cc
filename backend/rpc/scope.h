#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace rpc {

// Where a caller may use one verb, made from his bindings. Every read passes sees(); what it hides is NOT_FOUND.
class Scope {
public:
    // What a binding adds: resources of a kind in a team, or with an empty team in the whole organisation.
    void grant(std::string_view plural, std::string_view team);

    // May read it. What belongs to no team is the organisation's: readable by whoever holds the verb anywhere.
    bool sees(std::string_view plural, std::string_view team) const;
    // May write there. What belongs to no team is written by those who hold the verb in the whole organisation.
    bool allows(std::string_view plural, std::string_view team) const;
    // Holds the verb for this kind somewhere.
    bool reaches(std::string_view plural) const;

    bool operator==(const Scope &) const = default;

private:
    // Teams by plural; the empty team stands for the whole organisation.
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> teams_;
};

using ScopePtr = std::shared_ptr<const Scope>;

} // namespace rpc
