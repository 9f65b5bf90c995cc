#include "backend/client/resource_intake.h"

#include "backend/core/kinds.h"

#include <utility>

namespace client::detail {

namespace {

// Resources between two looks at the clock.
constexpr std::size_t Stride = 32;

} // namespace

ResourceIntake::ResourceIntake(ResourceIndex &index, bool fromStart) : index_(index), isFirstCopy_(fromStart) {
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
        note(*item.resource, effect == ResourceIndex::Effect::Changed);
}

void ResourceIntake::remove(std::string_view name) {
    if (const auto removed = index_.remove(name))
        note(*removed, true);
}

void ResourceIntake::note(const StoredResource &resource, bool wasThere) {
    touched_[&resource.kind()].try_emplace(std::string(resource.name()), wasThere);
}

void ResourceIntake::endBatch() {
    const auto revision = std::exchange(batch_, std::nullopt)->revision;
    if (revision == 0)
        return;
    revision_ = revision;
    if (!std::exchange(isFirstCopy_, false))
        return;
    for (const auto &resource : index_.unseen())
        remove(resource->name());
}

ResourceChanges ResourceIntake::takeChanges() {
    ResourceChanges taken;
    for (const auto &[kind, names] : std::exchange(touched_, {})) {
        KindChanges changes;
        changes.kind = kind->plural;
        for (const auto &[name, wasThere] : names) {
            const bool isThere = index_.find(name) != nullptr;
            if (isThere)
                (wasThere ? changes.changed : changes.added).push_back(name);
            else if (wasThere)
                changes.removed.push_back(name);
        }
        if (changes != KindChanges{kind->plural, {}, {}, {}})
            taken.kinds.push_back(std::move(changes));
    }
    return taken;
}

} // namespace client::detail
