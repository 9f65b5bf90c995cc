#pragma once

#include "widgets/kit/absence.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// What becomes of the GPUs of a fleet: the service's figures, and how much of these is not known now. A GPU of which
// nothing is heard is neither at work nor idle.
class FleetUse {
public:
    void take(const v1::FleetSummary &summary);

    // Figures have come.
    bool isKnown() const { return isKnown_; }
    // They hold for now: who hears of no GPU may have been told before the first value came.
    bool isSettled() const { return isKnown_ && (!isUnheard() || isConfirmed_); }
    const v1::FleetSummary &summary() const { return summary_; }
    // Of GPUs that are given to replicas: of how many it is not known now whether anything runs on them.
    int undecided() const;
    bool isUndecided() const { return undecided() > 0 && undecided() >= summary_.allocated(); }
    // Why it is not known of most of them.
    Absence reason() const;
    // GPUs of which nothing is heard now: stale ones, and those of which nobody has said anything yet.
    int unheard() const { return summary_.stale_gpus() + summary_.silent_gpus(); }
    bool isUnheard() const { return unheard() > 0 && unheard() >= summary_.gpus(); }
    // GPUs with a workload that a source tells of and that the service has not placed.
    int others() const { return summary_.used_by_others(); }

private:
    v1::FleetSummary summary_;
    bool isKnown_ = false;
    bool isConfirmed_ = false; // by a second frame
};

} // namespace kit
