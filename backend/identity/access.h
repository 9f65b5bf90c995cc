#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/ledger/snapshot.h"
#include "backend/rpc/scope.h"

#include "pilothouse/v1/role_binding.pb.h"

namespace identity {

namespace v1 = pilothouse::v1;

// A role in a scope, as one binding gives it.
struct Grant {
    v1::Role role = v1::ROLE_UNSPECIFIED;
    // `teams/<id>`; empty is the whole organisation.
    std::string team;
    // Time::max() is without end.
    ledger::Time until = ledger::Time::max();

    bool operator==(const Grant &) const = default;
};

// What one principal holds at one instant.
class Access {
public:
    // Nothing at all.
    Access() = default;
    Access(std::vector<Grant> grants, ledger::Time now);

    // Where a verb may be used, for every kind.
    rpc::Scope scopeOfVerb(std::string_view verb) const;
    // Where one permission, `<plural>.<verb>`, may be used.
    rpc::Scope scopeOf(std::string_view permission) const;
    // A permission of the grant that is not held in its scope for as long: nobody can grant what he does not hold.
    std::optional<std::string_view> firstMissing(const Grant &grant) const;

private:
    std::vector<Grant> grants_;
};

} // namespace identity
