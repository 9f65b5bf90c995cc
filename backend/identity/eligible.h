#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "backend/identity/bindings.h"

namespace identity {

// People (no programs, nobody who is disabled) who hold a permission for what belongs to a team at an instant, by name
// and in order. An empty team is the organisation.
std::vector<std::string> peopleWith(std::string_view permission, std::string_view team, const ledger::Snapshot &state,
                                    const Bindings &bindings, ledger::Time now);

} // namespace identity
