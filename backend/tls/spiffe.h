#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tls {

// SPIFFE IDs (github.com/spiffe/spiffe, SPIFFE-ID.md) as this system uses them.

// Lower-case letters, digits, dots, dashes and underscores, 255 at most.
bool isTrustDomain(std::string_view domain);

// `spiffe://<domain>/user/<id>`
std::string userUri(std::string_view domain, std::string_view id);
// `spiffe://<domain>/service`
std::string serviceUri(std::string_view domain);

// The id of a user of this domain, or nothing when the URI is anything else.
std::optional<std::string> userIdOf(std::string_view uri, std::string_view domain);

} // namespace tls
