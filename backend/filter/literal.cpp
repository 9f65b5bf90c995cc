#include "backend/filter/literal.h"

#include "backend/core/time_text.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace filter {

namespace {

using google::protobuf::FieldDescriptor;
using Result = std::variant<Operand, LiteralMistake>;

// The whole text where a wildcard is missing at either end, so that it may stand anywhere.
Pattern patternOf(const Literal &literal, bool isFolded) {
    Pattern pattern{{}, isFolded};
    const auto text = isFolded ? lowerCase(literal.text) : literal.text;
    std::size_t start = 0;
    for (const auto star : literal.stars) {
        pattern.pieces.push_back(text.substr(start, star - start));
        start = star + 1;
    }
    pattern.pieces.push_back(text.substr(start));
    return pattern;
}

bool isOrder(Comparator comparator) {
    return comparator != Comparator::Equal && comparator != Comparator::NotEqual && comparator != Comparator::Has;
}

Result textOperand(bool isElement, Comparator comparator, const Literal &literal) {
    if (isOrder(comparator)) {
        if (!literal.stars.empty())
            return LiteralMistake{{v1::FILTER_WILDCARD_MISPLACED, "wildcards go with `=`, `!=` and `:`"}};
        return literal.text;
    }
    if (comparator != Comparator::Has)
        return patternOf(literal, false);
    return isElement ? patternOf(literal, true) : searchPattern(literal);
}

template <typename Integer>
Result integerOperand(const Literal &literal) {
    using Wide = std::conditional_t<std::is_signed_v<Integer>, std::int64_t, std::uint64_t>;
    Integer value = 0;
    const auto *first = literal.text.data();
    const auto *last = first + literal.text.size();
    const auto [end, error] = std::from_chars(first, last, value);
    if (error == std::errc::result_out_of_range)
        return LiteralMistake{{v1::FILTER_NUMBER_TOO_LARGE, "the number is too large for this field"}};
    if (error != std::errc() || end != last)
        return LiteralMistake{{v1::FILTER_NUMBER_EXPECTED, "this field is compared with a whole number"},
                              literal.text == "-"};
    return Wide{value};
}

Result booleanOperand(const Literal &literal) {
    const auto word = lowerCase(literal.text);
    if (word == "true" || word == "false")
        return word == "true";
    return LiteralMistake{{v1::FILTER_BOOLEAN_EXPECTED, "this field is `true` or `false`"},
                          std::string_view("true").starts_with(word) || std::string_view("false").starts_with(word)};
}

Result enumOperand(const FieldDescriptor *field, const Literal &literal) {
    const auto word = lowerCase(literal.text);
    const auto *type = field->enum_type();
    for (int i = 0; i < type->value_count(); ++i) {
        if (lowerCase(type->value(i)->name()) == word)
            return std::int64_t{type->value(i)->number()};
    }
    std::string listed;
    std::string choices;
    bool isPrefix = false;
    for (const auto &choice : enumWords(field)) {
        listed += (listed.empty() ? "" : ", ") + choice;
        choices += (choices.empty() ? "" : " ") + choice;
        isPrefix |= choice.starts_with(word);
    }
    return LiteralMistake{{v1::FILTER_CHOICE_EXPECTED, "this field is one of " + listed, {{"choices", choices}}},
                          isPrefix};
}

// A day alone is its beginning in UTC.
Result timeOperand(const Literal &literal) {
    auto time = core::parseTime(literal.text);
    if (!time)
        time = core::parseTime(literal.text + "T00:00:00Z");
    if (time)
        return Time{time->seconds(), time->nanos()};
    const bool isPrefix = literal.text.find_first_not_of("0123456789-:.TtZz+") == std::string::npos;
    return LiteralMistake{{v1::FILTER_TIME_EXPECTED,
                           "this field is compared with a time, for example \"2026-11-22T14:00:00Z\" or 2026-11-22",
                           {{"example", "2026-11-22T14:00:00Z"}}},
                          isPrefix && !literal.isQuoted};
}

Result durationOperand(const Literal &literal) {
    if (const auto duration = core::parseDuration(literal.text))
        return Time{duration->seconds(), duration->nanos()};
    const bool isPrefix = literal.text.find_first_not_of("-0123456789.") == std::string::npos;
    return LiteralMistake{{v1::FILTER_DURATION_EXPECTED,
                           "this field is compared with a duration in seconds, for example 1.5s",
                           {{"example", "1.5s"}}},
                          isPrefix};
}

Result messageOperand(const FieldDescriptor *field, const Literal &literal) {
    if (field->message_type() == google::protobuf::Timestamp::descriptor())
        return timeOperand(literal);
    if (field->message_type() == google::protobuf::Duration::descriptor())
        return durationOperand(literal);
    return LiteralMistake{{v1::FILTER_MEMBER_EXPECTED,
                           "this field has fields of its own; name one of them, or ask `:*` whether it is set",
                           {{"field", field->name()}}}};
}

// What no order is asked of.
bool isUnordered(const core::FieldPath &path) {
    const auto type = path.leaf()->cpp_type();
    return type == FieldDescriptor::CPPTYPE_BOOL || type == FieldDescriptor::CPPTYPE_ENUM ||
           (path.leaf()->is_repeated() && !path.steps.back().key);
}

} // namespace

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::vector<std::string> enumWords(const FieldDescriptor *field) {
    std::vector<std::string> words;
    for (int i = 0; i < field->enum_type()->value_count(); ++i) {
        if (field->enum_type()->value(i)->number() != 0)
            words.push_back(lowerCase(field->enum_type()->value(i)->name()));
    }
    return words;
}

