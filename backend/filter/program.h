#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "backend/core/field_path.h"
#include "backend/filter/syntax.h"
#include "backend/filter/value.h"

namespace google::protobuf {
class Message;
} // namespace google::protobuf

namespace filter {

// A text with wildcards: the pieces between its stars, of which there is one less than pieces.
struct Pattern {
    std::vector<std::string> pieces;
    // Ignores the case of ASCII letters; the pieces are lower-case.
    bool isFolded = false;

    bool matches(std::string_view text) const;
};

// Any value will do.
struct Anything {};

// What a field is compared with, in the field's own type; an enum by its number.
using Operand = std::variant<Anything, Pattern, std::string, std::int64_t, std::uint64_t, bool, Time>;

// One comparison of one field. A Pattern and Anything go with Equal, a std::string with the four orders.
struct Term {
    core::FieldPath path;
    Comparator comparator;
    Operand operand;
};

// A checked filter. NotEqual has become Not of Equal, and a bare word Or over the texts that it may stand in.
struct Program {
    enum class Kind { Everything, And, Or, Not, Term };
    Kind kind = Kind::Everything;
    std::vector<Program> children;
    // Of a Term: one.
    std::vector<Term> terms;

    bool matches(const google::protobuf::Message &message) const;
};

} // namespace filter
