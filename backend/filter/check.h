#pragma once

#include "backend/core/field_path.h"
#include "backend/filter/program.h"
#include "backend/filter/syntax.h"

#include <variant>

namespace filter {

// Gives every name and value of a filter its meaning in the messages of `root`. The first mistake in the text wins,
// also over one that parse() found further on.
std::variant<Program, Mistake> check(const Syntax &syntax, const core::PathRoot &root, std::size_t textLength);

// The path of a restriction, or what is wrong with it.
std::variant<core::FieldPath, Mistake> resolve(const Node &restriction, const core::PathRoot &root);

} // namespace filter
