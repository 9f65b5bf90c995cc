#include "backend/rpc/resource_service_query.h"

#include <utility>

#include "backend/core/kinds.h"
#include "backend/core/resource_name.h"
#include "backend/core/text_safety.h"
#include "backend/core/violation.h"
#include "backend/rpc/authorizer.h"

#include "pilothouse/v1/resource.pb.h"

namespace rpc {

namespace {

core::Error unknownKind(std::string_view plural) {
    std::string known;
    for (const auto &kind : core::allKinds())
        known += (known.empty() ? "" : " ") + kind.plural;
    const auto value = core::escapeUnsafeText(plural);
    return core::Error::invalid(
        {core::violation("kind", v1::VALUE_NOT_ALLOWED, "'" + value + "' is no kind; there are " + known,
                         {{"value", value}, {"choices", known}})});
}

// What the names of the resources below a parent begin with.
core::Result<std::string> prefixOf(const std::string &parent, const core::Kind &kind) {
    if (parent.empty() || parent == "-")
        return std::string();
    const auto name = core::ResourceName::parse(parent, "parent");
    if (!name)
        return name.error();
    const auto prefix = name->text() + "/" + kind.collections.back() + "/";
    if (core::kindOfName(prefix + "x") != &kind)
        return core::Error::invalid(
            {core::violation("parent", v1::VALUE_NOT_ALLOWED,
                             "nothing of '" + kind.plural + "' lies below '" + parent + "'", {{"value", parent}})});
    return prefix;
}

} // namespace

ResourceQuery::ResourceQuery(const core::Kind &kind, std::string prefix, filter::Filter filter)
    : kind_(&kind), prefix_(std::move(prefix)), filter_(std::move(filter)) {}

core::Result<ResourceQuery> ResourceQuery::compile(std::string_view plural, const std::string &parent,
                                                   const std::string &filter) {
    const auto *kind = core::findKind(plural);
    if (!kind)
        return unknownKind(plural);
    auto prefix = prefixOf(parent, *kind);
    if (!prefix)
        return prefix.error();
    auto compiled = filter::Filter::compile(filter, core::PathRoot::of(*kind));
    if (!compiled)
        return compiled.error();
    return ResourceQuery(*kind, std::move(*prefix), std::move(*compiled));
}

bool ResourceQuery::isBelow(const std::string &parent, const core::Kind &kind) {
    return bool(prefixOf(parent, kind));
}

bool ResourceQuery::takes(const v1::Resource &resource, const Scope &scope) const {
    const auto &meta = resource.meta();
    return meta.name().starts_with(prefix_) && scope.sees(kind_->plural, meta.team()) && filter_.matches(resource);
}

bool ResourceQuery::takes(const ledger::StoredResource &stored, const Scope &scope) const {
    if (!stored.name().starts_with(prefix_))
        return false;
    const bool isAnything = filter_.isEmpty() && scope.allows(kind_->plural, {});
    return isAnything || takes(*stored.resource(), scope);
}

core::Result<void> reaches(const Scope &scope, const core::Kind &kind, std::string_view verb) {
    if (scope.reaches(kind.plural))
        return {};
    return permissionMissing(kind.plural + "." + std::string(verb), {});
}

} // namespace rpc
