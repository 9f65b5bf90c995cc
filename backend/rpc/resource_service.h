#pragma once

#include <memory>
#include <string>
#include <vector>

#include "backend/ledger/snapshot.h"

namespace core {
class Clock;
class Random;
} // namespace core

namespace ledger {
class Ledger;
}

namespace rpc {

class Guard;
class GuardedService;
class WorkQueue;

// What GetServerInfo tells that the ledger does not know.
struct ServerFacts {
    std::string version;
    ledger::Time startTime;
    bool isEmbedded = false;
    // The key of the private authority is wrapped too.
    bool isAuthorityEncrypted = false;
    std::vector<std::string> modelRoots;
    // `http://host:port`, or empty.
    std::string gatewayUrl;
};

// pilothouse.v1.ResourceService: everything that is the same for every kind.
std::unique_ptr<GuardedService> makeResourceService(Guard &guard, ledger::Ledger &ledger, const core::Clock &clock,
                                                    core::Random &random, WorkQueue &queue, ServerFacts facts);

} // namespace rpc
