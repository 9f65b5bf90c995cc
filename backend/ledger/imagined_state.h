#pragma once

#include <map>
#include <string>
#include <vector>

#include "backend/ledger/change.h"
#include "backend/ledger/snapshot.h"

namespace ledger {

// A state as it would be with drafts committed to it, which nobody does. Who refers to whom is told as it is. The state
// outlives it.
class ImaginedState final : public Snapshot {
public:
    ImaginedState(const Snapshot &state, const std::vector<Draft> &drafts);

    std::int64_t revision() const override { return state_.revision(); }
    Time commitTime() const override { return state_.commitTime(); }
    StoredPtr findStored(std::string_view name) const override;
    ResourcePtr findUid(std::string_view uid) const override;
    void eachStored(std::string_view plural, const std::function<bool(const StoredPtr &)> &visit) const override;
    std::int64_t count(std::string_view plural) const override;
    std::vector<Reference> referrers(std::string_view name, std::size_t limit) const override;
    std::int64_t referrerCount(std::string_view name) const override;

private:
    struct Drafted {
        std::string plural;
        // Null where it would be gone.
        StoredPtr resource;
        bool isNew = false;
    };

    const Snapshot &state_;
    std::map<std::string, Drafted, std::less<>> drafted_;
};

} // namespace ledger
