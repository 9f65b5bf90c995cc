#include "backend/client/resource_index.h"

#include "backend/core/kinds.h"

#include <utility>

namespace client::detail {

ResourceIndex::Effect ResourceIndex::put(Stored resource) {
    auto &slots = kinds_[&resource->kind()];
    // A first copy comes in the order of names.
    const bool isLast = slots.empty() || slots.rbegin()->first < resource->name();
    const auto found = isLast ? slots.end() : slots.lower_bound(resource->name());
    if (found == slots.end() || found->first != resource->name()) {
        uids_.insert_or_assign(resource->uid(), resource);
        const auto name = resource->name();
        slots.emplace_hint(found, name, Slot{std::move(resource), round_});
        return Effect::Added;
    }
    found->second.round = round_;
    const Stored before = found->second.resource;
    if (before->uid() == resource->uid() && before->revision() >= resource->revision())
        return Effect::None;
    // The keys look into the old resource, so both nodes move over to the new one.
    uids_.erase(before->uid());
    uids_.emplace(resource->uid(), resource);
    auto node = slots.extract(found);
    node.key() = resource->name();
    node.mapped().resource = std::move(resource);
    slots.insert(std::move(node));
    return Effect::Changed;
}

Stored ResourceIndex::remove(std::string_view name) {
    const auto slots = kinds_.find(core::kindOfName(name));
    if (slots == kinds_.end())
        return nullptr;
    const auto found = slots->second.find(name);
    if (found == slots->second.end())
        return nullptr;
    const Stored removed = found->second.resource;
    slots->second.erase(found);
    uids_.erase(removed->uid());
    return removed;
}

void ResourceIndex::beginRound() {
    ++round_;
}

std::vector<Stored> ResourceIndex::unseen() const {
    std::vector<Stored> resources;
    for (const auto &[kind, slots] : kinds_) {
        for (const auto &[name, slot] : slots) {
            if (slot.round != round_)
                resources.push_back(slot.resource);
        }
    }
    return resources;
}

Stored ResourceIndex::find(std::string_view name) const {
    const auto slots = kinds_.find(core::kindOfName(name));
    if (slots == kinds_.end())
        return nullptr;
    const auto found = slots->second.find(name);
    return found == slots->second.end() ? nullptr : found->second.resource;
}

Stored ResourceIndex::findUid(std::string_view uid) const {
    const auto found = uids_.find(uid);
    return found == uids_.end() ? nullptr : found->second;
}

std::size_t ResourceIndex::count(const core::Kind *kind) const {
    const auto slots = kinds_.find(kind);
    return slots == kinds_.end() ? 0 : slots->second.size();
}

bool ResourceIndex::each(const core::Kind *kind, const Visit &visit, std::string_view after) const {
    const auto slots = kinds_.find(kind);
    if (slots == kinds_.end())
        return true;
    for (auto slot = slots->second.upper_bound(after); slot != slots->second.end(); ++slot) {
        if (!visit(slot->second.resource))
            return false;
    }
    return true;
}

} // namespace client::detail
