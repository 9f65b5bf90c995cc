#include "backend/policy/region.h"

#include <algorithm>
#include <iterator>

namespace policy {

Box common(const Box &one, const Box &other) {
    Box both = one;
    for (std::size_t i = 0; i < both.size(); ++i)
        both[i] &= other[i];
    return both;
}

bool overlap(const Space &space, const Box &one, const Box &other) {
    // Most differ on an axis of one word.
    for (const auto &axis : space.axes()) {
        std::uint64_t any = 0;
        for (std::size_t i = axis.firstWord; i < axis.firstWord + axis.words; ++i)
            any |= one[i] & other[i];
        if (any == 0)
            return false;
    }
    return !space.isEmpty(common(one, other));
}

namespace {

// Axes on which the box goes beyond the other one.
int reach(const Space &space, const Box &box, const Box &other) {
    int reach = 0;
    for (const auto &axis : space.axes()) {
        bool isBeyond = false;
        for (std::size_t i = axis.firstWord; i < axis.firstWord + axis.words; ++i)
            isBeyond = isBeyond || (box[i] & ~other[i]) != 0;
        reach += isBeyond ? 1 : 0;
    }
    return reach;
}

} // namespace

std::optional<Box> outside(const Space &space, const Box &box, const std::vector<const Box *> &others, Budget *budget,
                           std::set<const Box *> *used) {
    if (!budget->look(others.size(), space))
        return std::nullopt;
    std::vector<const Box *> met;
    for (const auto *other : others) {
        if (overlap(space, box, *other))
            met.push_back(other);
    }
    if (met.empty())
        return box;
    // Who covers the most leaves the fewest parts.
    const auto widest = std::min_element(met.begin(), met.end(), [&](const Box *one, const Box *other) {
        return reach(space, box, *one) < reach(space, box, *other);
    });
    std::iter_swap(widest, met.end() - 1);
    const auto &cover = *met.back();
    if (used != nullptr)
        used->insert(met.back());
    met.pop_back();
    // Axis by axis what lies beside it, of what lies within it on the axes before.
    auto whole = box;
    for (const auto &axis : space.axes()) {
        auto beside = whole;
        for (std::size_t i = axis.firstWord; i < axis.firstWord + axis.words; ++i) {
            beside[i] = whole[i] & ~cover[i];
            whole[i] &= cover[i];
        }
        if (space.isEmpty(beside))
            continue;
        if (!budget->spend())
            return std::nullopt;
        auto found = outside(space, beside, met, budget, used);
        if (!found || !found->empty())
            return found;
    }
    return Box();
}

} // namespace policy
