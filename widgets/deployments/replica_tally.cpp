#include "widgets/deployments/replica_tally.h"

#include <algorithm>

namespace deploymentspage {

void ReplicaTally::add(const v1::DeploymentStatus &status) {
    const int wanted = status.desired_replicas();
    ready_ += std::min(status.ready_replicas(), wanted);
    beyond_ += std::max(0, status.ready_replicas() - wanted);
    wanted_ += wanted;
}

QString ReplicaTally::words() const {
    const auto words = tr("%L1 of %n wanted replica(s) ready", nullptr, wanted_).arg(ready_);
    return beyond_ == 0 ? words : tr("%1, and %Ln beyond what is wanted", "replicas, how many", beyond_).arg(words);
}

} // namespace deploymentspage
