#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "backend/ledger/snapshot.h"
#include "backend/web/base_url.h"

#include "pilothouse/v1/telemetry_source.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

class SecretSource;

// What stands in the spec of a telemetry source, as its rules and its collectors both understand it.

inline constexpr std::chrono::seconds LeastInterval{1};
inline constexpr std::chrono::seconds GreatestInterval{30};
std::chrono::milliseconds intervalOf(const v1::TelemetrySourceSpec &spec);

struct ScrapeAddress {
    // Of `host:port` or a URL; nothing where the text is neither.
    static std::optional<ScrapeAddress> parse(std::string_view text);

    web::BaseUrl url;
    // Below the URL's path; empty where that is not.
    std::string path;
};

// Whether the text is a list of label matchers of PromQL, `job="dcgm",cluster=~"fra.*"`, that can stand between the
// braces of a selector and does nothing beyond.
bool areMatchers(std::string_view text);
// Whether the text can be the name of a label.
bool isLabelName(std::string_view text);

// The value of `Authorization`; empty where there is no secret, nothing where it has no value.
std::optional<std::string> authorizationOf(const v1::TelemetrySourceSpec &spec, const ledger::Snapshot &state,
                                           const SecretSource &secrets);

} // namespace fleet
