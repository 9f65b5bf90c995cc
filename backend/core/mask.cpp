#include "backend/core/mask.h"

#include "backend/core/field_path.h"
#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "backend/core/violation.h"
#include "pilothouse/v1/resource.pb.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/util/field_mask_util.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core {

namespace {

using google::protobuf::FieldMask;
using google::protobuf::util::FieldMaskUtil;

constexpr const char *intentPaths[] = {"meta.team", "meta.site", "meta.display_name", "meta.labels",
                                       "meta.annotations"};

// Why a path that resolves may not stand in a mask.
std::optional<std::string> refusal(const FieldPath &path, const std::string &text) {
    if (path.text() != text)
        return "write `" + path.text() + "`: masks name fields in full";
    for (const auto &step : path.steps) {
        const bool isLast = &step == &path.steps.back();
        if (step.key || (step.field->is_repeated() && !isLast))
            return "a list or a map changes as a whole; end the path at `" + pathName(step.field) + '`';
    }
    if (pathName(path.steps[0].field) == "spec")
        return {};
    if (path.steps.size() == 2 && path.steps[0].field->message_type() == v1::Meta::descriptor() &&
        isIntent(path.leaf()) && path.leaf()->number() != v1::Meta::kNameFieldNumber)
        return {};
    return "only the spec and team, site, display_name, labels and annotations of meta can be set";
}

// The path as FieldMaskUtil knows it, with the member that `spec` means.
std::string realPath(const FieldPath &path) {
    std::string text;
    for (const auto &step : path.steps)
        text += (text.empty() ? "" : ".") + step.field->name();
    return text;
}

Result<FieldMask> realMask(const Kind &kind, const FieldMask &mask) {
    FieldMask real;
    std::vector<v1::FieldViolation> violations;
    for (const auto &text : mask.paths()) {
        const auto path = resolvePath(PathRoot::of(kind), text);
        if (!path)
            violations.insert(violations.end(), path.error().violations().begin(), path.error().violations().end());
        else if (const auto why = refusal(*path, text))
            violations.push_back(violation(path->text(), v1::MASK_PATH_INVALID, *why, {{"path", text}}));
        else
            real.add_paths(realPath(*path));
    }
    if (mask.paths().empty()) {
        for (const auto *path : intentPaths)
            real.add_paths(path);
        real.add_paths(kind.spec->name());
    }
    if (!violations.empty())
        return Error::invalid(std::move(violations));
    return real;
}

} // namespace

Result<v1::Resource> applyMask(const v1::Resource &current, const v1::Resource &change, const FieldMask &mask) {
    const auto kind = agreedKind(current);
    if (!kind)
        return kind.error();
    const auto *given = kindOfSpec(change);
    if (given && given != *kind) {
        return Error(v1::KIND_MISMATCH,
                     current.meta().name() + " is a " + (*kind)->kind + ", but the change carries `" +
                         given->spec->name() + '`',
                     {{"name", current.meta().name()}, {"kind", (*kind)->kind}, {"spec", given->spec->name()}});
    }
    auto real = realMask(**kind, mask);
    if (!real)
        return std::move(real).error();
    for (const auto &path : real->paths()) {
        if (!given && path == (*kind)->spec->name())
            return Error::invalid(
                {violation("spec", v1::VALUE_MISSING, "the change to " + current.meta().name() + " has no spec")});
    }
    v1::Resource result = current;
    FieldMaskUtil::MergeOptions options;
    options.set_replace_message_fields(true);
    options.set_replace_repeated_fields(true);
    FieldMaskUtil::MergeMessageTo(change, *real, options, &result);
    return result;
}

} // namespace core
