#pragma once

#include "backend/fleet/secret_source.h"
#include "backend/secret/secret_store.h"

namespace service {

// The values of secrets for those who ask telemetry sources.
class SourceSecrets final : public fleet::SecretSource {
public:
    // The store outlives it.
    explicit SourceSecrets(const secret::SecretStore &store) : store_(store) {}

    std::optional<std::string> value(const std::string &uid) const override { return store_.value(uid); }

private:
    const secret::SecretStore &store_;
};

} // namespace service
