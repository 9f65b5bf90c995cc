#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/secret_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// Verbs of secrets. See Caller for what all calls promise.
class SecretCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::SetSecretValueResponse> setSecretValue(const v1::SetSecretValueRequest &request) const;
};

} // namespace client
