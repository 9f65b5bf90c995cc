#pragma once

#include <memory>

#include "tests/bench/bench.h"

namespace bench {

// The controller over a real ledger, with deployments whose replicas all run as they shall. The runtime is in memory:
// what is measured is the controller.
class ControllerStage {
public:
    ControllerStage(int deployments, int replicasOfEach);
    ~ControllerStage();

    bool isSettled() const { return isSettled_; }
    // Makes it look at everything; processor time of that, in ms.
    Figures round();

private:
    struct Parts;

    std::unique_ptr<Parts> parts_;
    bool isSettled_ = false;
};

} // namespace bench
