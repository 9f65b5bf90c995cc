#pragma once

#include <optional>
#include <span>
#include <vector>

#include "backend/telemetry/code.h"

namespace telemetry {

// One step of one metric: a code for each place. In steps of the shortest length all three are the same codes. Looks
// only.
struct PastRow {
    std::span<const PastCode> least;
    std::span<const PastCode> mean;
    std::span<const PastCode> greatest;
};

// Several steps as one: the least, the mean of the means and the greatest at each place. Places without a value do not
// count; a place that never has one is PastNotReported if it ever was, else PastNoData.
class PastFold {
public:
    // Begins anew, with so many places.
    void begin(std::size_t places);
    // All spans have as many places. At most 2^24 rows.
    void add(const PastRow &row);

    bool isEmpty() const { return rows_ == 0; }
    // Lasts until the next begin or row.
    PastRow row();

private:
    std::size_t rows_ = 0;
    // Of a place without a value: PastNoData or PastNotReported in `absent_`.
    std::vector<PastCode> least_;
    std::vector<PastCode> greatest_;
    std::vector<PastCode> absent_;
    std::vector<PastCode> mean_;
    std::vector<std::uint32_t> sums_;
    std::vector<std::uint32_t> counts_;
};

} // namespace telemetry
