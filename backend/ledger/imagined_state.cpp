#include "backend/ledger/imagined_state.h"

namespace ledger {

ImaginedState::ImaginedState(const Snapshot &state, const std::vector<Draft> &drafts) : state_(state) {
    for (const auto &draft : drafts) {
        auto &drafted = drafted_[draft.after.meta().name()];
        drafted.plural = draft.plural;
        drafted.isNew = draft.before == nullptr;
        if (draft.kind == v1::DELETED)
            drafted.resource = nullptr;
        else
            drafted.resource =
                std::make_shared<const StoredResource>(std::make_shared<const v1::Resource>(draft.after));
    }
}

StoredPtr ImaginedState::findStored(std::string_view name) const {
    const auto drafted = drafted_.find(name);
    return drafted == drafted_.end() ? state_.findStored(name) : drafted->second.resource;
}

ResourcePtr ImaginedState::findUid(std::string_view uid) const {
    const auto found = state_.findUid(uid);
    return found == nullptr ? nullptr : find(found->meta().name());
}

void ImaginedState::eachStored(std::string_view plural, const std::function<bool(const StoredPtr &)> &visit) const {
    bool isWanted = true;
    state_.eachStored(plural, [&](const StoredPtr &stored) {
        isWanted = drafted_.contains(stored->name()) || visit(stored);
        return isWanted;
    });
    for (auto entry = drafted_.begin(); isWanted && entry != drafted_.end(); ++entry) {
        const auto &drafted = entry->second;
        isWanted = drafted.plural != plural || drafted.resource == nullptr || visit(drafted.resource);
    }
}

std::int64_t ImaginedState::count(std::string_view plural) const {
    auto count = state_.count(plural);
    for (const auto &[name, drafted] : drafted_) {
        if (drafted.plural == plural)
            count += (drafted.resource != nullptr ? 1 : 0) - (drafted.isNew ? 0 : 1);
    }
    return count;
}

std::vector<Reference> ImaginedState::referrers(std::string_view name, std::size_t limit) const {
    return state_.referrers(name, limit);
}

std::int64_t ImaginedState::referrerCount(std::string_view name) const {
    return state_.referrerCount(name);
}

} // namespace ledger
