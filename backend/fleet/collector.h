#pragma once

#include "pilothouse/v1/telemetry_source.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// Reads one source over and over, on a thread of its own that its destructor joins, and puts what it says into the
// columns. A source that hangs or says nonsense holds up nobody else.
class Collector {
public:
    virtual ~Collector() = default;

    // How it went the last time; without conditions while nothing is known. From any thread.
    virtual v1::TelemetrySourceStatus status() const = 0;
    // What it can tell at its beginning can be seen. From any thread.
    virtual bool hasBegun() const { return true; }
};

} // namespace fleet
