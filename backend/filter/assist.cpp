#include "backend/filter/assist.h"

#include "backend/core/kinds.h"
#include "backend/filter/check.h"
#include "backend/filter/literal.h"
#include "backend/filter/syntax.h"
#include "pilothouse/v1/resource.pb.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <utility>

namespace filter {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
namespace v1 = pilothouse::v1;

constexpr int mostCompletions = 100;

// The unfinished word before the cursor: the names of a path before its last point, and what follows that.
struct Partial {
    std::vector<std::string> above;
    std::string word;
    bool isQuoted = false;
    // Of the whole, and of `word` alone.
    std::size_t start;
    std::size_t wordStart;
};

Partial partialAt(const Lexed &lexed, std::size_t cursor) {
    if (lexed.open)
        return {{}, lexed.open->text, true, lexed.open->position, lexed.open->position};
    Partial partial{{}, {}, false, cursor, cursor};
    // Back from the cursor over names and points that touch each other.
    auto first = lexed.tokens.size() - 1;
    auto end = cursor;
    while (first > 0) {
        const auto &token = lexed.tokens[first - 1];
        const bool isPart = token.kind == TokenKind::Text || token.kind == TokenKind::Dot ||
                            (token.kind == TokenKind::String && end != cursor);
        if (!isPart || token.end() != end)
            break;
        end = token.position;
        --first;
    }
    partial.start = end;
    partial.wordStart = end;
    for (; first + 1 < lexed.tokens.size(); ++first) {
        const auto &token = lexed.tokens[first];
        if (token.kind == TokenKind::Dot) {
            partial.above.push_back(std::exchange(partial.word, {}));
            partial.wordStart = token.end();
        } else {
            partial.word += token.text;
        }
    }
    return partial;
}

std::string typeName(const FieldDescriptor *field) {
    if (field->is_map())
        return "map";
    std::string name;
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
        name = "text";
        break;
    case FieldDescriptor::CPPTYPE_BOOL:
        name = "boolean";
        break;
    case FieldDescriptor::CPPTYPE_ENUM:
        name = field->enum_type()->name();
        break;
    case FieldDescriptor::CPPTYPE_MESSAGE:
        name = field->message_type()->name();
        break;
    default:
        name = "number";
    }
    return field->is_repeated() ? "list of " + name : name;
}

bool isFilterable(const FieldDescriptor *field) {
    return field->type() != FieldDescriptor::TYPE_BYTES && field->cpp_type() != FieldDescriptor::CPPTYPE_FLOAT &&
           field->cpp_type() != FieldDescriptor::CPPTYPE_DOUBLE;
}

// Fills the completions of an answer.
class Completer {
public:
    Completer(const core::PathRoot &root, const Samples &samples, v1::CompileFilterResponse *response)
        : root_(root), samples_(samples), response_(*response) {}

    void complete(std::string_view text) {
        const auto lexed = lex(text);
        if (lexed.mistake && !lexed.open)
            return;
        const auto partial = partialAt(lexed, text.size());
        const auto syntax = parse(text.substr(0, partial.start));
        const auto &expected = syntax.expected;
        const bool hasMistake = syntax.mistake && !syntax.mistake->isIncomplete;
        if (hasMistake)
            return;
        response_.set_completion_start(static_cast<int>(partial.wordStart));
        if (expected.value)
            return values(syntax.nodes[expected.restriction], partial);
        if (partial.isQuoted)
            return;
        if (expected.comparator && partial.word.empty() && partial.above.empty())
            operators(syntax.nodes[expected.restriction]);
        if (expected.term || (expected.connective && !partial.word.empty()))
            fields(partial);
        if (partial.above.empty())
            keywords(expected, partial);
    }

private:
    void add(const std::string &text, const char *category, const std::string &detail) {
        const bool isThere = std::ranges::any_of(response_.completions(),
                                                 [&](const auto &completion) { return completion.text() == text; });
        if (isThere || response_.completions_size() >= mostCompletions)
            return;
        auto *completion = response_.add_completions();
        completion->set_text(text);
        completion->set_category(category);
        completion->set_detail(detail);
    }

    void addField(const std::string &name, const FieldDescriptor *field, const Partial &partial) {
        if (lowerCase(name).starts_with(lowerCase(partial.word)) && isFilterable(field))
            add(name, "field", typeName(field));
    }

    void addMembers(const Descriptor *type, const Partial &partial) {
        for (int i = 0; i < type->field_count(); ++i)
            addField(type->field(i)->name(), type->field(i), partial);
    }

    void fields(const Partial &partial) {
        if (!partial.above.empty())
            return fieldsBelow(partial);
        if (root_.message != v1::Resource::descriptor())
            return addMembers(root_.message, partial);
        // Bare names that mean one field, then the three parts that begin full paths.
        const auto *meta = root_.message->FindFieldByNumber(v1::Resource::kMetaFieldNumber);
        const std::vector<const FieldDescriptor *> parts =
            root_.kind ? std::vector{root_.kind->spec, root_.kind->status, meta} : std::vector{meta};
        for (const auto *part : parts) {
            for (int i = 0; i < part->message_type()->field_count(); ++i) {
                const auto *field = part->message_type()->field(i);
                if (core::resolvePath(root_, field->name()))
                    addField(field->name(), field, partial);
            }
        }
        for (const auto *part : parts)
            addField(core::pathName(part), part, partial);
    }

