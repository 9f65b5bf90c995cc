#include "backend/core/map_entries.h"
#include "backend/filter/program.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <span>
#include <type_traits>
#include <utility>

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

// Whether `isSo` holds of any message that a way leads to: a list is each of its elements.
template <typename Predicate>
bool isAnyOf(std::span<const FieldReader> way, const Message &message, const Predicate &isSo) {
    if (way.empty())
        return isSo(message);
    const auto &reader = way.front();
    if (!reader.isRepeated())
        return reader.isSet(message) && isAnyOf(way.subspan(1), reader.message(message), isSo);
    const int size = reader.size(message);
    for (int i = 0; i < size; ++i) {
        if (isAnyOf(way.subspan(1), reader.message(message, i), isSo))
            return true;
    }
    return false;
}

template <typename Predicate>
bool isAnyValue(const FieldReader &reader, const Message &message, const Predicate &isSo) {
    if (!reader.isRepeated())
        return isSo(reader.value(message));
    const int size = reader.size(message);
    for (int i = 0; i < size; ++i) {
        if (isSo(reader.value(message, i)))
            return true;
    }
    return false;
}

// Of the message that holds the term's last field.
bool holdsIn(const Term &term, const Message &message) {
    const auto &reader = term.readers.back();
    const bool asksPresence = std::holds_alternative<Anything>(term.operand);
    if (const auto &key = term.path.steps.back().key) {
        const auto *text = core::findMapValue(message, reader.field(), *key);
        return text && (asksPresence || term.holds(std::string_view(*text)));
    }
    if (asksPresence)
        return reader.isSet(message);
    return isAnyValue(reader, message, [&](const Value &value) { return term.holds(value); });
}

bool findsIn(const Search &search, const Search::Place &place, const Message &message) {
    const auto isFound = [&](const Value &value) {
        const auto *text = std::get_if<std::string_view>(&value);
        return text && search.pattern.matches(*text);
    };
    return std::ranges::any_of(place.texts, [&](const auto &reader) { return isAnyValue(reader, message, isFound); });
}

} // namespace

Term::Term(core::FieldPath fieldPath, Comparator how, Operand with)
    : path(std::move(fieldPath)), comparator(how), operand(std::move(with)) {
    for (const auto &step : path.steps)
        readers.emplace_back(step.field);
}

bool Term::holds(const Value &value) const {
    return std::visit(
        [&](const auto &held) {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::monostate>) {
                return false;
            } else if constexpr (std::is_same_v<Held, std::string_view>) {
                if (const auto *pattern = std::get_if<Pattern>(&operand))
                    return pattern->matches(held);
                return compare(held, comparator, std::string_view(std::get<std::string>(operand)));
            } else {
                return compare(held, comparator, std::get<Held>(operand));
            }
        },
        value);
}

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
        return isAnyOf(std::span(term->readers).first(term->readers.size() - 1), message,
                       [&](const Message &holder) { return holdsIn(*term, holder); });
    case Kind::Search:
        return std::ranges::any_of(search->places, [&](const auto &place) {
            return isAnyOf(place.way, message, [&](const Message &holder) { return findsIn(*search, place, holder); });
        });
    }
    return false;
}

} // namespace filter
