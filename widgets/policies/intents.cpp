#include "widgets/policies/intents.h"

#include <algorithm>
#include <utility>

#include "backend/client/resource_cache.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace {

std::string markOf(const pilothouse::v1::Resource &resource) {
    auto mark = std::to_string(resource.meta().generation());
    // Which version of a model is the newest, and where it stands, follows from others.
    if (resource.has_model_status())
        mark +=
            ' ' + resource.model_status().latest_version() + ' ' + std::to_string(resource.model_status().lifecycle());
    return mark;
}

} // namespace

Intents::Intents(const client::ResourceCache &cache, std::vector<std::string> kinds)
    : cache_(cache), kinds_(std::move(kinds)) {}

void Intents::remember() {
    marks_.clear();
    for (const auto &kind : kinds_)
        cache_.each(kind, [this](const pilothouse::v1::Resource &resource) {
            marks_[resource.meta().name()] = markOf(resource);
            return true;
        });
}

bool Intents::areOthers(const client::ResourceChanges &changes) const {
    const auto isOther = [this](const std::string &name) {
        const auto known = marks_.find(name);
        const auto found = cache_.find(name);
        return !found || known == marks_.end() || known->second != markOf(*found);
    };
    return std::ranges::any_of(kinds_, [&](const std::string &kind) {
        const auto *of = changes.of(kind);
        return of && (!of->added.empty() || !of->removed.empty() || std::ranges::any_of(of->changed, isOther));
    });
}

} // namespace policiespage
