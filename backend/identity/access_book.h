#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "backend/ledger/snapshot.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace core {
class Clock;
}

namespace identity {

namespace v1 = pilothouse::v1;

// Every role that anybody holds in one state, told by binding and person, at one instant: also what has run out, and
// what is of no use to somebody who is disabled. By principal, team, role and binding.
class AccessBook {
public:
    AccessBook(const ledger::Snapshot &state, const core::Clock &clock);

    struct Entry {
        v1::AccessGrant grant;
        // Teams of the principal and of the binding, which say who may see them.
        std::string principalTeam;
        std::string bindingTeam;
    };
    const std::vector<Entry> &entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
};

// Whether a role that is held in a scope counts for what belongs to a team: `teams/<id>`, or empty for what is the
// organisation's own. What is the organisation's is read by whoever reads anywhere.
bool counts(const v1::AccessGrant &grant, std::string_view permission, std::string_view team);

// The verb of this permission changes nothing, and is let through by what is in sight.
bool isReading(std::string_view permission);

} // namespace identity
