#include "backend/rpc/seen_referrers.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "backend/core/kinds.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace rpc {

namespace {

constexpr int MostAffected = 100;
constexpr std::int64_t MostNamed = 20;
constexpr auto All = std::numeric_limits<std::size_t>::max();

} // namespace

SeenReferrers::SeenReferrers(const Scope &scope, const ledger::Snapshot &state, const v1::ApplyRequest &request)
    : scope_(scope), state_(state) {
    for (const auto &change : request.changes())
        changed_.insert(change.has_put() ? change.put().resource().meta().name() : change.delete_().name());
}

void SeenReferrers::complete(v1::Preview *preview) const {
    auto &consequences = *preview->mutable_consequences();
    const auto isHidden = [this](const v1::Consequence &consequence) { return !sees(consequence.name()); };
    consequences.erase(std::remove_if(consequences.begin(), consequences.end(), isHidden), consequences.end());
    for (auto &consequence : consequences) {
        if (!consequence.target().empty() && !sees(consequence.target()))
            consequence.clear_target();
    }
    for (const auto &diff : preview->diffs()) {
        if (diff.diff_kind() != v1::UPDATED && diff.diff_kind() != v1::DELETED)
            continue;
        for (auto &reference : state_.referrers(diff.name(), All)) {
            if (!sees(reference.referrer))
                continue;
            preview->set_affected_count(preview->affected_count() + 1);
            if (preview->affected_size() == MostAffected)
                continue;
            auto *affected = preview->add_affected();
            affected->set_name(std::move(reference.referrer));
            affected->set_field(std::move(reference.field));
            affected->set_target(std::move(reference.target));
        }
    }
    if (preview->refusal_reason() != v1::STILL_REFERENCED)
        return;
    const auto &given = preview->refusal_arguments();
    const auto error = mended({v1::STILL_REFERENCED, preview->refusal(), {given.begin(), given.end()}});
    preview->set_refusal(error.message());
    preview->mutable_refusal_arguments()->clear();
    preview->mutable_refusal_arguments()->insert(error.arguments().begin(), error.arguments().end());
}

core::Error SeenReferrers::mended(core::Error error) const {
    const auto name = error.arguments().find("name");
    if (error.reason() != v1::STILL_REFERENCED || name == error.arguments().end())
        return error;
    std::int64_t seen = 0;
    bool isAnyHidden = false;
    std::string named;
    for (const auto &reference : state_.referrers(name->second, All)) {
        // What changes with it is judged by what it will refer to.
        if (changed_.contains(reference.referrer))
            continue;
        if (!sees(reference.referrer))
            isAnyHidden = true;
        else if (++seen <= MostNamed)
            named += (named.empty() ? "" : " ") + reference.referrer;
    }
    if (!isAnyHidden)
        return error;
    auto arguments = error.arguments();
    arguments["referrers"] = named;
    arguments["count"] = std::to_string(seen);
    return {v1::STILL_REFERENCED,
            "'" + arguments["name"] + "' is still referred to by resources, some of which you may not see" +
                (named.empty() ? "" : ": " + named),
            std::move(arguments)};
}

bool SeenReferrers::sees(const std::string &name) const {
    const auto found = state_.find(name);
    const auto *kind = core::kindOfName(name);
    return found && kind && scope_.sees(kind->plural, found->meta().team());
}

} // namespace rpc