    void fieldsBelow(const Partial &partial) {
        const auto resolved = core::resolvePath(root_, std::span<const std::string>(partial.above));
        const auto *path = std::get_if<core::FieldPath>(&resolved);
        if (!path)
            return;
        const auto &last = path->steps.back();
        if (last.field->is_map() && !last.key) {
            for (const auto &key : samplesOf(*path)) {
                if (lowerCase(key).starts_with(lowerCase(partial.word)))
                    add(key.find('.') == std::string::npos ? textOf(Literal{key, {}, false}) : '"' + key + '"', "field",
                        "key");
            }
        } else if (core::hasMembers(last.field) && !last.field->is_map()) {
            addMembers(last.field->message_type(), partial);
        }
    }

    void operators(const Node &restriction) {
        const auto resolved = resolve(restriction, root_);
        const auto *path = std::get_if<core::FieldPath>(&resolved);
        if (!path)
            return;
        const auto *field = path->leaf();
        const bool isText = field->type() == FieldDescriptor::TYPE_STRING || path->steps.back().key;
        const bool isList = field->is_repeated() && !path->steps.back().key;
        const bool isChoice =
            field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM || field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL;
        const bool isWhole = !isText && !isList && core::hasMembers(field);
        if (isText || isList || isWhole)
            add(":", "operator", isText ? "contains" : isList ? "has" : "is set");
        if ((isList && field->is_map()) || isWhole)
            return;
        add("=", "operator", "is");
        add("!=", "operator", "is not");
        if (isText || isList || isChoice)
            return;
        add("<", "operator", "below");
        add("<=", "operator", "at most");
        add(">", "operator", "above");
        add(">=", "operator", "at least");
    }

    void values(const Node &restriction, const Partial &partial) {
        const auto resolved = resolve(restriction, root_);
        const auto *path = std::get_if<core::FieldPath>(&resolved);
        if (!path)
            return;
        response_.set_completion_start(static_cast<int>(partial.start));
        std::string typed;
        for (const auto &name : partial.above)
            typed += name + '.';
        typed = lowerCase(typed + partial.word);
        for (const auto &value : knownValues(*path)) {
            if (lowerCase(value).starts_with(typed))
                add(textOf(Literal{value, {}, false}), "value", {});
        }
    }

    std::vector<std::string> knownValues(const core::FieldPath &path) const {
        if (path.leaf()->cpp_type() == FieldDescriptor::CPPTYPE_ENUM)
            return enumWords(path.leaf());
        if (path.leaf()->cpp_type() == FieldDescriptor::CPPTYPE_BOOL)
            return {"true", "false"};
        return samplesOf(path);
    }

    std::vector<std::string> samplesOf(const core::FieldPath &path) const {
        return samples_ ? samples_(path) : std::vector<std::string>();
    }

    void keywords(const Expected &expected, const Partial &partial) {
        const auto offer = [&](std::string_view keyword, const char *detail) {
            if (lowerCase(keyword).starts_with(lowerCase(partial.word)))
                add(std::string(keyword), "keyword", detail);
        };
        if (expected.connective) {
            offer("AND", "both");
            offer("OR", "either");
        }
        if (expected.term)
            offer("NOT", "not");
        if (expected.closing && partial.word.empty())
            add(")", "keyword", "end of the group");
    }

    const core::PathRoot &root_;
    const Samples &samples_;
    v1::CompileFilterResponse &response_;
};

void judge(std::string_view text, const core::PathRoot &root, v1::CompileFilterResponse *response) {
    const auto syntax = parse(text);
    const auto checked = check(syntax, root, text.size());
    if (const auto *mistake = std::get_if<Mistake>(&checked)) {
        response->set_state(mistake->isIncomplete ? v1::FILTER_STATE_INCOMPLETE : v1::FILTER_STATE_INVALID);
        response->set_error_position(static_cast<int>(mistake->position));
        response->set_error_length(static_cast<int>(mistake->length));
        response->set_message(mistake->problem.message);
        response->set_mistake(mistake->problem.kind);
        response->mutable_arguments()->insert(mistake->problem.arguments.begin(), mistake->problem.arguments.end());
        return;
    }
    response->set_state(v1::FILTER_STATE_VALID);
    if (syntax.deprecations.empty())
        return;
    const auto &first = syntax.deprecations.front();
    response->set_state(v1::FILTER_STATE_DEPRECATED);
    response->set_error_position(static_cast<int>(first.position));
    response->set_error_length(static_cast<int>(first.length));
    response->set_replacement(first.replacement);
    response->set_message("`" + std::string(text.substr(first.position, first.length)) + "` is now written `" +
                          first.replacement + '`');
}

} // namespace

v1::CompileFilterResponse assist(std::string_view text, int cursor, const core::PathRoot &root,
                                 const Samples &samples) {
    v1::CompileFilterResponse response;
    judge(text, root, &response);
    if (cursor >= 0 && static_cast<std::size_t>(cursor) <= text.size())
        Completer(root, samples, &response).complete(text.substr(0, static_cast<std::size_t>(cursor)));
    return response;
}

} // namespace filter
