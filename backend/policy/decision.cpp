#include "backend/policy/decision.h"

#include <algorithm>

#include <google/protobuf/util/message_differencer.h>

namespace policy {

void join(v1::PolicyObligations *joined, const v1::PolicyObligations &more) {
    joined->set_approvals(std::max(joined->approvals(), more.approvals()));
    joined->set_reason(joined->reason() || more.reason());
    joined->set_ticket(joined->ticket() || more.ticket());
    if (more.has_max_replicas())
        joined->set_max_replicas(joined->has_max_replicas() ? std::min(joined->max_replicas(), more.max_replicas())
                                                            : more.max_replicas());
    auto &tags = *joined->mutable_tags();
    for (const auto &tag : more.tags()) {
        const auto place = std::lower_bound(tags.begin(), tags.end(), tag) - tags.begin();
        if (place < tags.size() && tags.Get(static_cast<int>(place)) == tag)
            continue;
        tags.Add(std::string(tag));
        std::rotate(tags.begin() + place, tags.end() - 1, tags.end());
    }
}

bool includes(const v1::PolicyObligations &all, const v1::PolicyObligations &some) {
    v1::PolicyObligations own;
    join(&own, all);
    auto both = own;
    join(&both, some);
    return google::protobuf::util::MessageDifferencer::Equals(own, both);
}

} // namespace policy
