#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "backend/deployments/replica/process_table.h"

#include "pilothouse/v1/finding.pb.h"

namespace findings {

namespace v1 = pilothouse::v1;

// Something that was seen, before anybody asks whether it may be there.
struct Sighting {
    // As people find it in a list.
    std::string displayName;
    std::string team;
    // Where it answers, as placeOf() says it; empty where it answers nowhere.
    std::string place;
    // Node, process, endpoint and source.
    v1::FindingStatus facts;
    // How long ago.
    std::chrono::milliseconds age{0};
    // The very process, of the service's own host.
    std::optional<replica::ProcessIdentity> process;
};

// By the ids of their findings.
using Sightings = std::map<std::string, Sighting>;

// The id of a finding follows from what it is, so that one that comes back is the same: a program of a user on a node,
// at a port or (0) at none; or an address.
std::string findingId(std::string_view node, const v1::FoundProcess &process, int port);
std::string findingId(std::string_view address);

} // namespace findings
