#include "widgets/access/role_index.h"

#include <QStringList>

#include "backend/core/time_text.h"
#include "widgets/access/access_words.h"

#include "pilothouse/v1/resource.pb.h"

namespace accesspage {

namespace {

QString listed(QStringList roles) {
    roles.sort();
    roles.removeDuplicates();
    return roles.join(QStringLiteral(", "));
}

} // namespace

RoleIndex::RoleIndex(const client::ResourceCache &cache) : cache_(cache) {}

QString RoleIndex::ofPerson(const v1::Resource &principal, core::TimePoint now) const {
    QStringList roles;
    add(principal.meta().name(), now, &roles);
    for (const auto &team : principal.principal().teams())
        add(team, now, &roles);
    return listed(std::move(roles));
}

QString RoleIndex::ofTeam(const std::string &team, core::TimePoint now) const {
    QStringList roles;
    add(team, now, &roles);
    return listed(std::move(roles));
}

const RoleIndex::BySubject &RoleIndex::bySubject() const {
    // While the first copy is under way it grows without a revision.
    if (revision_ == cache_.revision() && cache_.state() != client::ResourceCache::State::Loading)
        return bySubject_;
    bySubject_.clear();
    cache_.each("roleBindings", [this](const v1::Resource &binding) {
        const auto &spec = binding.role_binding();
        Held held{spec.role(), binding.meta().team(), std::nullopt};
        if (spec.has_expire_time())
            held.end = core::fromTimestamp(spec.expire_time());
        bySubject_[spec.has_subject_team() ? spec.subject_team() : spec.principal()].push_back(std::move(held));
        return true;
    });
    revision_ = cache_.revision();
    return bySubject_;
}

void RoleIndex::add(const std::string &subject, core::TimePoint now, QStringList *roles) const {
    const auto &known = bySubject();
    const auto found = known.find(subject);
    if (found == known.end())
        return;
    for (const auto &held : found->second) {
        if (!held.end || *held.end > now)
            *roles << AccessWords::role(cache_, held.role, held.team);
    }
}

} // namespace accesspage
