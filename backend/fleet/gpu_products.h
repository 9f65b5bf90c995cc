#pragma once

#include "pilothouse/v1/cluster.pb.h"
#include "pilothouse/v1/node.pb.h"

namespace fleet {

// Adds the products of a node's GPUs to those of its cluster, which stay in order and are there once.
void addProducts(const pilothouse::v1::NodeStatus &node, pilothouse::v1::ClusterStatus *cluster);

} // namespace fleet
