#include "backend/ledger/snapshot.h"

namespace ledger {

ResourcePtr Snapshot::find(std::string_view name) const {
    const auto stored = findStored(name);
    return stored ? stored->resource() : nullptr;
}

void Snapshot::each(std::string_view plural, const std::function<bool(const ResourcePtr &)> &visit) const {
    eachStored(plural, [&](const StoredPtr &stored) { return visit(stored->resource()); });
}

} // namespace ledger
