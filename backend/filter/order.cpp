#include "backend/filter/order.h"

#include "backend/core/map_entries.h"
#include "backend/core/violation.h"
#include "backend/filter/lexer.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace filter {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Field = Order::Key::Field;

core::Error mistake(std::string description) {
    return core::Error::invalid({core::violation("order_by", core::v1::VALUE_MALFORMED, std::move(description),
                                                 {{"example", "meta.update_time desc"}})});
}

// Why messages cannot be ordered by a field.
std::string unorderable(const core::FieldPath &path) {
    for (const auto &step : path.steps) {
        if (step.field->is_repeated() && !step.key)
            return '`' + path.text() + "` may have several values; order by a field that has one";
    }
    const auto *leaf = path.leaf()->is_map() ? path.leaf()->message_type()->map_value() : path.leaf();
    if (path.leaf()->is_map())
        return leaf->type() == FieldDescriptor::TYPE_STRING ? std::string() : '`' + path.text() + "` has no order";
    const bool hasOrder = leaf->type() != FieldDescriptor::TYPE_BYTES &&
                          leaf->cpp_type() != FieldDescriptor::CPPTYPE_FLOAT &&
                          leaf->cpp_type() != FieldDescriptor::CPPTYPE_DOUBLE && !core::hasMembers(leaf);
    return hasOrder ? std::string() : '`' + path.text() + "` has no order";
}

core::Result<core::FieldPath> orderablePath(const std::vector<std::string> &names, const core::PathRoot &root) {
    auto resolved = core::resolvePath(root, std::span<const std::string>(names));
    if (const auto *wrong = std::get_if<core::PathMistake>(&resolved))
        return mistake(wrong->message);
    auto &path = std::get<core::FieldPath>(resolved);
    if (auto why = unorderable(path); !why.empty())
        return mistake(std::move(why));
    return std::move(path);
}

Field owned(const Value &value) {
    return std::visit(
        [](const auto &held) -> Field {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string_view>)
                return std::string(held);
            else
                return held;
        },
        value);
}

bool isName(const Token &token) {
    return token.kind == TokenKind::Text || token.kind == TokenKind::String;
}

// Names joined by points. Where one is missing it is empty, and then no field has it.
std::vector<std::string> readNames(const Token **next) {
    const auto *&token = *next;
    std::vector<std::string> names;
    while (true) {
        names.push_back(isName(*token) ? token->text : std::string());
        token += isName(*token) ? 1 : 0;
        if (token->kind != TokenKind::Dot)
            return names;
        ++token;
    }
}

} // namespace

core::Result<Order> Order::parse(std::string_view text, const core::PathRoot &root, std::string_view tieBreak) {
    const auto lexed = lex(text);
    if (lexed.mistake)
        return mistake(lexed.mistake->problem.message);
    std::vector<Part> parts;
    const auto *token = lexed.tokens.data();
    while (token->kind != TokenKind::End) {
        auto path = orderablePath(readNames(&token), root);
        if (!path)
            return std::move(path).error();
        const bool isDescending = token->text == "desc";
        if (isDescending || token->text == "asc")
            ++token;
        parts.emplace_back(*std::move(path), isDescending);
        const bool isFollowed = token->kind == TokenKind::Comma && token[1].kind != TokenKind::End;
        if (!isFollowed && token->kind != TokenKind::End)
            return mistake("fields are separated by commas; after a field stands `desc` or nothing");
        token += isFollowed ? 1 : 0;
    }
    auto last = core::resolvePath(root, tieBreak);
    if (!last)
        return std::move(last).error();
    parts.emplace_back(*std::move(last), false);
    return Order(std::move(parts));
}

Order::Part::Part(core::FieldPath fieldPath, bool descends) : path(std::move(fieldPath)), isDescending(descends) {
    for (const auto &step : path.steps)
        readers.emplace_back(step.field);
}

Field Order::fieldOf(const Message &root, const Part &part) {
    const auto *message = &root;
    for (std::size_t i = 0; i + 1 < part.readers.size(); ++i) {
        if (!part.readers[i].isSet(*message))
            return {};
        message = &part.readers[i].message(*message);
    }
    const auto &last = part.readers.back();
    if (const auto &key = part.path.steps.back().key) {
        const auto *text = core::findMapValue(*message, last.field(), *key);
        return text ? Field(*text) : Field();
    }
    return owned(last.value(*message));
}

Order::Key Order::keyOf(const Message &message) const {
    Key key;
    key.fields.reserve(parts_.size());
    for (const auto &part : parts_)
        key.fields.push_back(fieldOf(message, part));
    return key;
}

std::strong_ordering Order::compare(const Key &left, const Key &right) const {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const auto order = left.fields[i] <=> right.fields[i];
        if (order != 0)
            return parts_[i].isDescending ? 0 <=> order : order;
    }
    return std::strong_ordering::equal;
}

std::strong_ordering Order::compare(const Message &left, const Message &right) const {
    return compare(keyOf(left), keyOf(right));
}

std::string Order::text() const {
    std::string text;
    for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {
        text += (text.empty() ? "" : ", ") + parts_[i].path.text();
        text += parts_[i].isDescending ? " desc" : "";
    }
    return text;
}

} // namespace filter
