#include "widgets/kit/fleet_use.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include "backend/telemetry/code.h"

namespace kit {

namespace {

using telemetry::LiveCode;

// What the service takes a GPU's activity from.
constexpr std::array Metrics{v1::SM_ACTIVE, v1::ENGINE_ACTIVE, v1::GPU_UTILIZATION};

// None where something of now is known.
Absence absenceAt(const v1::FleetFrame &frame, std::size_t gpu) {
    bool isStale = false;
    bool isSilent = false;
    for (const auto &column : frame.columns()) {
        LiveCode code = telemetry::NoData;
        if ((gpu + 1) * sizeof(code) <= column.codes().size())
            std::memcpy(&code, column.codes().data() + gpu * sizeof(code), sizeof(code));
        if (telemetry::hasValue(code) && !telemetry::isStale(code))
            return Absence::None;
        isStale |= telemetry::isStale(code);
        isSilent |= code == telemetry::NotReported;
    }
    return isStale ? Absence::Stale : isSilent ? Absence::NotReported : Absence::NoData;
}

} // namespace

void FleetUse::ask(v1::WatchFleetRequest &request) {
    request.set_level(v1::GPU_LEVEL);
    request.set_with_owners(true);
    for (const auto metric : Metrics)
        request.add_metrics(metric);
}

void FleetUse::take(const v1::FleetFrame &frame) {
    isConfirmed_ = std::exchange(isKnown_, true);
    summary_ = frame.summary();
    if (frame.has_owners())
        takeOwners(frame.owners());
    // Of another layout: others are on their way.
    holders_.resize(static_cast<std::size_t>(std::max(0, summary_.gpus())), Holder::Nobody);
    others_ = static_cast<int>(std::ranges::count(holders_, Holder::Other));
    std::array<int, 3> reasons{};
    constexpr std::array Reasons{Absence::Stale, Absence::NoData, Absence::NotReported};
    int hidden = summary_.allocated() - static_cast<int>(std::ranges::count(holders_, Holder::Replica));
    undecided_ = 0;
    int silent = 0;
    for (std::size_t gpu = 0; gpu < holders_.size(); ++gpu) {
        const auto absence = absenceAt(frame, gpu);
        silent += absence == Absence::NoData || absence == Absence::Stale ? 1 : 0;
        if (absence == Absence::None || holders_[gpu] == Holder::Other)
            continue;
        if (holders_[gpu] == Holder::Nobody && hidden-- <= 0)
            continue;
        ++undecided_;
        ++reasons[static_cast<std::size_t>(std::ranges::find(Reasons, absence) - Reasons.begin())];
    }
    unheard_ = std::max(silent, summary_.stale_gpus());
    reason_ = Reasons[static_cast<std::size_t>(std::ranges::max_element(reasons) - reasons.begin())];
}

void FleetUse::takeOwners(const v1::OwnerColumn &column) {
    holders_.assign(column.codes().size() / 2, Holder::Nobody);
    for (std::size_t gpu = 0; gpu < holders_.size(); ++gpu) {
        std::uint16_t code = 0;
        std::memcpy(&code, column.codes().data() + gpu * 2, sizeof(code));
        if (code > 0 && code <= column.owners_size())
            holders_[gpu] = column.owners(code - 1).deployment().empty() ? Holder::Other : Holder::Replica;
    }
}

} // namespace kit
