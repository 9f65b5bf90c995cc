#pragma once

#include "backend/core/error.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace filter {

namespace v1 = core::v1;

// What is wrong: for consoles as kind and arguments, for all others in a sentence.
struct Problem {
    v1::FilterMistake kind;
    std::string message;
    core::Error::Arguments arguments = {};
};

// A limit that was passed; the sentence has the limit in its middle.
Problem limited(v1::FilterMistake kind, std::string_view before, std::size_t limit, std::string_view after);

// Something wrong with a filter, in bytes from its start.
struct Mistake {
    std::size_t position;
    std::size_t length;
    Problem problem;
    // More text at the end could mend it.
    bool isIncomplete = false;
};

} // namespace filter
