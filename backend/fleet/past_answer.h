#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "backend/core/result.h"
#include "backend/fleet/past_grid.h"
#include "backend/fleet/source_past.h"
#include "backend/fleet/visible_fleet.h"
#include "backend/telemetry/history.h"
#include "backend/telemetry/node_tiles.h"

namespace fleet {

// Where the past of the fleet is known: what is kept of each GPU in memory, of nodes on disk, and by sources that
// remember or know by themselves.
struct PastPlaces {
    const telemetry::History &memory;
    // Null where nothing is kept.
    std::shared_ptr<const telemetry::NodeTiles> disk = nullptr;
    SourcePasts sources = {};
};

// One question about the past of the nodes that its asker may see, from when it was found sound to its answer. Memory
// is asked first, then sources, and the disk for what is left. For one thread at a time.
class PastAnswer {
public:
    // Errors: INVALID_FIELD; WRONG_STATE where the request was made for another layout.
    static core::Result<PastAnswer> begin(PastPlaces places, const VisibleFleet &fleet,
                                          const v1::QueryFleetHistoryRequest &request, telemetry::Instant now);

    // Something has to be read or reckoned, so that it may take a while.
    bool isLong() const { return missing_ > 0; }
    // Somebody beyond this host is to be asked.
    bool isFar() const;
    // Leaves those out.
    void stayNear();
    // In steps that fit into one message.
    void fill(v1::QueryFleetHistoryResponse *response);

private:
    struct Told {
        std::shared_ptr<SourcePast> source;
        std::vector<std::size_t> nodes;
    };

    explicit PastAnswer(PastPlaces places) : places_(std::move(places)) {}

    void findSources();
    // Where what is known begins, and what of it is asked for.
    void findSpan();
    void findShape(std::chrono::milliseconds step);
    std::vector<telemetry::Slot> slots() const;
    void fillFromMemory(v1::QueryFleetHistoryResponse *response) const;
    void askMemory(const PastGrid::Steps &steps, PastGrid *grid) const;
    void askDisk(PastGrid *grid) const;
    void tell(const PastGrid &grid, v1::QueryFleetHistoryResponse *response) const;

    PastPlaces places_;
    LayoutPtr layout_;
    std::vector<const PlacedNode *> nodes_;
    std::size_t entries_ = 0;
    std::vector<v1::GpuMetric> metrics_;
    v1::Fold fold_ = v1::FOLD_UNSPECIFIED;
    telemetry::Instant from_;
    telemetry::Instant to_;
    std::optional<telemetry::Instant> since_;
    // Memory knows all that anybody does.
    bool isInMemory_ = true;
    PastGrid::Shape shape_;
    // Of so many of the first steps others are asked, since memory does not have them all.
    std::size_t missing_ = 0;
    // From this step on it may have them.
    std::size_t remembered_ = 0;
    std::vector<Told> sources_;
};

} // namespace fleet
