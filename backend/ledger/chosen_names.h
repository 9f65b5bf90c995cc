#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include "backend/ledger/snapshot.h"

namespace ledger {

// The names of those resources of a kind for which something holds. Asks only of those that changed since it was asked
// last, so that it may be asked often where there are many. For one thread.
class ChosenNames {
public:
    using Names = std::set<std::string, std::less<>>;

    // By plural. What holds follows from the resource alone.
    ChosenNames(std::string plural, std::function<bool(const v1::Resource &)> holds);

    const Names &in(const Snapshot &state);

private:
    const std::string plural_;
    const std::function<bool(const v1::Resource &)> holds_;
    Names names_;
    // Of the state that they are of.
    std::int64_t revision_ = -1;
};

} // namespace ledger
