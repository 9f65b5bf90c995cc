#include "backend/policy/region.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace policy {

void Cover::add(const Matches &matches) {
    for (const auto &box : matches.boxes)
        (matches.isExact ? certain : possible).push_back(&box);
}

Box common(const Box &one, const Box &other) {
    Box both = one;
    for (std::size_t i = 0; i < both.size(); ++i)
        both[i] &= other[i];
    return both;
}

namespace {

bool isBeyond(const Axis &axis, const Box &box, const Box &other) {
    std::uint64_t beyond = 0;
    for (std::size_t i = axis.firstWord; i < axis.firstWord + axis.words; ++i)
        beyond |= box[i] & ~other[i];
    return beyond != 0;
}

// Axes on which the box goes beyond the other one.
std::ptrdiff_t reach(const Space &space, const Box &box, const Box &other) {
    return std::count_if(space.axes().begin(), space.axes().end(),
                         [&](const Axis &axis) { return isBeyond(axis, box, other); });
}

} // namespace

std::optional<Box> outside(const Space &space, const Box &box, const std::vector<const Box *> &others, Budget *budget,
                           std::set<const Box *> *used) {
    std::vector<const Box *> met;
    // Who covers the most leaves the fewest parts.
    std::size_t widest = 0;
    auto least = std::numeric_limits<std::ptrdiff_t>::max();
    for (const auto *other : others) {
        const auto apart = space.apart(box, *other);
        if (!budget->look(apart.value_or(2 * space.words())))
            return std::nullopt;
        if (apart)
            continue;
        const auto beyond = reach(space, box, *other);
        if (beyond < least) {
            least = beyond;
            widest = met.size();
        }
        met.push_back(other);
    }
    if (met.empty())
        return box;
    std::swap(met[widest], met.back());
    const auto &cover = *met.back();
    if (used != nullptr)
        used->insert(met.back());
    met.pop_back();
    // Axis by axis what lies beside it, of what lies within it on the axes before.
    auto whole = box;
    for (const auto &axis : space.axes()) {
        if (!isBeyond(axis, whole, cover))
            continue;
        if (!budget->look(space.words()))
            return std::nullopt;
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

std::optional<Box> outside(const Space &space, const Box &box, const Cover &cover, Budget *budget,
                           std::set<const Box *> *used) {
    const auto left = outside(space, box, cover.certain, budget, used);
    if (!left || left->empty() || cover.possible.empty())
        return left;
    auto all = cover.certain;
    all.insert(all.end(), cover.possible.begin(), cover.possible.end());
    const auto certain = outside(space, box, all, budget);
    return certain && certain->empty() ? std::nullopt : certain;
}

} // namespace policy
