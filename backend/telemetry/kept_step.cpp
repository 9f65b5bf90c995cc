#include "backend/telemetry/kept_step.h"

namespace telemetry {

KeptStep::KeptStep(const PastStep &step) : number(step.number), plainBytes(step.bytes()) {
    for (std::size_t place = 0; place < rows.size(); ++place)
        rows[place] = PackedRow(step.rows[place]);
}

std::size_t KeptStep::bytes() const {
    constexpr std::size_t Allocation = 16;
    std::size_t total = sizeof(KeptStep) + 4 * Allocation;
    for (const auto &row : rows)
        total += row.bytes();
    return total;
}

} // namespace telemetry
