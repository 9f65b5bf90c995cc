#include "backend/filter/sql_writer.h"

#include <google/protobuf/descriptor.h>

#include <optional>
#include <utility>

namespace filter {

namespace {

using google::protobuf::FieldDescriptor;

// Stands for the next argument until all are known: filters hold no control characters.
constexpr char placeholder = '\x01';

using Arguments = std::vector<std::variant<std::int64_t, std::string>>;

// A condition that holds for every row that its part of the filter wants; absent when nothing is known.
struct Part {
    std::optional<std::string> text;
    Arguments arguments;
    bool isExact = true;
};

Part unknown() {
    return {{}, {}, false};
}

Part exact(std::string text, Arguments arguments = {}) {
    return {std::move(text), std::move(arguments), true};
}

std::string compared(const SqlColumn &column, std::string_view comparator) {
    return column.expression + ' ' + std::string(comparator) + ' ' + placeholder;
}

// The code point that ends a UTF-8 text, and where it starts.
std::pair<char32_t, std::size_t> lastCharacter(const std::string &text) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80)
        --start;
    const auto lead = static_cast<unsigned char>(text[start]);
    char32_t value = lead < 0x80 ? lead : lead & (lead >= 0xF0 ? 0x07u : lead >= 0xE0 ? 0x0Fu : 0x1Fu);
    for (auto i = start + 1; i < text.size(); ++i)
        value = value << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    return {value, start};
}

