#include "backend/gateway/target_picker.h"

#include <algorithm>

namespace gateway {

namespace {

// By weight; null where all weigh nothing.
template <typename Item, typename Weight>
const Item *weighted(const std::vector<const Item *> &items, Weight weightOf, Dice &dice) {
    std::uint64_t sum = 0;
    for (const auto *item : items)
        sum += static_cast<std::uint64_t>(weightOf(*item));
    if (sum == 0)
        return nullptr;
    std::uint64_t left = items.size() == 1 ? 0 : std::uniform_int_distribution<std::uint64_t>(0, sum - 1)(dice);
    for (const auto *item : items) {
        const auto weight = static_cast<std::uint64_t>(weightOf(*item));
        if (left < weight)
            return item;
        left -= weight;
    }
    return nullptr;
}

bool contains(const std::vector<const Endpoint *> &endpoints, const EndpointPtr &endpoint) {
    return std::find(endpoints.begin(), endpoints.end(), endpoint.get()) != endpoints.end();
}

// Those with as few are equal.
EndpointPtr leastBusy(const std::vector<EndpointPtr> &endpoints, const std::vector<const Endpoint *> &tried,
                      Dice &dice) {
    EndpointPtr best;
    std::int64_t least = 0;
    std::uint64_t equals = 0;
    for (const auto &endpoint : endpoints) {
        if (contains(tried, endpoint))
            continue;
        const auto busy = endpoint->outstanding->load(std::memory_order_relaxed);
        if (best && busy > least)
            continue;
        equals = best && busy == least ? equals + 1 : 1;
        if (equals == 1 || dice() % equals == 0)
            best = endpoint;
        least = busy;
    }
    return best;
}

} // namespace

TargetPicker::TargetPicker(const Route &route, Dice &dice) : route_(route), dice_(dice) {}

std::optional<Pick> TargetPicker::next() {
    if (static_cast<int>(tried_.size()) >= route_.maxAttempts)
        return std::nullopt;
    std::vector<const Target *> group;
    for (const auto &target : route_.targets) {
        if (!group.empty() && target.priority != group.front()->priority)
            break;
        // One without a share stands there for later.
        if (target.isReady() && target.share > 0 && std::find(tried_.begin(), tried_.end(), &target) == tried_.end())
            group.push_back(&target);
    }
    const auto *target = weighted(
        group, [](const Target &one) { return one.share; }, dice_);
    if (target == nullptr)
        return std::nullopt;
    tried_.push_back(target);
    return pickOf(*target);
}

std::optional<Pick> TargetPicker::another() {
    return tried_.empty() ? std::nullopt : pickOf(*tried_.back());
}

std::optional<Pick> TargetPicker::pickOf(const Target &target) {
    std::vector<const Revision *> revisions;
    for (const auto &revision : target.revisions) {
        if (!std::all_of(revision.endpoints.begin(), revision.endpoints.end(),
                         [this](const auto &endpoint) { return contains(triedEndpoints_, endpoint); }))
            revisions.push_back(&revision);
    }
    const auto *revision = weighted(
        revisions, [](const Revision &one) { return one.share; }, dice_);
    if (revision == nullptr)
        return std::nullopt;
    Pick pick{&target, revision->generation, leastBusy(revision->endpoints, triedEndpoints_, dice_)};
    triedEndpoints_.push_back(pick.endpoint.get());
    return pick;
}

std::optional<Pick> pickRevision(const Target &target, std::int64_t generation, Dice &dice) {
    for (const auto &revision : target.revisions) {
        if (revision.generation == generation)
            return Pick{&target, generation, leastBusy(revision.endpoints, {}, dice)};
    }
    return std::nullopt;
}

} // namespace gateway
