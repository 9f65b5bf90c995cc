#pragma once

#include "backend/core/field_path.h"
#include "backend/filter/field_reader.h"
#include "backend/filter/syntax.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

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
    Term(core::FieldPath fieldPath, Comparator how, Operand with);

    // Whether one value of the field satisfies it. Precondition: the operand is not Anything.
    bool holds(const Value &value) const;

    core::FieldPath path;
    Comparator comparator;
    Operand operand;
    // One for each step of the path.
    std::vector<FieldReader> readers;
};

// A bare word and where it is looked for.
struct Search {
    // Texts of one message, and the way to it.
    struct Place {
        std::vector<FieldReader> way;
        std::vector<FieldReader> texts;
    };

    Pattern pattern;
    std::vector<Place> places;
};

// A checked filter. NotEqual has become Not of Equal.
struct Program {
    enum class Kind { Everything, And, Or, Not, Term, Search };
    Kind kind = Kind::Everything;
    std::vector<Program> children = {};
    std::optional<Term> term = {};
    std::optional<Search> search = {};

    bool matches(const google::protobuf::Message &message) const;
};

} // namespace filter
