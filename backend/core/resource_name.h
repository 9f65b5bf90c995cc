#pragma once

#include "backend/core/result.h"

#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace core {

struct Kind;

// 1 to 63 characters of `a-z0-9._-`, first and last of `a-z0-9`.
bool isResourceId(std::string_view id);
// As people read it.
inline constexpr char idCharacters[] = "a-z 0-9 . _ -";

// The name of a resource, for example `models/llama-3-8b/versions/3`: its collections are those of a kind and its ids
// are valid. It says nothing about whether the resource exists.
class ResourceName {
public:
    // INVALID_FIELD at `field` when the text is not such a name.
    static Result<ResourceName> parse(std::string_view text, std::string_view field = "name");

    const std::string &text() const { return text_; }
    const Kind &kind() const { return *kind_; }
    // Of the last segment: `versions`, `3`.
    std::string_view collection() const;
    std::string_view id() const;
    // Absent at the top.
    std::optional<ResourceName> parent() const;
    // INVALID_FIELD when no kind has such a name.
    Result<ResourceName> child(std::string_view collection, std::string_view id) const;

    bool operator==(const ResourceName &other) const { return text_ == other.text_; }
    std::strong_ordering operator<=>(const ResourceName &other) const { return text_ <=> other.text_; }

private:
    ResourceName(std::string text, const Kind *kind);

    std::string text_;
    const Kind *kind_;
};

} // namespace core

template <>
struct std::hash<core::ResourceName> {
    std::size_t operator()(const core::ResourceName &name) const noexcept {
        return std::hash<std::string>()(name.text());
    }
};
