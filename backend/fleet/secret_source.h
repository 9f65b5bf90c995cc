#pragma once

#include <optional>
#include <string>

namespace fleet {

// Where the values of secrets are read that telemetry sources are asked with. Thread-safe; may read a file.
class SecretSource {
public:
    virtual ~SecretSource() = default;

    // By the uid of the secret; nothing where it has no value.
    virtual std::optional<std::string> value(const std::string &uid) const = 0;
};

} // namespace fleet
