#pragma once

#include "widgets/topology/topology_reading.h"

namespace topologypage {

// A deployment with its revisions, its replicas, those that are wanted and missing, and how requests are shared out.
Reading readDeployment(const v1::Resource &resource);

} // namespace topologypage
