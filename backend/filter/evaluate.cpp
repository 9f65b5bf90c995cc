#include <algorithm>
#include <type_traits>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "backend/core/map_entries.h"
#include "backend/filter/program.h"

namespace filter {

namespace {

using google::protobuf::Message;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Whether a text has the piece at its front. A folded piece is in lower case already.
bool startsWith(std::string_view text, std::string_view piece, bool isFolded) {
    if (!isFolded || text.size() < piece.size())
        return text.starts_with(piece);
    return std::equal(piece.begin(), piece.end(), text.begin(), [](char p, char c) { return p == lower(c); });
}

std::size_t findPiece(std::string_view text, std::string_view piece, bool isFolded) {
    if (!isFolded || piece.empty())
        return text.find(piece);
    const char first = piece.front();
    for (std::size_t i = 0; i + piece.size() <= text.size(); ++i) {
        if (lower(text[i]) == first && startsWith(text.substr(i), piece, true))
            return i;
    }
    return std::string_view::npos;
}

template <typename Left, typename Right>
bool compare(const Left &left, Comparator comparator, const Right &right) {
    switch (comparator) {
    case Comparator::Equal:
    case Comparator::Has:
        return left == right;
    case Comparator::NotEqual:
        return left != right;
    case Comparator::Less:
        return left < right;
    case Comparator::LessEqual:
        return left <= right;
    case Comparator::Greater:
        return left > right;
    case Comparator::GreaterEqual:
        return left >= right;
    }
    return false;
}

bool holds(const Term &term, const Value &value) {
    return std::visit(
        [&](const auto &held) {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::monostate>) {
                return false;
            } else if constexpr (std::is_same_v<Held, std::string_view>) {
                if (const auto *pattern = std::get_if<Pattern>(&term.operand))
                    return pattern->matches(held);
                return compare(held, term.comparator, std::string_view(std::get<std::string>(term.operand)));
            } else {
                return compare(held, term.comparator, std::get<Held>(term.operand));
            }
        },
        value);
}

bool holdsInMap(const Term &term, const core::PathStep &step, const Message &message) {
    if (!step.key)
        return message.GetReflection()->FieldSize(message, step.field) > 0;
    const auto *text = core::findMapValue(message, step.field, *step.key);
    if (!text)
        return false;
    return std::holds_alternative<Anything>(term.operand) || holds(term, std::string_view(*text));
}

bool holdsInList(const Term &term, const core::PathStep &step, const Message &message) {
    const int size = message.GetReflection()->FieldSize(message, step.field);
    if (std::holds_alternative<Anything>(term.operand))
        return size > 0;
    for (int i = 0; i < size; ++i) {
        if (holds(term, valueOf(message, step.field, i)))
            return true;
    }
    return false;
}

// From one step of the term's path on. A list is any of its elements.
bool holdsFrom(const Term &term, std::size_t index, const Message &message) {
    const auto &step = term.path.steps[index];
    const auto *reflection = message.GetReflection();
    if (step.field->is_map())
        return holdsInMap(term, step, message);
    if (index + 1 < term.path.steps.size()) {
        if (!step.field->is_repeated()) {
            return reflection->HasField(message, step.field) &&
                   holdsFrom(term, index + 1, reflection->GetMessage(message, step.field));
        }
        const int size = reflection->FieldSize(message, step.field);
        for (int i = 0; i < size; ++i) {
            if (holdsFrom(term, index + 1, reflection->GetRepeatedMessage(message, step.field, i)))
                return true;
        }
        return false;
    }
    if (step.field->is_repeated())
        return holdsInList(term, step, message);
    if (std::holds_alternative<Anything>(term.operand))
        return reflection->HasField(message, step.field);
    return holds(term, valueOf(message, step.field));
}

} // namespace

bool Pattern::matches(std::string_view text) const {
    if (pieces.size() == 1)
        return text.size() == pieces.front().size() && startsWith(text, pieces.front(), isFolded);
    if (!startsWith(text, pieces.front(), isFolded))
        return false;
    text.remove_prefix(pieces.front().size());
    for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
        const auto found = findPiece(text, pieces[i], isFolded);
        if (found == std::string_view::npos)
            return false;
        text.remove_prefix(found + pieces[i].size());
    }
    const auto &last = pieces.back();
    return text.size() >= last.size() && startsWith(text.substr(text.size() - last.size()), last, isFolded);
}

bool Program::matches(const Message &message) const {
    const auto matchesChild = [&](const Program &child) { return child.matches(message); };
    switch (kind) {
    case Kind::Everything:
        return true;
    case Kind::And:
        return std::ranges::all_of(children, matchesChild);
    case Kind::Or:
        return std::ranges::any_of(children, matchesChild);
    case Kind::Not:
        return !matchesChild(children.front());
    case Kind::Term:
        return holdsFrom(terms.front(), 0, message);
    }
    return false;
}

} // namespace filter
