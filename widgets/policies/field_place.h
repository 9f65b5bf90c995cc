#pragma once

#include <optional>
#include <string>

namespace google::protobuf {
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace pilothouse::v1 {
class Resource;
}

namespace policiespage {

namespace v1 = pilothouse::v1;

// Where a path of a violation leads to in a resource: a field of a message, and of a list one of its elements.
struct FieldPlace {
    google::protobuf::Message *message = nullptr;
    const google::protobuf::FieldDescriptor *field = nullptr;
    std::optional<int> index;

    // For example `spec.rules[two-persons].when[0].in.values[1]`: elements by their key where they have one, else by
    // position. Nothing where it leads nowhere.
    static std::optional<FieldPlace> of(v1::Resource *resource, const std::string &path);

    // The message at the place; null where there is another value.
    google::protobuf::Message *value() const;
    // Puts a text, or a value of an enumeration by its name; false where it is of another type.
    bool set(const std::string &text) const;
    void clear() const;
};

} // namespace policiespage