bool isAnything(const Literal &literal) {
    return literal.text == "*" && literal.stars.size() == 1;
}

Problem notComparable(const core::FieldPath &path) {
    return {v1::FILTER_NOT_COMPARABLE, '`' + path.text() + "` cannot be compared in filters", {{"field", path.text()}}};
}

Pattern searchPattern(const Literal &literal) {
    auto pattern = patternOf(literal, true);
    if (!pattern.pieces.front().empty())
        pattern.pieces.insert(pattern.pieces.begin(), std::string());
    if (!pattern.pieces.back().empty() || pattern.pieces.size() == 1)
        pattern.pieces.emplace_back();
    return pattern;
}

Result operandOf(const core::FieldPath &path, Comparator comparator, const Literal &literal) {
    const auto *field = path.leaf();
    if (comparator == Comparator::Has && isAnything(literal))
        return Anything{};
    if (isOrder(comparator) && isUnordered(path))
        return LiteralMistake{{v1::FILTER_EQUALITY_ONLY,
                               "`" + path.text() + "` is compared with `=`, `!=` or `:` only",
                               {{"field", path.text()}}}};
    if (field->is_map()) {
        if (path.steps.back().key)
            return textOperand(false, comparator, literal);
        return LiteralMistake{{v1::FILTER_KEY_EXPECTED,
                               "write `" + path.text() + ":key`, or `" + path.text() + ".key = value`",
                               {{"field", path.text()}}}};
    }
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
        if (field->type() == FieldDescriptor::TYPE_BYTES)
            return LiteralMistake{notComparable(path)};
        return textOperand(field->is_repeated(), comparator, literal);
    case FieldDescriptor::CPPTYPE_INT32:
        return integerOperand<std::int32_t>(literal);
    case FieldDescriptor::CPPTYPE_INT64:
        return integerOperand<std::int64_t>(literal);
    case FieldDescriptor::CPPTYPE_UINT32:
        return integerOperand<std::uint32_t>(literal);
    case FieldDescriptor::CPPTYPE_UINT64:
        return integerOperand<std::uint64_t>(literal);
    case FieldDescriptor::CPPTYPE_BOOL:
        return booleanOperand(literal);
    case FieldDescriptor::CPPTYPE_ENUM:
        return enumOperand(field, literal);
    case FieldDescriptor::CPPTYPE_MESSAGE:
        return messageOperand(field, literal);
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_DOUBLE:
        return LiteralMistake{notComparable(path)};
    }
    return LiteralMistake{notComparable(path)};
}

} // namespace filter
