#include "backend/filter/check.h"

#include "backend/core/kinds.h"
#include "backend/filter/literal.h"
#include "pilothouse/v1/options.pb.h"
#include "pilothouse/v1/resource.pb.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace filter {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// What one filter may cost everybody else: each value is compared with each message, a bare word with all its texts.
constexpr int mostValues = 1000;
constexpr int mostBareWords = 20;
constexpr std::size_t longestValue = 1000;

Program combined(Program::Kind kind, std::vector<Program> children) {
    return {kind, std::move(children)};
}

Program single(Term term) {
    return {Program::Kind::Term, {}, std::move(term)};
}

// Every text in a message and one message below it that a bare word may be found in: not the long ones, which BASIC
// views lack, nor maps.
void addPlaces(const std::vector<FieldReader> &way, const Descriptor *type, int depth,
               std::vector<Search::Place> *places) {
    Search::Place place{way, {}};
    for (int i = 0; i < type->field_count(); ++i) {
        const auto *field = type->field(i);
        if (field->is_map() || field->options().GetExtension(v1::full_view))
            continue;
        if (field->type() == FieldDescriptor::TYPE_STRING) {
            place.texts.emplace_back(field);
        } else if (core::hasMembers(field) && depth > 0) {
            auto below = way;
            below.emplace_back(field);
            addPlaces(below, field->message_type(), depth - 1, places);
        }
    }
    if (!place.texts.empty())
        places->push_back(std::move(place));
}

std::vector<Search::Place> placesOf(const core::PathRoot &root) {
    std::vector<Search::Place> places;
    if (root.message != v1::Resource::descriptor()) {
        addPlaces({}, root.message, 1, &places);
        return places;
    }
    std::vector<const FieldDescriptor *> parts{root.message->FindFieldByNumber(v1::Resource::kMetaFieldNumber)};
    if (root.kind)
        parts.insert(parts.end(), {root.kind->spec, root.kind->status});
    for (const auto *part : parts)
        addPlaces({FieldReader(part)}, part->message_type(), 1, &places);
    return places;
}

// Whether the maps on the way hold texts, which alone can be compared.
bool isComparable(const core::FieldPath &path) {
    return std::ranges::all_of(path.steps, [](const auto &step) {
        return !step.field->is_map() || step.field->message_type()->map_value()->type() == FieldDescriptor::TYPE_STRING;
    });
}

class Checker {
public:
    Checker(const Syntax &syntax, const core::PathRoot &root, std::size_t textLength)
        : syntax_(syntax), root_(root), textLength_(textLength) {}

    std::variant<Program, Mistake> run() {
        std::optional<Program> program;
        if (syntax_.root) {
            program = expression(*syntax_.root);
        } else {
            // A filter that does not parse may have said something wrong before.
            for (std::size_t i = 0; i < syntax_.nodes.size() && !mistake_; ++i) {
                if (syntax_.nodes[i].kind == Node::Kind::Restriction)
                    expression(i);
            }
        }
        if (mistake_ && !(syntax_.mistake && syntax_.mistake->position < mistake_->position))
            return *mistake_;
        if (syntax_.mistake)
            return *syntax_.mistake;
        return program ? *std::move(program) : Program();
    }

private:
    using Checked = std::optional<Program>;

    Checked expression(std::size_t index) {
        const auto &node = syntax_.nodes[index];
        switch (node.kind) {
        case Node::Kind::And:
            return group(Program::Kind::And, node, [&](std::size_t child) { return expression(child); });
        case Node::Kind::Or:
            return group(Program::Kind::Or, node, [&](std::size_t child) { return expression(child); });
        case Node::Kind::Not:
            return group(Program::Kind::Not, node, [&](std::size_t child) { return expression(child); });
        case Node::Kind::Restriction:
            return restriction(node);
        case Node::Kind::Value:
            return search(node);
        }
        return {};
    }

    template <typename CheckChild>
    Checked group(Program::Kind kind, const Node &node, CheckChild checkChild) {
        std::vector<Program> children;
        for (const auto child : node.children) {
            auto checked = checkChild(child);
            if (!checked)
                return {};
            children.push_back(*std::move(checked));
        }
        return combined(kind, std::move(children));
    }

