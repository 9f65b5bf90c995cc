#include "backend/policies/other_version.h"

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/canonical_json.h"
#include "backend/core/sha256.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

using google::protobuf::util::MessageDifferencer;

// What a rule says, however much it counts.
v1::PolicyRule wordsOf(const v1::PolicyRule &rule) {
    auto words = rule;
    words.clear_description();
    words.clear_mode();
    words.clear_enforced_basis_points();
    words.clear_start_time();
    words.clear_end_time();
    words.clear_mode_time();
    return words;
}

// What it says and how much it counts.
v1::PolicyRule weightOf(const v1::PolicyRule &rule) {
    auto weight = rule;
    weight.clear_description();
    weight.clear_mode_time();
    return weight;
}

bool areOfTheSame(const v1::Resource &one, const v1::Resource &other) {
    return one.meta().team() == other.meta().team() &&
           MessageDifferencer::Equals(one.policy_set().scope(), other.policy_set().scope());
}

} // namespace

OtherVersion::OtherVersion(const v1::Resource *other, const v1::Resource &set) {
    if (other == nullptr || !areOfTheSame(*other, set))
        return;
    for (const auto &rule : other->policy_set().rules())
        rules_.emplace(rule.id(), &rule);
}

const v1::PolicyRule *OtherVersion::saying(const v1::PolicyRule &rule) const {
    const auto found = rules_.find(rule.id());
    const bool isSame = found != rules_.end() && MessageDifferencer::Equals(wordsOf(rule), wordsOf(*found->second));
    return isSame ? found->second : nullptr;
}

const v1::PolicyRule *OtherVersion::weighing(const v1::PolicyRule &rule) const {
    const auto found = rules_.find(rule.id());
    const bool isSame = found != rules_.end() && MessageDifferencer::Equals(weightOf(rule), weightOf(*found->second));
    return isSame ? found->second : nullptr;
}

bool counts(const v1::PolicyRule &rule) {
    return rule.mode() == v1::WARN || rule.mode() == v1::ENFORCE;
}

std::string wordsSha256(const v1::Resource &set, const v1::PolicyRule &rule) {
    v1::Resource words;
    words.mutable_meta()->set_team(set.meta().team());
    *words.mutable_policy_set()->mutable_scope() = set.policy_set().scope();
    *words.mutable_policy_set()->add_rules() = wordsOf(rule);
    return core::toHex(core::sha256(core::canonicalJson(words)));
}

} // namespace policies
