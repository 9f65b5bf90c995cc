#pragma once

#include <filesystem>
#include <memory>

#include "backend/fleet/node_past.h"

namespace service {

class StructuredLog;

// The long past of the fleet, kept in the data directory; what hinders it is said in the log, once. The log and the
// observer outlive it.
std::unique_ptr<fleet::NodePast> keepNodePast(fleet::Observer &observer, const std::filesystem::path &dataDirectory,
                                              StructuredLog &log);

} // namespace service