    Checked restriction(const Node &node) {
        auto resolved = resolve(node, root_);
        if (auto *mistake = std::get_if<Mistake>(&resolved))
            return fail(*mistake);
        if (node.children.empty())
            return {};
        const auto &path = std::get<core::FieldPath>(resolved);
        if (!isComparable(path))
            return fail({node.position, node.length, notComparable(path)});
        if (node.comparator != Comparator::NotEqual)
            return values(path, node.comparator, node.children[0]);
        // `x != (a OR b)` says that x is neither.
        auto equal = values(path, Comparator::Equal, node.children[0]);
        if (!equal)
            return {};
        std::vector<Program> children;
        children.push_back(*std::move(equal));
        return combined(Program::Kind::Not, std::move(children));
    }

    Checked values(const core::FieldPath &path, Comparator comparator, std::size_t index) {
        const auto &node = syntax_.nodes[index];
        const auto check = [&](std::size_t child) { return values(path, comparator, child); };
        if (node.kind == Node::Kind::Value)
            return value(path, comparator, node);
        if (comparator != Comparator::Equal && comparator != Comparator::Has)
            return fail({node.position, node.length, {v1::FILTER_ORDER_OF_SEVERAL, "an order is asked of one value"}});
        return group(node.kind == Node::Kind::And ? Program::Kind::And : Program::Kind::Or, node, check);
    }

    Checked value(const core::FieldPath &path, Comparator comparator, const Node &node) {
        if (++values_ > mostValues)
            return excess(
                node, limited(v1::FILTER_TOO_MANY_VALUES, "a filter compares with at most ", mostValues, " values"));
        if (node.literal.text.size() > longestValue)
            return excess(node, limited(v1::FILTER_VALUE_TOO_LONG, "a value has at most ", longestValue, " bytes"));
        const auto &last = path.steps.back();
        if (last.field->is_map() && !last.key && comparator == Comparator::Has && !isAnything(node.literal)) {
            auto keyed = path;
            keyed.steps.back().key = node.literal.text;
            return single(Term(std::move(keyed), Comparator::Has, Anything{}));
        }
        auto operand = operandOf(path, comparator, node.literal);
        if (auto *mistake = std::get_if<LiteralMistake>(&operand)) {
            const bool isAtEnd = node.position + node.length == textLength_;
            return fail({node.position, node.length, std::move(mistake->problem), mistake->isPrefix && isAtEnd});
        }
        return single(Term(path, comparator, std::get<Operand>(std::move(operand))));
    }

    Checked search(const Node &node) {
        if (++bareWords_ > mostBareWords)
            return excess(node, limited(v1::FILTER_TOO_MANY_WORDS, "a filter searches for at most ", mostBareWords,
                                        " bare words"));
        if (node.literal.text.size() > longestValue)
            return excess(node, limited(v1::FILTER_VALUE_TOO_LONG, "a word has at most ", longestValue, " bytes"));
        return Program{Program::Kind::Search, {}, {}, Search{searchPattern(node.literal), placesOf(root_)}};
    }

    Checked excess(const Node &node, Problem problem) { return fail({node.position, node.length, std::move(problem)}); }

    Checked fail(Mistake mistake) {
        mistake_ = std::move(mistake);
        return {};
    }

    const Syntax &syntax_;
    const core::PathRoot &root_;
    std::size_t textLength_;
    int values_ = 0;
    int bareWords_ = 0;
    std::optional<Mistake> mistake_;
};

} // namespace

std::variant<Program, Mistake> check(const Syntax &syntax, const core::PathRoot &root, std::size_t textLength) {
    return Checker(syntax, root, textLength).run();
}

std::variant<core::FieldPath, Mistake> resolve(const Node &restriction, const core::PathRoot &root) {
    std::vector<std::string> names;
    for (const auto &segment : restriction.path)
        names.push_back(segment.text);
    auto resolved = core::resolvePath(root, std::span<const std::string>(names));
    if (const auto *mistake = std::get_if<core::PathMistake>(&resolved)) {
        const auto &segment = restriction.path[mistake->segment];
        return Mistake{segment.position, segment.length, {mistake->kind, mistake->message, mistake->arguments}};
    }
    return std::get<core::FieldPath>(std::move(resolved));
}

} // namespace filter
