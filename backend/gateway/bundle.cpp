#include "backend/gateway/bundle.h"

#include <utility>

#include "backend/core/sealed_file.h"

namespace gateway {

Endpoint::~Endpoint() {
    core::wipe(&authorization);
}

int Target::readyEndpoints() const {
    std::size_t count = 0;
    for (const auto &revision : revisions)
        count += revision.endpoints.size();
    return static_cast<int>(count);
}

Bundle::Bundle(std::vector<Route> routes, std::unordered_map<std::string, Target> deployments)
    : routes_(std::move(routes)), deployments_(std::move(deployments)) {}

const Route *Bundle::find(const std::string &model) const {
    const auto found = names_.find(model);
    return found == names_.end() ? nullptr : &routes_[found->second];
}

const Target *Bundle::deployment(const std::string &name) const {
    const auto found = deployments_.find(name);
    return found == deployments_.end() ? nullptr : &found->second;
}

} // namespace gateway
