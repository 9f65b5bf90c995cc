#pragma once

#include <string>

namespace google::protobuf {
class Message;
} // namespace google::protobuf

namespace core {

// The bytes of a message with the entries of its maps in one order: equal for equal messages of one build, which
// SerializeAsString does not promise.
std::string stableBytes(const google::protobuf::Message &message);

} // namespace core
