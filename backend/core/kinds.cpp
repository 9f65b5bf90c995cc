#include "backend/core/kinds.h"

#include "backend/core/resource_name.h"
#include "backend/core/violation.h"
#include "pilothouse/v1/options.pb.h"
#include "pilothouse/v1/resource.pb.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <cassert>

namespace core {

namespace {

std::vector<std::string> collectionsOf(std::string_view pattern) {
    std::vector<std::string> collections;
    bool isCollection = true;
    while (!pattern.empty()) {
        const auto end = std::min(pattern.find('/'), pattern.size());
        if (isCollection)
            collections.emplace_back(pattern.substr(0, end));
        isCollection = !isCollection;
        pattern.remove_prefix(std::min(end + 1, pattern.size()));
    }
    return collections;
}

std::vector<Kind> readKinds() {
    const auto *resource = v1::Resource::descriptor();
    const auto *specs = resource->FindOneofByName("spec");
    std::vector<Kind> kinds;
    for (int i = 0; i < specs->field_count(); ++i) {
        const auto *spec = specs->field(i);
        const auto *status = resource->FindFieldByName(spec->name() + "_status");
        assert(status && spec->message_type()->options().HasExtension(v1::kind));
        const auto &rule = spec->message_type()->options().GetExtension(v1::kind);
        kinds.push_back({rule.kind(), rule.plural(), rule.pattern(), collectionsOf(rule.pattern()), rule.managed_by(),
                         spec, status, spec->message_type(), status->message_type()});
    }
    return kinds;
}

const Kind *kindOfMember(int number, const google::protobuf::FieldDescriptor *Kind::*member) {
    for (const auto &kind : allKinds()) {
        if ((kind.*member)->number() == number)
            return &kind;
    }
    return nullptr;
}

bool hasCollections(const Kind &kind, std::string_view name) {
    for (const auto &collection : kind.collections) {
        if (!name.starts_with(collection) || name.size() == collection.size() || name[collection.size()] != '/')
            return false;
        name.remove_prefix(collection.size() + 1);
        const auto end = name.find('/');
        const bool isLast = &collection == &kind.collections.back();
        if (isLast)
            return end == std::string_view::npos;
        if (end == std::string_view::npos)
            return false;
        name.remove_prefix(end + 1);
    }
    return false;
}

} // namespace

std::span<const Kind> allKinds() {
    static const std::vector<Kind> kinds = readKinds();
    return kinds;
}

const Kind *findKind(std::string_view plural) {
    const auto kinds = allKinds();
    const auto found = std::ranges::find(kinds, plural, &Kind::plural);
    return found == kinds.end() ? nullptr : &*found;
}

const Kind *kindOfName(std::string_view name) {
    const auto kinds = allKinds();
    const auto found = std::ranges::find_if(kinds, [&](const Kind &kind) { return hasCollections(kind, name); });
    return found == kinds.end() ? nullptr : &*found;
}

const Kind *kindOfSpec(const v1::Resource &resource) {
    return kindOfMember(resource.spec_case(), &Kind::spec);
}

const Kind *kindOfStatus(const v1::Resource &resource) {
    return kindOfMember(resource.status_case(), &Kind::status);
}

Result<const Kind *> agreedKind(const v1::Resource &resource) {
    const auto name = ResourceName::parse(resource.meta().name(), "meta.name");
    if (!name)
        return name.error();
    const Kind &kind = name->kind();
    const auto *spec = kindOfSpec(resource);
    if (!spec) {
        return Error::invalid({violation("spec", v1::VALUE_MISSING,
                                         name->text() + " has no spec; give one in `" + kind.spec->name() + "`")});
    }
    const auto *status = kindOfStatus(resource);
    if (spec != &kind || (status && status != &kind)) {
        const auto &other = spec != &kind ? spec->spec->name() : status->status->name();
        return Error(v1::KIND_MISMATCH,
                     "the name " + name->text() + " is that of a " + kind.kind + ", but the resource carries `" +
                         other + "`",
                     {{"name", name->text()}, {"kind", kind.kind}, {"spec", other}});
    }
    return &kind;
}

} // namespace core
