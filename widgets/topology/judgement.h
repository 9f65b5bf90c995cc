#pragma once

#include "widgets/topology/topology_object.h"

namespace topologypage {

// How an object looks once what is measured of it is known too. Each may be asked again about its own answer.

// Of a GPU that looks as the replica that has it does: as its node where that has failed, else as what is wrong with
// it.
void judgeGpu(Object &gpu, const Object *node);
// Of a node: ready, with a GPU that is not well. All other objects stay as they are.
void judgeNode(Object &node);

} // namespace topologypage
