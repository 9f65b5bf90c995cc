#pragma once

#include <memory>

namespace core {
class Random;
}

namespace ledger {
class Ledger;
}

namespace rpc {
class Guard;
class GuardedService;
class WorkQueue;
} // namespace rpc

namespace catalog {

class Importer;
class ModelRoots;

struct CatalogServiceParts {
    ledger::Ledger &ledger;
    const ModelRoots &roots;
    const Importer &importer;
    core::Random &random;
    rpc::WorkQueue &queue;
};

// The verbs of models and their versions. Whatever `parts` refers to outlives the service.
std::unique_ptr<rpc::GuardedService> makeCatalogService(rpc::Guard &guard, CatalogServiceParts parts);

} // namespace catalog
