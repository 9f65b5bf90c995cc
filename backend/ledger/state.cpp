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

State::State() : tables_(core::allKinds().size()), uids_(std::make_shared<UidNames>()) {}

ResourcePtr State::find(std::string_view name) const {
    const auto *found = living(name);
    return found == nullptr ? nullptr : found->resource;
}

ResourcePtr State::findUid(std::string_view uid) const {
    const auto name = uids_->nameOf(uid);
    const auto found = name ? find(*name) : nullptr;
    return found != nullptr && found->meta().uid() == uid ? found : nullptr;
}

void State::each(std::string_view plural, const std::function<bool(const ResourcePtr &)> &visit) const {
    if (const auto *resources = table(plural))
        resources->each([&](const Living &living) { return visit(living.resource); });
}

std::int64_t State::count(std::string_view plural) const {
    const auto *resources = table(plural);
    return resources == nullptr ? 0 : static_cast<std::int64_t>(resources->size());
}

std::vector<Reference> State::referrers(std::string_view name, std::size_t limit) const {
    std::vector<Reference> found;
    if (const auto *target = targets_.find(name); target != nullptr && limit > 0) {
        target->referrers.each([&](const ReferrerEntry &entry) {
            found.push_back(entry.reference);
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

void State::put(Living living, const std::vector<NamedTarget> &targets) {
    const auto &resource = *living.resource;
    const auto &name = resource.meta().name();
    auto &table = tables_[indexOf(*core::kindOfName(name))];
    const auto *replaced = table.find(name);
    const auto targetsBefore = replaced == nullptr ? std::vector<NamedTarget>() : targetsOf(*replaced->resource);
    if (targetsBefore != targets) {
        unrefer(name, targetsBefore);
        refer(name, targets);
    }
    bytes_ += static_cast<std::int64_t>(resource.ByteSizeLong());
    if (replaced != nullptr)
        bytes_ -= static_cast<std::int64_t>(replaced->resource->ByteSizeLong());
    else
        uids_->add(resource.meta().uid(), name);
    table.put(std::move(living), edit_);
}

void State::putStatus(Living living) {
    const auto &name = living.resource->meta().name();
    bytes_ += static_cast<std::int64_t>(living.resource->ByteSizeLong());
    bytes_ -= static_cast<std::int64_t>(find(name)->ByteSizeLong());
    tables_[indexOf(*core::kindOfName(name))].put(std::move(living), edit_);
}

void State::erase(std::string_view name) {
    const auto before = find(name);
    if (before == nullptr)
        return;
    unrefer(before->meta().name(), targetsOf(*before));
    bytes_ -= static_cast<std::int64_t>(before->ByteSizeLong());
    tables_[indexOf(*core::kindOfName(name))].erase(name, edit_);
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
            names->add(living.resource->meta().uid(), living.resource->meta().name());
            return true;
        });
    }
    return names;
}

void State::refer(const std::string &name, const std::vector<NamedTarget> &targets) {
    for (const auto &[field, target, plural] : targets) {
        const auto *known = targets_.find(target);
        TargetEntry entry = known == nullptr ? TargetEntry{target, {}} : *known;
        entry.referrers.put({{name, field, target}, referrerId(name, field)}, edit_);
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
