#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilothouse/v1/telemetry_source.pb.h"

namespace findings {

namespace v1 = pilothouse::v1;

// Addresses that a scan looks at, as its rules and the scan itself both understand them.

inline constexpr std::size_t MostHosts = 1'024;
inline constexpr std::size_t MostAddresses = 16'384;

struct ScanAddress {
    // A name or an address, IPv6 without brackets.
    std::string host;
    std::uint16_t port = 0;
    bool operator==(const ScanAddress &) const = default;

    // `host:port`, IPv6 in brackets.
    std::string text() const;
};

// How many hosts a target's text names: a host, an address, or a range in CIDR notation (RFC 4632). Nothing where it is
// none of these.
std::optional<std::size_t> hostCountOf(std::string_view text);
// Those hosts; none where there are more than MostHosts.
std::vector<std::string> hostsOf(std::string_view text);
// Each once, in the order of the spec, MostAddresses of them at most.
std::vector<ScanAddress> addressesOf(const v1::ScanSource &source);

// At which inference engines listen where nobody says otherwise.
const std::vector<std::int32_t> &usualPorts();

} // namespace findings
