#pragma once

#include <string>

#include "backend/core/result.h"
#include "backend/ledger/change.h"

#include "pilothouse/v1/role_binding.pb.h"

namespace core {
class Random;
}

namespace identity {

namespace v1 = pilothouse::v1;

// Who is to be enrolled.
struct Newcomer {
    // Random, see core::randomId.
    std::string id;
    // Kept in the status alone, where it can be erased.
    std::string fullName;
    v1::Role role = v1::ROLE_UNSPECIFIED;
    // `teams/<id>`; empty is the whole organisation.
    std::string team;
    // PEM; the status shows its hash and its end.
    std::string certificatePem;
};

// The principal and the binding that gives it its role, as one proposal of `principals.enroll`; whoever proposes it
// completes the actor.
ledger::Proposal enrolment(const Newcomer &newcomer, core::Random &random);

// A role as requests name it, or INVALID_FIELD.
core::Result<v1::Role> requestedRole(const std::string &name);

// What people are called and where they are reached is at most 256 bytes, all of which can be seen: else INVALID_FIELD.
core::Result<void> checkProfileText(const std::string &field, const std::string &text);

// Whether whom an earlier enrolment made may be given a certificate once more: NOT_FOUND where he is gone, WRONG_STATE
// where he is disabled or was revoked.
core::Result<void> mayBeIssuedAgain(const v1::Resource &principal, const ledger::Snapshot &state);

// Shows in a principal's status which certificate is in use.
void showCertificate(const std::string &certificatePem, v1::PrincipalStatus *status);

} // namespace identity
