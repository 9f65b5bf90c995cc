#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pilothouse/v1/role_binding.pb.h"

namespace identity {

namespace v1 = pilothouse::v1;

// The fixed roles: the whole table of who may do what stands in roles.cpp.
bool holds(v1::Role role, std::string_view permission);

// Every permission that any role holds, sorted.
std::vector<std::string_view> permissions();
// What one role holds, sorted.
std::vector<std::string_view> permissionsOf(v1::Role role);

// The one that holds least first.
std::vector<v1::Role> allRoles();

// Lower-case with hyphens, for example `policy-author`.
std::string_view nameOf(v1::Role role);
std::optional<v1::Role> roleNamed(std::string_view name);

} // namespace identity
