#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/identity/bindings.h"
#include "backend/policies/judge.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace policies {

// A question that somebody imagines, made whole from what is known. It holds what its facts look at, and so stays where
// it is; the question that was asked outlives it.
struct Imagined {
    Imagined() = default;
    Imagined(const Imagined &) = delete;
    Imagined &operator=(const Imagined &) = delete;

    ledger::ResourcePtr principal;
    ledger::ResourcePtr resource;
    std::string region;
    Question question{v1::POLICY_STAGE_UNSPECIFIED, 0, {}, policy::Facts(0)};
    policy::Asking asking;
};

// Whether the caller may read a resource of which a question speaks.
using MaySee = std::function<bool(const v1::Resource &resource)>;

// NOT_FOUND for what does not exist or may not be seen, INVALID_FIELD for a stage that is not asked or facts that are
// none.
core::Result<std::shared_ptr<const Imagined>> imagine(const v1::PolicyQuestion &asked, const ledger::Snapshot &state,
                                                      const identity::Bindings &bindings, ledger::Time now,
                                                      const MaySee &maySee);

// The facts as they are told, the absent ones left out.
v1::PolicyExample exampleOf(const policy::Facts &facts, const policy::Asking &asking);

} // namespace policies
