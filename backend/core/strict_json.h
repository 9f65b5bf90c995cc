#pragma once

#include "backend/core/result.h"

#include <cstddef>
#include <string_view>

namespace google::protobuf {
class Message;
} // namespace google::protobuf

namespace core {

// What JSON from outside may cost.
struct JsonLimits {
    std::size_t bytes = std::size_t{4} << 20;
    std::size_t depth = 64;
};

// RFC 8259 and no more: one value in UTF-8 without byte order mark, no key twice in an object, no lone surrogate.
// INVALID_JSON with argument `fault` (a JsonFault) and `position` (bytes from the start) or `field` (path), TOO_LARGE.
Result<void> checkStrictJson(std::string_view text, const JsonLimits &limits = {});

// Reads JSON that follows the rules of canonicalJson, in any order of keys, into a message, which it replaces. Beyond
// what checkStrictJson refuses: any but the proto field name, a value of another type (numbers in strings, enums by
// number, null, fractions), two members of one oneof; 64-bit integers may be numbers up to 2^53 - 1. UNKNOWN_FIELD for
// a field or enum value that the contract lacks, with argument `field`, the `value`, and either what may have been
// `meant` or, where there are few, the `choices`. On failure the message holds what was read so far.
Result<void> messageFromJson(std::string_view text, google::protobuf::Message *message, const JsonLimits &limits = {});

} // namespace core
