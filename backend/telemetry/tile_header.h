#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "backend/core/result.h"
#include "backend/telemetry/ladder.h"
#include "backend/telemetry/metric.h"
#include "backend/telemetry/node_table.h"

namespace telemetry {

// Names one file of tiles: the steps of one metric and length that belong to one span of time. Several segments of a
// span differ in their nodes.
struct TileName {
    int level = 0;
    // The number of its first step, divided by how many belong to a file.
    std::int64_t span = 0;
    v1::GpuMetric metric = v1::GPU_METRIC_UNSPECIFIED;
    int segment = 0;

    auto operator<=>(const TileName &) const = default;

    // How many steps belong to a file: with minutes as the shortest, files are of four hours, a day and six days.
    static constexpr std::int64_t stepsOf(int level) { return level == 0 ? 240 : level == 1 ? 120 : 60; }
    static constexpr std::int64_t spanOf(int level, std::int64_t step) { return floorDivide(step, stepsOf(level)); }

    std::int64_t steps() const { return stepsOf(level); }
    std::int64_t firstStep() const { return span * steps(); }
    // `sm_active.60000.122510.0.tile`: metric, step in milliseconds, span and segment.
    std::string fileName(const Ladder &ladder) const;
    static std::optional<TileName> fromFileName(const std::string &name, const Ladder &ladder);
};

// How a file of tiles begins, and what follows from it. All numbers are little-endian, of 32 bits unless it says more:
//
//    0  "PHTILES\n"
//    8  version: 1
//   12  metric, by its number
//   16  codes for each node: 1, or 3 for least, mean and greatest
//   20  how many steps belong to the file
//   24  length of a step in milliseconds, 64 bits
//   32  number of the first step since the epoch, 64 bits
//   40  how many nodes
//   44  how many bytes their names take
//   48  0
//   52  CRC-32 of all before it and of the names
//   56  names (NodeTable)
//
// Behind the names stand records of equal size, that of step n of the file at n times this size: n + 1 in 32 bits, the
// codes by plane and node, and the CRC-32 of both. A step that was never written is a hole or lies beyond the end.
struct TileHeader {
    static constexpr std::size_t FixedBytes = 56;

    TileName name;
    std::shared_ptr<const NodeTable> nodes;

    std::string encode(const Ladder &ladder) const;
    // Of the first FixedBytes: how long the names are. Nothing where it is no header of this version for `name`.
    static std::optional<std::size_t> nameBytes(std::string_view fixed, const TileName &name, const Ladder &ladder);
    // Nothing where the whole, fixed part and names, is not sound.
    static std::optional<TileHeader> decode(std::string_view bytes, const TileName &name);

    std::size_t rowBytes() const;
    std::size_t recordBytes() const { return rowBytes() + 8; }
    std::size_t headerBytes() const { return FixedBytes + nodes->bytes().size(); }
    std::size_t fileBytes() const { return headerBytes() + recordBytes() * static_cast<std::size_t>(name.steps()); }
};

} // namespace telemetry
