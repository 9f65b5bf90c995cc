#include "backend/ledger/chosen_names.h"

#include <utility>

namespace ledger {

ChosenNames::ChosenNames(std::string plural, std::function<bool(const v1::Resource &)> holds)
    : plural_(std::move(plural)), holds_(std::move(holds)) {}

const ChosenNames::Names &ChosenNames::in(const Snapshot &state) {
    if (state.revision() == revision_)
        return names_;
    // An older state may hold what changed since in another form.
    const auto known = state.revision() > revision_ ? revision_ : -1;
    Names names;
    state.eachStored(plural_, [&](const StoredPtr &stored) {
        const bool isChosen =
            stored->revision() > known ? holds_(*stored->resource()) : names_.contains(stored->name());
        if (isChosen)
            names.emplace(stored->name());
        return true;
    });
    names_ = std::move(names);
    revision_ = state.revision();
    return names_;
}

} // namespace ledger
