#pragma once

#include <chrono>

#include "backend/core/time_text.h"
#include "backend/findings/sighting.h"

#include "pilothouse/v1/resource.pb.h"

namespace findings {

// What is known of a finding at one time beside its resource.
struct Look {
    // Null where it is not seen.
    const Sighting *sighting = nullptr;
    // Whoever looks at it has looked and not seen it.
    bool isMissed = false;
    // A provider that answers at its place, whatever was decided; empty where there is none.
    std::string provider = {};
    // That it was seen is written no more often.
    std::chrono::milliseconds writePeriod = std::chrono::minutes(1);
};

// What was stopped may take so long to go; what is there later came again, or stayed.
inline constexpr std::chrono::seconds StopPatience{20};

// The status of a finding as it follows from what stands there, what people decided, what is seen and the time. A pure
// function: a service that was away knows what is due without remembering anything.
v1::FindingStatus settled(const v1::Resource &finding, const Look &look, core::TimePoint now);
// Of one that is new.
v1::FindingStatus begun(const Look &look, core::TimePoint now);
// That its process is being stopped by somebody, `principals/<id>`.
v1::FindingStatus stopped(const v1::FindingStatus &before, const std::string &principal, core::TimePoint now);

// It has been gone for so long, with nothing decided that still holds, that nobody needs it.
bool isForgotten(const v1::Resource &finding, core::TimePoint now);
// It counts among those that there is limited room for.
bool isThere(const v1::FindingStatus &status);

} // namespace findings
