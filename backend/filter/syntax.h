#pragma once

#include "backend/filter/lexer.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filter {

enum class Comparator { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Has };

std::string_view textOf(Comparator comparator);

// A word or a string.
struct Literal {
    std::string text;
    // Places in `text` of the stars that are wildcards.
    std::vector<std::size_t> stars;
    bool isQuoted = false;
};

// One name of a path such as `meta.labels."a b"`.
struct Segment {
    std::string text;
    std::size_t position;
    std::size_t length;
};

// A part of the tree; children are numbers of nodes.
struct Node {
    enum class Kind { And, Or, Not, Restriction, Value };
    Kind kind;
    std::size_t position;
    std::size_t length;
    std::vector<std::size_t> children;
    // Of a Restriction: a path, an operator and, as its child, a tree of values. While it is being typed, no child.
    std::vector<Segment> path;
    Comparator comparator = Comparator::Equal;
    // Of a Value: what is compared with, or a bare word that is searched for.
    Literal literal;
};

// An older spelling and the one to use.
struct Deprecation {
    std::size_t position;
    std::size_t length;
    std::string replacement;
};

// What could stand where the text ends.
struct Expected {
    bool term = false;
    bool comparator = false;
    bool value = false;
    bool connective = false;
    bool closing = false;
    // The node of the restriction whose operator or value it is about.
    std::size_t restriction = 0;
};

struct Syntax {
    // In the order of the text, inner before outer; also those read before a mistake.
    std::vector<Node> nodes;
    // Absent for an empty filter.
    std::optional<std::size_t> root;
    std::optional<Mistake> mistake;
    std::vector<Deprecation> deprecations;
    Expected expected;
};

// Reads AIP-160: OR binds before AND, words beside each other are joined by AND. Values may be grouped,
// `lifecycle = (approved OR evaluated)`. There are no functions. As older spellings `==`, `&&`, `||` and keywords in
// lower case are taken too.
Syntax parse(std::string_view text);

// The same filter in one spelling; parse() of it gives the same tree.
std::string textOf(const Syntax &syntax);

// A value as a filter spells it, in quotes where it must be.
std::string textOf(const Literal &literal);
bool isKeyword(std::string_view word);

} // namespace filter
