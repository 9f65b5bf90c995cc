#include "backend/core/nearest_name.h"

#include <algorithm>
#include <numeric>

namespace core {

namespace {

constexpr std::size_t longestGuess = 64;
constexpr std::size_t likely = 3;

// Levenshtein's distance.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), 0u);
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const auto change = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

} // namespace

std::string_view nearestName(std::string_view name, const std::vector<std::string_view> &candidates) {
    std::size_t best = likely;
    std::string_view nearest;
    if (name.size() > longestGuess)
        return nearest;
    for (const auto candidate : candidates) {
        const auto far = distance(name, candidate);
        if (far < best && far < candidate.size() - std::min(far, candidate.size())) {
            best = far;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace core
