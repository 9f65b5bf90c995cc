#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace google::protobuf {
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace core {

// One entry of a map field, looking into the message that holds it.
struct MapEntry {
    std::string_view key;
    // The value of a map of strings that stands in Meta; else null and `entry` holds it.
    const std::string *text;
    const google::protobuf::Message *entry;

    // Of a string value.
    std::string_view value() const;
};

// In the order of RFC 8785. Keys must be strings. Reflection alone would build a second copy of each map inside the
// message and keep it, so the maps of Meta, which every resource has, are read by their accessors.
std::vector<MapEntry> sortedMapEntries(const google::protobuf::Message &message,
                                       const google::protobuf::FieldDescriptor *field);

// Null when the map of strings has no such key.
const std::string *findMapValue(const google::protobuf::Message &message,
                                const google::protobuf::FieldDescriptor *field, const std::string &key);

// The order of UTF-16 code units over UTF-8, as RFC 8785 sorts the keys of an object.
bool isLessUtf16(std::string_view left, std::string_view right);

} // namespace core
