#include "tests/support/small_state.h"

#include "backend/core/kinds.h"

namespace support {

ledger::StoredPtr SmallState::findStored(std::string_view name) const {
    const auto found = resources_.find(name);
    return found == resources_.end() ? nullptr : found->second;
}

ledger::ResourcePtr SmallState::findUid(std::string_view uid) const {
    for (const auto &[name, resource] : resources_) {
        if (resource->uid() == uid)
            return resource->resource();
    }
    return nullptr;
}

void SmallState::eachStored(std::string_view plural,
                            const std::function<bool(const ledger::StoredPtr &)> &visit) const {
    for (const auto &[name, resource] : resources_) {
        if (resource->kind().plural == plural && !visit(resource))
            return;
    }
}

std::int64_t SmallState::count(std::string_view plural) const {
    std::int64_t count = 0;
    eachStored(plural, [&](const auto &) { return ++count, true; });
    return count;
}

void SmallState::put(v1::Resource resource) {
    const auto name = resource.meta().name();
    resource.mutable_meta()->set_revision(revision_ + 1);
    resources_[name] =
        std::make_shared<const ledger::StoredResource>(std::make_shared<const v1::Resource>(std::move(resource)));
}

} // namespace support
