#include "widgets/kit/troubled_replica.h"

#include "backend/core/time_text.h"
#include "widgets/kit/sentences.h"

namespace kit {

const v1::Replica *troubledReplica(const v1::DeploymentStatus &status) {
    const v1::Replica *last = nullptr;
    for (const auto &replica : status.replicas()) {
        if (replica.reason().empty() || replica.is_leaving() || replica.state() == v1::Replica::READY)
            continue;
        if (!last || core::fromTimestamp(last->reason_time()) < core::fromTimestamp(replica.reason_time()))
            last = &replica;
    }
    return last;
}

QString causeOf(const v1::DeploymentStatus &status) {
    if (const auto *last = troubledReplica(status))
        return Sentences::of(last->reason(), last->arguments());
    for (const auto &condition : status.conditions()) {
        if (condition.type() == "Available")
            return Sentences::of(condition.reason(), condition.arguments());
    }
    return {};
}

} // namespace kit
