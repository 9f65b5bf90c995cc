#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "backend/ledger/snapshot.h"

namespace findings {

// One name for where something answers, however its host is called: all names of this machine are one.
std::string placeOf(std::string_view host, std::uint16_t port);
// Of `host:port`; empty where it is none.
std::string placeOf(std::string_view address);

// What is known to answer somewhere: providers, and replicas of deployments.
class KnownPlaces {
public:
    explicit KnownPlaces(const ledger::Snapshot &state);

    bool isReplica(const std::string &place) const { return replicas_.contains(place); }
    // `providers/<id>`; empty where there is none.
    std::string provider(const std::string &place) const;

private:
    std::set<std::string> replicas_;
    std::map<std::string, std::string> providers_;
};

} // namespace findings
