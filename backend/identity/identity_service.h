#pragma once

#include <memory>

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
} // namespace rpc

namespace tls {
class CertificateAuthority;
}

namespace identity {

// What the service works with; all of it outlives the service.
struct ServiceMeans {
    ledger::Ledger &ledger;
    const tls::CertificateAuthority &authority;
    const core::Clock &clock;
    core::Random &random;
    rpc::WorkQueue &queue;
};

// pilothouse.v1.IdentityService: enrolment, invitations, renewal, revocation and profiles of principals; who may do
// what.
std::unique_ptr<rpc::GuardedService> makeIdentityService(rpc::Guard &guard, ServiceMeans means);

} // namespace identity
