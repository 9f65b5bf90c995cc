#pragma once

#include <string>
#include <string_view>

namespace google::protobuf {
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace core {

// The one JSON text of a message, stored in history and hashed. Proto field names; object and map keys in the order of
// UTF-16 code units; a field exactly when reflection lists it, never null; 64-bit integers as decimal strings, enums by
// name, bytes as padded base64; Timestamp as RFC 3339 in UTC and Duration in decimal seconds with 0, 3, 6 or 9 digits;
// strings escaped as RFC 8785 does. Preconditions: no floating point, map keys are strings, strings are UTF-8. What has
// no such text (an unnamed enum number, an instant outside of years 1 to 9999) is written by its numbers; checkKnown
// refuses it beforehand.
std::string canonicalJson(const google::protobuf::Message &message);

// The value of one field: a list or map as a whole.
std::string canonicalJson(const google::protobuf::Message &message, const google::protobuf::FieldDescriptor *field);
// One element of a repeated field that is no map.
std::string canonicalJson(const google::protobuf::Message &message, const google::protobuf::FieldDescriptor *field,
                          int index);

// A JSON string with the escapes of RFC 8785, quotes included.
void appendJsonString(std::string_view text, std::string *out);

} // namespace core
