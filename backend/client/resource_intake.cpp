#include "backend/client/resource_intake.h"

#include "backend/core/kinds.h"

#include <algorithm>
#include <utility>

namespace client::detail {

namespace {

// Resources between two looks at the clock.
constexpr std::size_t Stride = 32;

} // namespace

ResourceIntake::ResourceIntake(ResourceIndex &index, bool fromStart)
    : index_(index), mayLeave_(fromStart && !index.isEmpty()) {
    if (fromStart)
        index_.beginRound();
}

bool ResourceIntake::run(ResourceFeed &feed, std::chrono::steady_clock::time_point until) {
    for (;;) {
        if (!batch_) {
            batch_ = feed.take();
            next_ = 0;
        }
        if (!batch_)
            return false;
        hasHeard_ = true;
        for (; next_ < batch_->items.size(); ++next_) {
            if (next_ % Stride == 0 && std::chrono::steady_clock::now() >= until)
                return true;
            put(batch_->items[next_]);
        }
        endBatch();
    }
}

void ResourceIntake::put(const ResourceFeed::Item &item) {
    if (!item.resource) {
        remove(item.name);
        return;
    }
    const auto effect = index_.put(item.resource);
    if (effect != ResourceIndex::Effect::None)
        note({item.resource, effect == ResourceIndex::Effect::Changed, true});
}

void ResourceIntake::remove(std::string_view name) {
    if (const auto removed = index_.remove(name))
        note({removed, true, false});
}

void ResourceIntake::note(const Touched &touched) {
    const auto [place, isNew] = places_.try_emplace(touched.resource->name(), touched_.size());
    if (isNew)
        touched_.push_back(touched);
    else
        touched_[place->second].isThere = touched.isThere;
}

void ResourceIntake::endBatch() {
    const auto revision = std::exchange(batch_, std::nullopt)->revision;
    if (revision == 0)
        return;
    revision_ = revision;
    if (!std::exchange(mayLeave_, false))
        return;
    for (const auto &resource : index_.unseen())
        remove(resource->name());
}

ResourceChanges ResourceIntake::takeChanges() {
    ResourceChanges taken;
    places_.clear();
    for (const auto &[resource, wasThere, isThere] : std::exchange(touched_, {})) {
        if (!wasThere && !isThere)
            continue;
        const auto &kind = resource->kind().plural;
        auto changes = std::ranges::find(taken.kinds, kind, &KindChanges::kind);
        if (changes == taken.kinds.end())
            changes = taken.kinds.insert(changes, {kind, {}, {}, {}});
        auto &names = !wasThere ? changes->added : isThere ? changes->changed : changes->removed;
        names.emplace_back(resource->name());
    }
    return taken;
}

} // namespace client::detail
