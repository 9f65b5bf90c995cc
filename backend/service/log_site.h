#pragma once

#include <string>

#include "backend/service/http_listener.h"

namespace ledger {
class LogReader;
}

namespace service {

// The public half of a log as c2sp.org/tlog-tiles lays it out: `/<origin>/checkpoint` and `/<origin>/tile/...`. Entries
// are answered 403: they are read over mutual TLS alone.
class LogSite {
public:
    // The log outlives the site and every answer that is on its way.
    LogSite(ledger::LogReader &log, const std::string &origin);

    void answer(const std::string &target, HttpListener::Answer done) const;

private:
    ledger::LogReader &log_;
    const std::string prefix_;
};

} // namespace service
