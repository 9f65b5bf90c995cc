#include "backend/telemetry/fold.h"

#include <algorithm>
#include <cassert>
#include <optional>

namespace telemetry {

namespace {

// Each loop looks at those codes alone that are levels once `flip` is applied: 0 chooses what is fresh, StaleBit what
// is stale. No branches, so that they are compiled to vectors.

std::optional<LiveCode> mean(std::span<const LiveCode> codes, LiveCode flip) {
    std::uint32_t count = 0;
    std::uint64_t total = 0;
    // Sums of 2^16 levels fit into 32 bits.
    for (std::size_t start = 0; start < codes.size(); start += 0x10000) {
        const auto part = codes.subspan(start, std::min<std::size_t>(0x10000, codes.size() - start));
        std::uint32_t sum = 0;
        for (const LiveCode code : part) {
            const LiveCode level = code ^ flip;
            sum += level <= MaxLevel ? level : 0u;
            count += level <= MaxLevel ? 1u : 0u;
        }
        total += sum;
    }
    if (count == 0)
        return std::nullopt;
    return static_cast<LiveCode>((total + count / 2) / count);
}

std::optional<LiveCode> least(std::span<const LiveCode> codes, LiveCode flip) {
    std::int16_t least = NoData;
    for (const LiveCode code : codes) {
        const LiveCode level = code ^ flip;
        const auto counted = static_cast<std::int16_t>(level <= MaxLevel ? level : NoData);
        least = std::min(least, counted);
    }
    return least == NoData ? std::nullopt : std::optional(static_cast<LiveCode>(least));
}

std::optional<LiveCode> greatest(std::span<const LiveCode> codes, LiveCode flip) {
    std::int16_t greatest = -1;
    for (const LiveCode code : codes) {
        const LiveCode level = code ^ flip;
        const auto counted = static_cast<std::int16_t>(level <= MaxLevel ? level : -1);
        greatest = std::max(greatest, counted);
    }
    return greatest < 0 ? std::nullopt : std::optional(static_cast<LiveCode>(greatest));
}

std::optional<LiveCode> levels(std::span<const LiveCode> codes, v1::Fold how, LiveCode flip) {
    if (how == v1::LEAST)
        return least(codes, flip);
    if (how == v1::GREATEST)
        return greatest(codes, flip);
    return mean(codes, flip);
}

} // namespace

LiveCode fold(std::span<const LiveCode> codes, v1::Fold how) {
    assert(how == v1::MEAN || how == v1::LEAST || how == v1::GREATEST);
    if (const auto fresh = levels(codes, how, 0))
        return *fresh;
    if (const auto stale = levels(codes, how, StaleBit))
        return static_cast<LiveCode>(*stale | StaleBit);
    return std::find(codes.begin(), codes.end(), NotReported) != codes.end() ? NotReported : NoData;
}

void foldGroups(std::span<const LiveCode> codes, std::span<const std::uint32_t> ends, v1::Fold how,
                std::span<LiveCode> folded) {
    assert(folded.size() == ends.size());
    std::uint32_t start = 0;
    for (std::size_t group = 0; group < ends.size(); ++group) {
        assert(start <= ends[group] && ends[group] <= codes.size());
        folded[group] = fold(codes.subspan(start, ends[group] - start), how);
        start = ends[group];
    }
}

} // namespace telemetry
