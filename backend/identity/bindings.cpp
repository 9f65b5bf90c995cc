#include "backend/identity/bindings.h"

#include <chrono>

#include "backend/core/time_text.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

Bindings::Bindings(const ledger::Snapshot &state) {
    state.eachStored("roleBindings", [this](const ledger::StoredPtr &stored) {
        const auto binding = stored->resource();
        const auto &spec = binding->role_binding();
        bySubject_[spec.has_subject_team() ? spec.subject_team() : spec.principal()].push_back(grantOf(*binding));
        bindings_.push_back(stored);
        return true;
    });
}

bool Bindings::areOf(const ledger::Snapshot &state) const {
    std::size_t next = 0;
    bool areSame = true;
    state.eachStored("roleBindings", [&](const ledger::StoredPtr &binding) {
        areSame = next < bindings_.size() && bindings_[next] == binding;
        ++next;
        return areSame;
    });
    return areSame && next == bindings_.size();
}

Grant Bindings::grantOf(const v1::Resource &binding) {
    const auto &spec = binding.role_binding();
    Grant grant{spec.role(), binding.meta().team()};
    if (spec.has_expire_time())
        grant.until = std::chrono::floor<std::chrono::milliseconds>(core::fromTimestamp(spec.expire_time()));
    return grant;
}

const std::vector<Grant> &Bindings::grantsTo(std::string_view subject) const {
    static const std::vector<Grant> none;
    const auto found = bySubject_.find(std::string(subject));
    return found == bySubject_.end() ? none : found->second;
}

std::vector<Grant> Bindings::grantsOf(const v1::Resource &principal) const {
    if (principal.principal().disabled())
        return {};
    std::vector<Grant> grants = grantsTo(principal.meta().name());
    for (const auto &team : principal.principal().teams()) {
        const auto &more = grantsTo(team);
        grants.insert(grants.end(), more.begin(), more.end());
    }
    return grants;
}

BindingsPtr BindingsCache::of(const ledger::Snapshot &state) const {
    BindingsPtr latest;
    {
        const std::lock_guard lock(mutex_);
        latest = latest_;
    }
    if (latest && latest->areOf(state))
        return latest;
    latest = std::make_shared<Bindings>(state);
    const std::lock_guard lock(mutex_);
    latest_ = latest;
    return latest;
}

} // namespace identity
