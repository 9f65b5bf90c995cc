#include "backend/fleet/gpu_products.h"

#include <algorithm>

namespace fleet {

void addProducts(const pilothouse::v1::NodeStatus &node, pilothouse::v1::ClusterStatus *cluster) {
    auto &products = *cluster->mutable_gpu_products();
    for (const auto &gpu : node.gpus()) {
        const auto place = std::lower_bound(products.begin(), products.end(), gpu.product());
        if (gpu.product().empty() || (place != products.end() && *place == gpu.product()))
            continue;
        const auto index = place - products.begin();
        products.Add(std::string(gpu.product()));
        std::rotate(products.begin() + index, products.end() - 1, products.end());
    }
}

} // namespace fleet
