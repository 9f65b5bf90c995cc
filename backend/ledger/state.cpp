#include "backend/ledger/state.h"

#include <utility>

#include "backend/core/kinds.h"

namespace ledger {

namespace {

// How many names of what no longer lives are kept beside as many as live.
constexpr std::size_t SpareNames = 10'000;

std::size_t indexOf(const core::Kind &kind) {
    return static_cast<std::size_t>(&kind - core::allKinds().data());
}

std::string referrerId(const std::string &referrer, const std::string &field) {
    return referrer + ' ' + field;
}

} // namespace

State::State()
    : tables_(core::allKinds().size()), uids_(std::make_shared<UidNames>()), packing_(std::make_shared<Packing>()) {}

StoredPtr State::findStored(std::string_view name) const {
    const auto *found = living(name);
    return found == nullptr ? nullptr : found->stored;
}

ResourcePtr State::findUid(std::string_view uid) const {
    const auto name = uids_->nameOf(uid);
    const auto *found = name ? living(*name) : nullptr;
    return found != nullptr && found->stored->uid() == uid ? found->stored->resource() : nullptr;
}

void State::eachStored(std::string_view plural, const std::function<bool(const StoredPtr &)> &visit) const {
    if (const auto *resources = table(plural))
        resources->each([&](const Living &living) { return visit(living.stored); });
}

std::int64_t State::count(std::string_view plural) const {
    const auto *resources = table(plural);
    return resources == nullptr ? 0 : static_cast<std::int64_t>(resources->size());
}

std::vector<Reference> State::referrers(std::string_view name, std::size_t limit) const {
    std::vector<Reference> found;
    if (const auto *target = targets_.find(name); target != nullptr && limit > 0) {
        target->referrers.each([&](const ReferrerEntry &entry) {
            const auto space = entry.id.find(' ');
            found.push_back({entry.id.substr(0, space), entry.id.substr(space + 1), std::string(name)});
            return found.size() < limit;
        });
    }
    return found;
}

std::int64_t State::referrerCount(std::string_view name) const {
    const auto *target = targets_.find(name);
    return target == nullptr ? 0 : static_cast<std::int64_t>(target->referrers.size());
}

const Living *State::living(std::string_view name) const {
    const auto *kind = core::kindOfName(name);
    return kind == nullptr ? nullptr : tables_[indexOf(*kind)].find(name);
}

std::int64_t State::total() const {
    std::size_t count = 0;
    for (const auto &resources : tables_)
        count += resources.size();
    return static_cast<std::int64_t>(count);
}

State State::edited() const {
    State copy(*this);
    ++copy.edit_;
    // Older states go on with the index that they have.
    if (uids_->size() > 2 * static_cast<std::size_t>(total()) + SpareNames)
        copy.uids_ = namesOfLiving();
    return copy;
}

StoredPtr State::stored(const ResourcePtr &resource, const HashTrie<Living> &table) const {
    if (table.size() < MostParsed)
        return std::make_shared<const StoredResource>(resource);
    auto stored = std::make_shared<const StoredResource>(*resource);
    packing_->add(stored);
    return stored;
}

StoredPtr State::put(const ResourcePtr &resource, std::int64_t object, const core::Digest &intentSha256,
                     const std::vector<NamedTarget> &targets) {
    const auto &name = resource->meta().name();
    auto &table = tables_[indexOf(*core::kindOfName(name))];
    const auto *replaced = table.find(name);
    const auto targetsBefore =
        replaced == nullptr ? std::vector<NamedTarget>() : targetsOf(*replaced->stored->resource());
    if (targetsBefore != targets) {
        unrefer(name, targetsBefore);
        refer(name, targets);
    }
    auto stored = this->stored(resource, table);
    bytes_ += static_cast<std::int64_t>(stored->bytes());
    if (replaced != nullptr)
        bytes_ -= static_cast<std::int64_t>(replaced->stored->bytes());
    else
        uids_->add(resource->meta().uid(), name);
    table.put({stored, object, intentSha256}, edit_);
    return stored;
}

StoredPtr State::putStatus(const ResourcePtr &resource) {
    auto &table = tables_[indexOf(*core::kindOfName(resource->meta().name()))];
    auto living = *table.find(resource->meta().name());
    auto stored = this->stored(resource, table);
    bytes_ += static_cast<std::int64_t>(stored->bytes());
    bytes_ -= static_cast<std::int64_t>(living.stored->bytes());
    living.stored = stored;
    table.put(std::move(living), edit_);
    return stored;
}

void State::erase(std::string_view name) {
    const auto before = findStored(name);
    if (before == nullptr)
        return;
    unrefer(std::string(before->name()), targetsOf(*before->resource()));
    bytes_ -= static_cast<std::int64_t>(before->bytes());
    tables_[indexOf(before->kind())].erase(before->name(), edit_);
}

void State::setCommit(std::int64_t revision, Time time) {
    revision_ = revision;
    time_ = time;
}

const HashTrie<Living> *State::table(std::string_view plural) const {
    const auto *kind = core::findKind(plural);
    return kind == nullptr ? nullptr : &tables_[indexOf(*kind)];
}

std::shared_ptr<UidNames> State::namesOfLiving() const {
    auto names = std::make_shared<UidNames>();
    for (const auto &resources : tables_) {
        resources.each([&](const Living &living) {
            names->add(std::string(living.stored->uid()), std::string(living.stored->name()));
            return true;
        });
    }
    return names;
}

void State::refer(const std::string &name, const std::vector<NamedTarget> &targets) {
    for (const auto &[field, target, plural] : targets) {
        const auto *known = targets_.find(target);
        TargetEntry entry = known == nullptr ? TargetEntry{target, {}} : *known;
        entry.referrers.put({referrerId(name, field)}, edit_);
        targets_.put(std::move(entry), edit_);
    }
}

void State::unrefer(const std::string &name, const std::vector<NamedTarget> &targets) {
    for (const auto &[field, target, plural] : targets) {
        const auto *known = targets_.find(target);
        if (known == nullptr)
            continue;
        TargetEntry entry = *known;
        entry.referrers.erase(referrerId(name, field), edit_);
        if (entry.referrers.size() == 0)
            targets_.erase(target, edit_);
        else
            targets_.put(std::move(entry), edit_);
    }
}

} // namespace ledger
