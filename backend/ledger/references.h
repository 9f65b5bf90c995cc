#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pilothouse/v1/resource.pb.h"

namespace ledger {

namespace v1 = pilothouse::v1;

// A field of intent that names another resource.
struct NamedTarget {
    // For example `spec.owner_team`; `meta.name` for the resource above in the name.
    std::string field;
    std::string target;
    // The kind that the target must be of.
    std::string_view plural;
    bool operator==(const NamedTarget &) const = default;
};

// Everything that a resource refers to: the fields marked `reference`, and its parent. Unset fields name nothing.
std::vector<NamedTarget> targetsOf(const v1::Resource &resource);

} // namespace ledger
