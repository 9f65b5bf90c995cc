#pragma once

#include "pilothouse/v1/resource.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// Why a telemetry source tells nothing at all: it is paused, it does not answer, or it cannot be asked. Null where it
// tells something, or nothing is known of it yet. Part of the resource.
const v1::Condition *silenceOf(const v1::Resource &source);

// It tells nothing at all, or is meant to: a paused source is silent before whoever asks it says so, and where nobody
// asks.
bool isSilent(const v1::Resource &source);

} // namespace kit
