#pragma once

#include "backend/core/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
} // namespace google::protobuf

namespace core {

struct Kind;

// What paths start from: a message; and, when it is a Resource, the kind that `spec.` and `status.` mean. Without a
// kind a Resource has nothing but its Meta.
struct PathRoot {
    const google::protobuf::Descriptor *message;
    const Kind *kind = nullptr;

    static PathRoot of(const Kind &kind);

    bool operator==(const PathRoot &) const = default;
};

struct PathStep {
    const google::protobuf::FieldDescriptor *field;
    // For a map: the key that the path goes through.
    std::optional<std::string> key;

    bool operator==(const PathStep &) const = default;
};

// A path from a message to a field of it, through sub-messages, lists of messages and map keys. Timestamp and Duration
// are leaves.
struct FieldPath {
    std::vector<PathStep> steps;

    const google::protobuf::FieldDescriptor *leaf() const { return steps.back().field; }
    // For example `meta.labels.team`, `spec.license`; members of the oneofs by their virtual names.
    std::string text() const;

    bool operator==(const FieldPath &) const = default;
};

// Which segment of a path is wrong, and why: for people in a sentence, for consoles as kind and arguments.
struct PathMistake {
    std::size_t segment;
    v1::FilterMistake kind;
    std::string message;
    Error::Arguments arguments;
};

// In a Resource a path begins with `meta`, `spec` or `status`, or it is a bare name: one that only one of the three
// has.
std::variant<FieldPath, PathMistake> resolvePath(const PathRoot &root, std::span<const std::string> segments);
// Segments joined by points. INVALID_FIELD at the path.
Result<FieldPath> resolvePath(const PathRoot &root, std::string_view path);

// `spec` and `status` for members of Resource's oneofs, else the field's own name.
const std::string &pathName(const google::protobuf::FieldDescriptor *field);

// Timestamp or Duration: a message that people see as one value.
bool isTimeValue(const google::protobuf::Descriptor *type);

// Whether paths may go on below the field.
bool hasMembers(const google::protobuf::FieldDescriptor *field);

} // namespace core
