#include "backend/identity/eligible.h"

#include <algorithm>

#include "pilothouse/v1/resource.pb.h"

namespace identity {

std::vector<std::string> peopleWith(std::string_view permission, std::string_view team, const ledger::Snapshot &state,
                                    const Bindings &bindings, ledger::Time now) {
    const auto plural = permission.substr(0, permission.find('.'));
    std::vector<std::string> people;
    state.each("principals", [&](const ledger::ResourcePtr &principal) {
        if (principal->principal().type() != v1::USER || principal->principal().disabled())
            return true;
        const Access access(bindings.grantsOf(*principal), now);
        if (access.scopeOf(permission).allows(plural, team))
            people.push_back(principal->meta().name());
        return true;
    });
    std::sort(people.begin(), people.end());
    return people;
}

} // namespace identity
