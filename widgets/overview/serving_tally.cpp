#include "widgets/overview/serving_tally.h"

#include <algorithm>
#include <numeric>

namespace overviewpage {

namespace {

// Where a state stands that this console does not know.
constexpr std::size_t unknown = 7;

bool isFailing(const v1::ProviderStatus &status) {
    return std::ranges::any_of(status.conditions(), [](const auto &condition) {
        return condition.type() == "Reachable" && condition.status() == v1::CONDITION_STATUS_FALSE;
    });
}

} // namespace

void ServingTally::put(const v1::Resource &resource) {
    remove(resource.meta().name());
    const auto place = placeOf(resource);
    if (!place.counts)
        return;
    ++place.counts->at(place.state);
    places_.emplace(resource.meta().name(), place);
}

void ServingTally::remove(const std::string &name) {
    const auto found = places_.find(name);
    if (found == places_.end())
        return;
    --found->second.counts->at(found->second.state);
    places_.erase(found);
}

void ServingTally::clear() {
    deployments_ = routes_ = providers_ = {};
    places_.clear();
}

int ServingTally::at(const Counts &counts, int state) {
    return counts[std::min(static_cast<std::size_t>(state), unknown)];
}

int ServingTally::total(const Counts &counts) {
    return std::accumulate(counts.begin(), counts.end(), 0);
}

ServingTally::Place ServingTally::placeOf(const v1::Resource &resource) {
    switch (resource.spec_case()) {
    case v1::Resource::kDeployment:
        return {&deployments_, std::min<std::size_t>(resource.deployment_status().state(), unknown)};
    case v1::Resource::kRoute:
        return {&routes_, std::min<std::size_t>(resource.route_status().state(), unknown)};
    case v1::Resource::kProvider:
        return {&providers_, isFailing(resource.provider_status()) ? 1U : 0U};
    default:
        return {nullptr, 0};
    }
}

} // namespace overviewpage
