#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "backend/ledger/snapshot.h"

namespace support {

namespace v1 = pilothouse::v1;

// Resources by name; nobody refers to anybody.
class SmallState final : public ledger::Snapshot {
public:
    std::int64_t revision() const override { return revision_; }
    ledger::Time commitTime() const override { return {}; }
    ledger::StoredPtr findStored(std::string_view name) const override;
    ledger::ResourcePtr findUid(std::string_view uid) const override;
    void eachStored(std::string_view plural,
                    const std::function<bool(const ledger::StoredPtr &)> &visit) const override;
    std::int64_t count(std::string_view plural) const override;
    std::vector<ledger::Reference> referrers(std::string_view, std::size_t) const override { return {}; }
    std::int64_t referrerCount(std::string_view) const override { return 0; }

    // Becomes part of the next revision.
    void put(v1::Resource resource);
    // What was put or erased is another revision from now on.
    void commit() { ++revision_; }
    void erase(const std::string &name) { resources_.erase(name); }

private:
    std::int64_t revision_ = 1;
    std::map<std::string, ledger::StoredPtr, std::less<>> resources_;
};

} // namespace support
