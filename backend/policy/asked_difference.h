#pragma once

#include <vector>

#include "backend/policy/analysis.h"

namespace policy {

// What is asked of something that both versions allow, each for itself: so many approvals, a reason, a ticket, so few
// replicas, a tag. A reason that names a ticket is one part.
std::vector<v1::PolicyObligations> partsOf(const v1::PolicyObligations &asked);
// Whether the part, or more of it, is among what is asked.
bool asksFor(const v1::PolicyObligations &asked, const v1::PolicyObligations &part);

// What rules of the new version oblige to and none of the old one does, and the other way, where both allow it, for
// some at least of those for whom the rules count. Of each rule the parts together that one example shows; what was too
// much to reckon is one of each way, without a rule. In a space of the rules of both.
std::vector<v1::PolicyDifference> askedOtherwise(const Version &before, const Version &after, const Space &space);

} // namespace policy
