#pragma once

#include <QString>

#include "pilothouse/v1/deployment_service.pb.h"

namespace kit {
class TimeText;
}

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// Lines of logs as text: when, which replica, a mark of the stream ("!" of errors, "*" of the service itself), what.
class LogText {
public:
    // "2026-11-26 14:01:58.204 r2-7k4q   loading", on the screen, where a heading names the zone.
    static QString shown(const v1::LogLine &line, const kit::TimeText &times);
    // "2026-11-26T14:01:58.204+01:00 r2-7k4q   loading", for files.
    // Where in such a line what was written begins.
    static int textAt(const QString &shown, const kit::TimeText &times);
    static QString saved(const v1::LogLine &line, const kit::TimeText &times);
};

} // namespace deploymentspage
