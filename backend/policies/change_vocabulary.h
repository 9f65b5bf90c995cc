#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "backend/ledger/change.h"
#include "backend/policy/facts.h"
#include "backend/policy/resource_attributes.h"
#include "backend/policy/vocabulary.h"

namespace policies {

namespace v1 = pilothouse::v1;

// Somewhere that a deployment could run, or that a route sends requests to.
struct Target {
    // Of a cluster or a provider.
    std::string name;
    std::string site;
    // Jurisdiction; empty where it has none.
    std::string region;
    // RuntimeKind by name; empty of a provider.
    std::string_view runtime;
    // Products, as nodes report them.
    std::vector<std::string> gpus;
};

// Who asks for what, as far as it is known; what is left out is absent.
struct Asked {
    // Null where nobody in particular asks.
    const v1::Resource *principal = nullptr;
    // Those that count for the team of what changes, by name.
    std::vector<std::string_view> roles;
    // `<plural>.<verb>`
    std::string_view permission;
    // Plural of what changes, where that is another than the permission's.
    std::string_view kind = {};
    const v1::Resource *resource = nullptr;
    // Jurisdiction of its site.
    std::string_view region;
    // Paths of intent that change.
    std::vector<std::string> fields;
    std::int64_t objectCount = 1;
    // What the resource refers to and rules may test: a model, its version, an engine template, a provider.
    std::vector<const v1::Resource *> referred;
    const Target *target = nullptr;
    // Whether the model, or each of several, may run in the target's region; absent where either is not known.
    const bool *isPermittedRegion = nullptr;
    // Seconds since 1970.
    std::int64_t time = 0;
};

// What rules of ADMINISTRATION and ADMISSION can test: a few attributes of whoever asks, of the change, its target and
// the time, and all of the resource's own, from the contract; a principal's, where one is changed, as
// `changed_principal.disabled`. What is asked about outlives the facts.
class ChangeVocabulary {
public:
    ChangeVocabulary();

    const policy::Vocabulary &vocabulary() const { return vocabulary_; }
    // `isWanted` by position; empty wants all.
    policy::Facts factsOf(const Asked &asked, const std::vector<bool> &isWanted = {}) const;

private:
    policy::ResourceAttributes resources_;
    policy::Vocabulary vocabulary_;
    std::size_t firstOfResources_ = 0;
};

// Whether an attribute tells who changes something, how or when, and not what it is or where it goes.
bool isOfChange(std::string_view attribute);

// The one there is: it follows from the contract.
const ChangeVocabulary &changeVocabulary();

} // namespace policies
