#pragma once

#include "backend/core/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
} // namespace google::protobuf

namespace core {

// What the contract says about one kind of resource, read from its descriptors.
struct Kind {
    // PascalCase, for example `ModelVersion`.
    std::string kind;
    // First half of its permissions, for example `modelVersions`.
    std::string plural;
    // For example `models/{model}/versions/{version}`.
    std::string pattern;
    // The collections of the pattern: `models`, `versions`.
    std::vector<std::string> collections;
    // The service whose verbs alone change it; empty when Apply may.
    std::string managedBy;
    // Its members in Resource and their types.
    const google::protobuf::FieldDescriptor *spec;
    const google::protobuf::FieldDescriptor *status;
    const google::protobuf::Descriptor *specType;
    const google::protobuf::Descriptor *statusType;
};

// In the order of the contract. Kinds live as long as the program, so that pointers to them compare and last.
std::span<const Kind> allKinds();

// Nullptr where there is none.
const Kind *findKind(std::string_view plural);
// By the collections of a resource name; the ids may be anything.
const Kind *kindOfName(std::string_view name);
const Kind *kindOfSpec(const v1::Resource &resource);
const Kind *kindOfStatus(const v1::Resource &resource);

// The kind on which name and spec agree, and status if there is one; else KIND_MISMATCH, or INVALID_FIELD when the
// name is none or the spec is missing.
Result<const Kind *> agreedKind(const v1::Resource &resource);

} // namespace core
