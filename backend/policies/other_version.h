#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pilothouse/v1/policy_set.pb.h"

namespace pilothouse::v1 {
class Resource;
}

namespace policies {

namespace v1 = pilothouse::v1;

// What another version of a policy set has of the rules of this one. Where that one has another scope or team, its
// rules are about other objects, and none of them is the same. Both versions outlive it.
class OtherVersion {
public:
    // Null where there is no other one.
    OtherVersion(const v1::Resource *other, const v1::Resource &set);

    // The rule there that says the same, however much it counts; null where there is none.
    const v1::PolicyRule *saying(const v1::PolicyRule &rule) const;
    // One that counts as much too.
    const v1::PolicyRule *weighing(const v1::PolicyRule &rule) const;

private:
    // By id.
    std::map<std::string_view, const v1::PolicyRule *> rules_;
};

// Whether more comes of a rule than that it is recorded.
bool counts(const v1::PolicyRule &rule);

// SHA-256, hex, of what a rule of a set says, and of which scope and team.
std::string wordsSha256(const v1::Resource &set, const v1::PolicyRule &rule);

} // namespace policies
