#pragma once

#include <QCoreApplication>

#include "pilothouse/v1/resource.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// What a telemetry source does not tell, in a sentence for whoever looks at what it tells of.
class SilenceWords {
    Q_DECLARE_TR_FUNCTIONS(SilenceWords)

public:
    // That it is paused, or silent and why; empty where it tells something, see silenceOf().
    static QString whole(const v1::Resource &source);
    // That some of what it asks does not answer; empty where all does, or nothing.
    static QString part(const v1::Resource &source);
};

} // namespace kit
