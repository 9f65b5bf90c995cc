#pragma once

#include <array>
#include <map>
#include <string>

#include "pilothouse/v1/resource.pb.h"

namespace overviewpage {

namespace v1 = pilothouse::v1;

// How many deployments and routes there are in each state, and how many providers cannot be used.
class ServingTally {
public:
    // As it is now; kinds that are not counted are passed over.
    void put(const v1::Resource &resource);
    void remove(const std::string &name);
    void clear();

    int deployments(v1::DeploymentStatus::State state) const { return at(deployments_, state); }
    int routes(v1::RouteStatus::State state) const { return at(routes_, state); }
    int failingProviders() const { return providers_[1]; }
    int deployments() const { return total(deployments_); }
    int routes() const { return total(routes_); }
    int providers() const { return total(providers_); }

private:
    using Counts = std::array<int, 8>;
    struct Place {
        Counts *counts;
        std::size_t state;
    };

    static int at(const Counts &counts, int state);
    static int total(const Counts &counts);
    Place placeOf(const v1::Resource &resource);

    Counts deployments_{};
    Counts routes_{};
    Counts providers_{};
    std::map<std::string, Place> places_;
};

} // namespace overviewpage
