#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/core/result.h"
#include "backend/filter/filter.h"
#include "backend/ledger/snapshot.h"
#include "backend/rpc/scope.h"

namespace core {
struct Kind;
}

namespace rpc {

namespace v1 = pilothouse::v1;

// Which resources of one kind a list or a watch is about: below a parent, let through by a filter, seen by the caller.
class ResourceQuery {
public:
    // Kind by plural; parent by name, empty or `-` for all. INVALID_FIELD, INVALID_FILTER.
    static core::Result<ResourceQuery> compile(std::string_view plural, const std::string &parent,
                                               const std::string &filter);

    // Whether resources of the kind have names below that one; empty and `-` are above everything.
    static bool isBelow(const std::string &parent, const core::Kind &kind);

    const core::Kind &kind() const { return *kind_; }
    bool takes(const v1::Resource &resource, const Scope &scope) const;
    // The same, without parsing it where nothing has to be looked at.
    bool takes(const ledger::StoredResource &stored, const Scope &scope) const;

private:
    ResourceQuery(const core::Kind &kind, std::string prefix, filter::Filter filter);

    const core::Kind *kind_;
    std::string prefix_;
    filter::Filter filter_;
};

// PERMISSION_MISSING when the caller may use the verb for that kind nowhere at all.
core::Result<void> reaches(const Scope &scope, const core::Kind &kind, std::string_view verb);

} // namespace rpc
