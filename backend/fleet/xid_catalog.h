#pragma once

#include <string_view>

#include "pilothouse/v1/fleet_service.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// What NVIDIA says of an XID error.
struct XidFacts {
    int xid = 0;
    // Empty where the catalog does not have it.
    std::string_view mnemonic;
    v1::XidAction action = v1::XID_ACTION_UNSPECIFIED;
};

// From NVIDIA's "XID Errors" (docs.nvidia.com/deploy/xid-errors, catalog for Ampere and newer): the mnemonic, and the
// bucket of the immediate action, except where that is to do nothing or a workflow: there it is what the workflow or
// the investigatory bucket begins with.
XidFacts factsOfXid(int xid);
v1::HealthSeverity severityOfXid(int xid);

} // namespace fleet
