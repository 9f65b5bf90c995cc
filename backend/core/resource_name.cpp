#include "backend/core/resource_name.h"

#include "backend/core/kinds.h"
#include "backend/core/text_safety.h"
#include "backend/core/violation.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr std::size_t longestId = 63;

bool isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// A name of that kind; of models, where there is none.
std::string exampleOf(const Kind *kind) {
    if (kind == nullptr || kind->collections.front() == "models")
        return "models/llama-3-8b";
    std::string example;
    for (const auto &collection : kind->collections)
        example += (example.empty() ? "" : "/") + collection + "/one";
    return example;
}

Error tooLong(std::string_view field, std::size_t size) {
    return Error::invalid({violation(std::string(field), v1::TOO_LARGE, "an id has at most 63 characters",
                                     {{"limit", std::to_string(longestId)}, {"size", std::to_string(size)}})});
}

Error mistake(std::string_view text, std::string_view field, const Kind *kind, const std::string &why) {
    constexpr std::size_t shown = 200;
    return Error::invalid({violation(std::string(field), v1::VALUE_MALFORMED,
                                     "`" + escapeUnsafeText(text.substr(0, shown)) + "` is not a resource name: " + why,
                                     {{"allowed", idCharacters}, {"example", exampleOf(kind)}})});
}

std::string patterns() {
    std::string result;
    for (const auto &kind : allKinds())
        result += (result.empty() ? "" : ", ") + kind.pattern;
    return result;
}

} // namespace

bool isResourceId(std::string_view id) {
    if (id.empty() || id.size() > longestId || !isLetterOrDigit(id.front()) || !isLetterOrDigit(id.back()))
        return false;
    return std::ranges::all_of(id, [](char c) { return isLetterOrDigit(c) || c == '.' || c == '_' || c == '-'; });
}

ResourceName::ResourceName(std::string text, const Kind *kind) : text_(std::move(text)), kind_(kind) {}

Result<ResourceName> ResourceName::parse(std::string_view text, std::string_view field) {
    const auto *kind = kindOfName(text);
    if (!kind)
        return mistake(text, field, nullptr, "it has none of the forms " + patterns());
    auto rest = text;
    for (const auto &collection : kind->collections) {
        rest.remove_prefix(collection.size() + 1);
        const auto end = std::min(rest.find('/'), rest.size());
        if (end > longestId)
            return tooLong(field, end);
        if (!isResourceId(rest.substr(0, end))) {
            return mistake(text, field, kind,
                           "an id has 1 to 63 characters of a-z, 0-9, `.`, `_`, `-`, the first and the last of them a "
                           "letter or a digit");
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return ResourceName(std::string(text), kind);
}

std::string_view ResourceName::collection() const {
    return kind_->collections.back();
}

std::string_view ResourceName::id() const {
    return std::string_view(text_).substr(text_.rfind('/') + 1);
}

std::optional<ResourceName> ResourceName::parent() const {
    const auto own = collection().size() + id().size() + 2;
    if (own > text_.size())
        return {};
    const auto above = std::string_view(text_).substr(0, text_.size() - own);
    const auto *kind = kindOfName(above);
    if (!kind)
        return {};
    return ResourceName(std::string(above), kind);
}

Result<ResourceName> ResourceName::child(std::string_view collection, std::string_view id) const {
    return parse(text_ + '/' + std::string(collection) + '/' + std::string(id));
}

} // namespace core
