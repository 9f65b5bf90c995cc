#pragma once

#include "backend/core/result.h"

namespace google::protobuf {
class Message;
} // namespace google::protobuf

namespace core {

// Whether everything in a message that came over the wire can be shown, compared and hashed. UNKNOWN_FIELD with the
// path of the first unknown field or unnamed enum number at any depth, in argument `field`; INVALID_FIELD for a
// Timestamp or Duration outside of its range, which has no text. In a Resource, paths begin with `meta`, `spec` or
// `status`.
Result<void> checkKnown(const google::protobuf::Message &message);

} // namespace core
