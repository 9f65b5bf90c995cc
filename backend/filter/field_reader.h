#pragma once

#include "backend/filter/value.h"

#include <google/protobuf/descriptor.h>

namespace google::protobuf {
class Message;
class Reflection;
} // namespace google::protobuf

namespace filter {

// Reads one field of generated messages. It keeps the reflection of the type: asking each message for its own would
// cost as much as the reading.
class FieldReader {
public:
    explicit FieldReader(const google::protobuf::FieldDescriptor *field);

    const google::protobuf::FieldDescriptor *field() const { return field_; }
    bool isRepeated() const { return isRepeated_; }

    // Not empty, for a list or a map.
    bool isSet(const google::protobuf::Message &message) const;
    // Elements of a list or a map.
    int size(const google::protobuf::Message &message) const;
    // A sub-message, or one of a list of them.
    const google::protobuf::Message &message(const google::protobuf::Message &message) const;
    const google::protobuf::Message &message(const google::protobuf::Message &message, int index) const;
    // A field that can tell that it is not set has no value, and neither has a message other than Timestamp and
    // Duration, nor floating point.
    Value value(const google::protobuf::Message &message) const;
    Value value(const google::protobuf::Message &message, int index) const;

private:
    const google::protobuf::FieldDescriptor *field_;
    const google::protobuf::Reflection *reflection_;
    google::protobuf::FieldDescriptor::CppType type_;
    bool isRepeated_;
    bool hasPresence_;
};

} // namespace filter
