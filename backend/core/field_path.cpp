#include "backend/core/field_path.h"

#include "backend/core/kinds.h"
#include "backend/core/nearest_name.h"
#include "backend/core/text_safety.h"
#include "backend/core/violation.h"
#include "pilothouse/v1/resource.pb.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <algorithm>
#include <array>

namespace core {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// The member of Resource that a path may begin with.
struct Part {
    std::string_view name;
    const FieldDescriptor *field;
};

std::vector<Part> partsOf(const PathRoot &root) {
    std::vector<Part> parts{{"meta", v1::Resource::descriptor()->FindFieldByNumber(v1::Resource::kMetaFieldNumber)}};
    if (root.kind) {
        parts.push_back({"spec", root.kind->spec});
        parts.push_back({"status", root.kind->status});
    }
    return parts;
}

bool isResource(const PathRoot &root) {
    return root.message == v1::Resource::descriptor();
}

PathMistake unknownName(const std::string &name, std::span<const Descriptor *const> types, const std::string &where) {
    constexpr std::size_t longestGuess = 64;
    const auto shown = escapeUnsafeText(name.substr(0, longestGuess));
    PathMistake mistake{
        0, v1::FILTER_FIELD_UNKNOWN, "there is no field `" + shown + "` in " + where, {{"field", shown}}};
    std::vector<std::string_view> names;
    for (const auto *type : types) {
        for (int i = 0; i < type->field_count(); ++i)
            names.emplace_back(type->field(i)->name());
    }
    const auto guess = nearestName(name, names);
    if (!guess.empty()) {
        mistake.message += "; did you mean `" + std::string(guess) + "`?";
        mistake.arguments["guess"] = guess;
    }
    return mistake;
}

// The first step of a bare name.
std::variant<FieldPath, PathMistake> resolveBare(const PathRoot &root, const std::string &name) {
    std::vector<Part> holders;
    std::vector<const Descriptor *> types;
    for (const auto &part : partsOf(root)) {
        types.push_back(part.field->message_type());
        if (types.back()->FindFieldByName(name))
            holders.push_back(part);
    }
    if (holders.size() == 1)
        return FieldPath{{{holders[0].field, {}}, {holders[0].field->message_type()->FindFieldByName(name), {}}}};
    if (holders.empty())
        return unknownName(name, types, root.kind ? "a " + root.kind->kind : "what all kinds share");
    std::string spellings;
    std::string words;
    for (const auto &part : holders) {
        const auto spelling = std::string(part.name) + '.' + name;
        words += (words.empty() ? "`" : " or `") + spelling + '`';
        spellings += (spellings.empty() ? "" : " ") + spelling;
    }
    return PathMistake{0,
                       v1::FILTER_FIELD_AMBIGUOUS,
                       '`' + name + "` is ambiguous; write " + words,
                       {{"field", name}, {"spellings", spellings}}};
}

// The steps for the first segment, from which the others go on.
std::variant<FieldPath, PathMistake> resolveFirst(const PathRoot &root, const std::string &name) {
    if (!isResource(root)) {
        if (const auto *field = root.message->FindFieldByName(name))
            return FieldPath{{{field, {}}}};
        return unknownName(name, std::array{root.message}, "an " + root.message->name());
    }
    for (const auto &part : partsOf(root)) {
        if (part.name == name)
            return FieldPath{{{part.field, {}}}};
    }
    if (name == "spec" || name == "status")
        return PathMistake{0,
                           v1::FILTER_KIND_MISSING,
                           "`" + name + "` has a meaning only where one kind is asked for",
                           {{"field", name}}};
    return resolveBare(root, name);
}

std::vector<std::string> split(std::string_view path) {
    std::vector<std::string> segments;
    for (std::size_t start = 0; start <= path.size();) {
        const auto end = std::min(path.find('.', start), path.size());
        segments.emplace_back(path.substr(start, end - start));
        start = end + 1;
    }
    return segments;
}

// A map key that is not a plain word stands in quotes, as in filters.
std::string keyText(const std::string &key) {
    const bool isPlain = !key.empty() && std::ranges::all_of(key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '/';
    });
    if (isPlain)
        return key;
    std::string text = "\"";
    for (const char c : key) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '"';
}

} // namespace

PathRoot PathRoot::of(const Kind &kind) {
    return {v1::Resource::descriptor(), &kind};
}

std::string FieldPath::text() const {
    std::string text;
    for (const auto &step : steps) {
        if (!text.empty())
            text += '.';
        text += pathName(step.field);
        if (step.key)
            text += '.' + keyText(*step.key);
    }
    return text;
}

std::variant<FieldPath, PathMistake> resolvePath(const PathRoot &root, std::span<const std::string> segments) {
    if (segments.empty())
        return PathMistake{0, v1::FILTER_NAME_MISSING, "a path has at least one name", {}};
    auto first = resolveFirst(root, segments[0]);
    auto *path = std::get_if<FieldPath>(&first);
    for (std::size_t i = 1; path && i < segments.size(); ++i) {
        auto &last = path->steps.back();
        if (last.field->is_map() && !last.key) {
            last.key = segments[i];
            continue;
        }
        if (!hasMembers(last.field))
            return PathMistake{
                i, v1::FILTER_NO_MEMBERS, '`' + path->text() + "` has nothing below it", {{"field", path->text()}}};
        const auto *type =
            last.field->is_map() ? last.field->message_type()->map_value()->message_type() : last.field->message_type();
        const auto *field = type->FindFieldByName(segments[i]);
        if (!field) {
            auto mistake = unknownName(segments[i], std::array{type}, '`' + path->text() + '`');
            mistake.segment = i;
            return mistake;
        }
        path->steps.push_back({field, {}});
    }
    return first;
}

Result<FieldPath> resolvePath(const PathRoot &root, std::string_view path) {
    auto resolved = resolvePath(root, std::span<const std::string>(split(path)));
    if (const auto *mistake = std::get_if<PathMistake>(&resolved))
        return Error::invalid({violation(escapeUnsafeText(path), v1::UNKNOWN_FIELD, mistake->message,
                                         {{"field", escapeUnsafeText(path)}})});
    return std::get<FieldPath>(std::move(resolved));
}

const std::string &pathName(const FieldDescriptor *field) {
    const auto *oneof = field->containing_oneof();
    return oneof && oneof->containing_type() == v1::Resource::descriptor() ? oneof->name() : field->name();
}

bool isTimeValue(const Descriptor *type) {
    return type == google::protobuf::Timestamp::descriptor() || type == google::protobuf::Duration::descriptor();
}

bool hasMembers(const FieldDescriptor *field) {
    const auto *type = field->is_map() ? field->message_type()->map_value()->message_type() : field->message_type();
    return type && !isTimeValue(type);
}

} // namespace core