void appendUtf8(char32_t value, std::string *out) {
    const auto tail = [&](int shift) { *out += static_cast<char>(0x80 | (value >> shift & 0x3F)); };
    if (value < 0x80) {
        *out += static_cast<char>(value);
    } else if (value < 0x800) {
        *out += static_cast<char>(0xC0 | value >> 6);
        tail(0);
    } else if (value < 0x10000) {
        *out += static_cast<char>(0xE0 | value >> 12);
        tail(6);
        tail(0);
    } else {
        *out += static_cast<char>(0xF0 | value >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

// The first text, in the order of bytes, after all that begin with the prefix; absent when there is none.
std::optional<std::string> afterPrefix(std::string prefix) {
    while (!prefix.empty()) {
        const auto [value, start] = lastCharacter(prefix);
        prefix.resize(start);
        if (value >= 0x10FFFF)
            continue;
        appendUtf8(value == 0xD7FF ? 0xE000 : value + 1, &prefix);
        return prefix;
    }
    return {};
}

std::string likePattern(const Pattern &pattern) {
    std::string like;
    for (std::size_t i = 0; i < pattern.pieces.size(); ++i) {
        if (i > 0)
            like += '%';
        for (const char c : pattern.pieces[i]) {
            if (c == '%' || c == '_' || c == '\\')
                like += '\\';
            like += c;
        }
    }
    return like;
}

Part patternPart(const SqlColumn &column, const Pattern &pattern) {
    const auto &first = pattern.pieces.front();
    if (pattern.isFolded) {
        const auto lowered = "lower(" + column.expression + ") ";
        if (pattern.pieces.size() == 1)
            return exact(lowered + "= " + placeholder, {first});
        return exact(lowered + "LIKE " + placeholder + R"( ESCAPE '\')", {likePattern(pattern)});
    }
    if (pattern.pieces.size() == 1)
        return exact(compared(column, "="), {first});
    if (pattern.pieces.size() == 2 && pattern.pieces[1].empty() && !first.empty()) {
        if (auto after = afterPrefix(first))
            return exact(compared(column, ">=") + " AND " + compared(column, "<"), {first, *std::move(after)});
    }
    // LIKE of SQLite ignores case.
    auto part = exact(column.expression + " LIKE " + placeholder + R"( ESCAPE '\')", {likePattern(pattern)});
    part.isExact = false;
    return part;
}

Part timePart(const SqlColumn &column, Comparator comparator, const Time &time) {
    constexpr std::int32_t nanosPerMillisecond = 1000000;
    const std::int64_t floor = time.seconds * 1000 + time.nanos / nanosPerMillisecond;
    const bool isBetween = time.nanos % nanosPerMillisecond != 0;
    if (isBetween && (comparator == Comparator::Equal || comparator == Comparator::Has))
        return exact("1 = 0");
    if (isBetween && comparator == Comparator::Less)
        comparator = Comparator::LessEqual;
    if (isBetween && comparator == Comparator::GreaterEqual)
        comparator = Comparator::Greater;
    const auto text = comparator == Comparator::Has ? textOf(Comparator::Equal) : textOf(comparator);
    return exact(compared(column, text), {floor});
}

Part integerPart(const SqlColumn &column, Comparator comparator, std::int64_t value) {
    const auto text = comparator == Comparator::Has ? textOf(Comparator::Equal) : textOf(comparator);
    return exact(compared(column, text), {value});
}

Part presencePart(const SqlColumn &column, const core::PathStep &leaf) {
    if (leaf.field->is_repeated() && !leaf.key)
        return column.elements.empty() ? unknown() : exact("1 = 1");
    if (leaf.key || leaf.field->has_presence())
        return exact(column.expression + " IS NOT NULL");
    return exact(column.expression + (column.type == SqlColumn::Type::Text ? " <> ''" : " <> 0"));
}

Part comparisonPart(const SqlColumn &column, const Term &term) {
    using Type = SqlColumn::Type;
    if (std::holds_alternative<Anything>(term.operand))
        return presencePart(column, term.path.steps.back());
    if (const auto *pattern = std::get_if<Pattern>(&term.operand); pattern && column.type == Type::Text)
        return patternPart(column, *pattern);
    if (const auto *text = std::get_if<std::string>(&term.operand); text && column.type == Type::Text)
        return exact(compared(column, textOf(term.comparator)), {*text});
    if (const auto *time = std::get_if<Time>(&term.operand); time && column.type == Type::Milliseconds)
        return timePart(column, term.comparator, *time);
    if (const auto *number = std::get_if<std::int64_t>(&term.operand); number && column.type == Type::Integer)
        return integerPart(column, term.comparator, *number);
    if (const auto *flag = std::get_if<bool>(&term.operand); flag && column.type == Type::Integer)
        return integerPart(column, term.comparator, *flag ? 1 : 0);
    return unknown();
}

// Whether a field that cannot tell that it is not set satisfies the term by its default.
bool holdsByDefault(const Term &term) {
    const auto *field = term.path.leaf();
    if (field->has_presence() || field->is_repeated() || std::holds_alternative<Anything>(term.operand))
        return false;
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
        return term.holds(std::string_view());
    case FieldDescriptor::CPPTYPE_BOOL:
        return term.holds(false);
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
    case FieldDescriptor::CPPTYPE_ENUM:
        return term.holds(std::int64_t{0});
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
        return term.holds(std::uint64_t{0});
    default:
        return false;
    }
}

Part termPart(const Term &term, const SqlColumns &columns) {
    const auto found = columns.find(term.path.text());
    if (found == columns.end())
        return unknown();
    auto part = comparisonPart(found->second, term);
    if (part.text && holdsByDefault(term))
        part.text = '(' + *part.text + " OR " + found->second.expression + " IS NULL)";
    if (part.text && !found->second.elements.empty())
        part.text = "EXISTS (" + found->second.elements + " AND " + *part.text + ')';
    return part;
}

Part partOf(const Program &program, const SqlColumns &columns);

Part negated(Part part) {
    if (!part.text || !part.isExact)
        return unknown();
    part.text = '(' + *part.text + ") IS NOT TRUE";
    return part;
}

Part joined(const Program &program, const SqlColumns &columns) {
    const bool isAnd = program.kind == Program::Kind::And;
    Part result = exact({});
    for (const auto &child : program.children) {
        auto part = partOf(child, columns);
        result.isExact &= part.isExact && part.text;
        if (!part.text && !isAnd)
            return unknown();
        if (!part.text)
            continue;
        if (!result.text->empty())
            *result.text += isAnd ? " AND " : " OR ";
        *result.text += '(' + *part.text + ')';
        result.arguments.insert(result.arguments.end(), part.arguments.begin(), part.arguments.end());
    }
    if (result.text->empty())
        return unknown();
    return result;
}

Part partOf(const Program &program, const SqlColumns &columns) {
    switch (program.kind) {
    case Program::Kind::Everything:
        return exact("1 = 1");
    case Program::Kind::And:
    case Program::Kind::Or:
        return joined(program, columns);
    case Program::Kind::Not:
        return negated(partOf(program.children.front(), columns));
    case Program::Kind::Term:
        return termPart(*program.term, columns);
    case Program::Kind::Search:
        return unknown();
    }
    return unknown();
}

} // namespace

SqlCondition conditionOf(const Program &program, const SqlColumns &columns, int firstParameter) {
    SqlCondition condition;
    if (program.kind == Program::Kind::Everything)
        return condition;
    auto part = partOf(program, columns);
    condition.isExact = part.isExact && part.text;
    condition.arguments = std::move(part.arguments);
    for (const char c : part.text.value_or(std::string())) {
        if (c == placeholder)
            condition.text += '$' + std::to_string(firstParameter++);
        else
            condition.text += c;
    }
    return condition;
}

} // namespace filter
