#pragma once

#include <functional>
#include <string>

#include "backend/fleet/gpu_programs.h"
#include "backend/fleet/signal_board.h"
#include "backend/ledger/snapshot.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// What is told of a GPU's NVLinks.
void describeLinks(const GpuSignals &signals, v1::DescribeGpuResponse *response);

// Programs on it, the largest first. Whose one is, is told where the deployment's team may be seen.
void describePrograms(std::vector<GpuPrograms::Program> programs, const ledger::Snapshot &state,
                      const std::function<bool(const std::string &team)> &seesDeploymentsOf,
                      v1::DescribeGpuResponse *response);

} // namespace fleet
