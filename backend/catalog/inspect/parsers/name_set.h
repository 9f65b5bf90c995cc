#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace inspect {

// Finds names that stand twice in O(n log n) and 8 bytes a name, however long the names are. It holds hashes: two
// different names with one hash would be refused too, which no honest file meets (a million names: one in 10^7).
class NameSet {
public:
    void add(std::string_view name) { hashes_.push_back(std::hash<std::string_view>{}(name)); }

    // Of all that were added; leaves the set sorted.
    bool hasRepeats() {
        std::sort(hashes_.begin(), hashes_.end());
        return std::adjacent_find(hashes_.begin(), hashes_.end()) != hashes_.end();
    }

private:
    std::vector<std::uint64_t> hashes_;
};

} // namespace inspect
