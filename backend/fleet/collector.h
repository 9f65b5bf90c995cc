#pragma once

#include <memory>

#include "pilothouse/v1/resource.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

class SourcePast;

// Reads one source over and over, on a thread of its own that its destructor joins, and puts what it says into the
// columns. A source that hangs or says nonsense holds up nobody else.
class Collector {
public:
    virtual ~Collector() = default;

    // How it went the last time; without conditions while nothing is known. From any thread.
    virtual v1::TelemetrySourceStatus status() const = 0;
    // What it can tell at its beginning can be seen. From any thread.
    virtual bool hasBegun() const { return true; }
    // What its source tells of times that are not kept; null where it tells only of now. From any thread.
    virtual std::shared_ptr<SourcePast> past() const { return nullptr; }
    // Goes on with the source as it stands now, which has another spec than before; false where it would have to begin
    // anew. From the thread that keeps the collectors.
    virtual bool adopt(const v1::Resource &) { return false; }
};

} // namespace fleet
