#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "backend/core/time_text.h"
#include "backend/fleet/layout.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// When a silence begins to hold: at once is when it was made.
core::TimePoint beginOf(const v1::Resource &silence);

// One silence, as it holds for the slots of a layout.
struct PlacedSilence {
    struct Run {
        int first = 0;
        int count = 0;
    };

    // `silences/<id>`
    std::string name;
    std::string team;
    core::TimePoint begin;
    core::TimePoint end;
    // Bit of each HealthSign that it is about.
    std::uint16_t signs = 0;
    // Ascending, without overlap.
    std::vector<Run> runs;

    bool isActive(core::TimePoint now) const { return begin <= now && now < end; }
    bool holdsFor(int slot) const;
    int gpuCount() const;
};

// Which signs of which GPUs nobody is to be called for. One of a team holds for that team's nodes alone. Immutable.
class Silences {
public:
    Silences() = default;
    // Of a state, on the layout of the same state.
    Silences(const ledger::Snapshot &state, const Layout &layout);

    const std::vector<PlacedSilence> &all() const { return all_; }
    // Bits of the signs that are quiet there now.
    std::uint16_t quietSigns(int slot, core::TimePoint now) const;

private:
    std::vector<PlacedSilence> all_;
};

} // namespace fleet
