#pragma once

#include "backend/filter/mistake.h"
#include "backend/filter/program.h"

#include <string>
#include <variant>
#include <vector>

namespace filter {

// A literal in the type of the field that it is compared with, or why it is none, and whether more letters could make
// it one.
struct LiteralMistake {
    Problem problem;
    bool isPrefix = false;
};
std::variant<Operand, LiteralMistake> operandOf(const core::FieldPath &path, Comparator comparator,
                                                const Literal &literal);

// What cannot be compared at all.
Problem notComparable(const core::FieldPath &path);

// `*` alone, which with `:` asks whether there is any value.
bool isAnything(const Literal &literal);

// What a bare word finds: any text that holds it, whatever its case.
Pattern searchPattern(const Literal &literal);

// Names of the values of an enum as filters spell them: in lower case, without the zero.
std::vector<std::string> enumWords(const google::protobuf::FieldDescriptor *field);

std::string lowerCase(std::string_view text);

} // namespace filter
