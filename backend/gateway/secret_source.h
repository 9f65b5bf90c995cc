#pragma once

#include <optional>
#include <string>

namespace gateway {

// Where the gateway reads the values of secrets. Thread-safe; may read a file.
class SecretSource {
public:
    virtual ~SecretSource() = default;

    // By the uid of the secret; nothing where it has no value.
    virtual std::optional<std::string> value(const std::string &uid) const = 0;
};

} // namespace gateway
