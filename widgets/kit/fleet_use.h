#pragma once

#include <cstdint>
#include <vector>

#include "widgets/kit/absence.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// What becomes of the GPUs of a fleet: the service's figures, and beside them how much of these is not known now. A GPU
// of which nothing is heard is neither at work nor idle.
class FleetUse {
public:
    // Asks for frames that this is counted from: the whole fleet GPU by GPU, with its owners.
    static void ask(v1::WatchFleetRequest &request);
    // One of those that were asked for so. Owners that a frame leaves out are those that came last.
    void take(const v1::FleetFrame &frame);

    // A frame has come.
    bool isKnown() const { return isKnown_; }
    // It holds for now: who hears of no GPU may have been told before the first value came.
    bool isSettled() const { return isKnown_ && (!isUnheard() || isConfirmed_); }
    const v1::FleetSummary &summary() const { return summary_; }
    // Of GPUs that are given to replicas: of how many it is not known now whether anything runs on them. Those whose
    // owner may not be known of count where they could be among them.
    int undecided() const { return undecided_; }
    bool isUndecided() const { return undecided_ > 0 && undecided_ >= summary_.allocated(); }
    // Why it is not known of most of them.
    Absence reason() const { return reason_; }
    // GPUs of which nothing is heard now: stale ones, and those of which nobody has said anything yet.
    int unheard() const { return unheard_; }
    bool isUnheard() const { return unheard_ > 0 && unheard_ >= summary_.gpus(); }
    // GPUs with a workload that a source tells of and that the service has not placed.
    int others() const { return others_; }

private:
    // Whose a GPU is.
    enum class Holder : std::uint8_t { Nobody, Replica, Other };

    void takeOwners(const v1::OwnerColumn &column);

    v1::FleetSummary summary_;
    std::vector<Holder> holders_;
    int undecided_ = 0;
    int unheard_ = 0;
    int others_ = 0;
    Absence reason_ = Absence::NoData;
    bool isKnown_ = false;
    bool isConfirmed_ = false; // by a second frame
};

} // namespace kit
