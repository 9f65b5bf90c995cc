#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <QString>

#include "backend/client/resource_cache.h"
#include "backend/core/time_text.h"

#include "pilothouse/v1/role_binding.pb.h"

namespace accesspage {

namespace v1 = pilothouse::v1;

// Roles by who holds them, read once for each change of the copy: a list of thousands is sorted by it.
class RoleIndex {
public:
    // The cache outlives it.
    explicit RoleIndex(const client::ResourceCache &cache);

    // All roles that he holds now, his teams' too: "operator in Red, viewer".
    QString ofPerson(const v1::Resource &principal, core::TimePoint now) const;
    // Those that a team gives to its members.
    QString ofTeam(const std::string &team, core::TimePoint now) const;

private:
    struct Held {
        v1::Role role;
        std::string team;
        std::optional<core::TimePoint> end;
    };
    using BySubject = std::unordered_map<std::string, std::vector<Held>>;

    const BySubject &bySubject() const;
    void add(const std::string &subject, core::TimePoint now, QStringList *roles) const;

    const client::ResourceCache &cache_;
    mutable BySubject bySubject_;
    // Of the copy that it was read from.
    mutable std::int64_t revision_ = -1;
};

} // namespace accesspage
