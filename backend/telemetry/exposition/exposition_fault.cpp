#include "backend/telemetry/exposition/exposition_fault.h"

namespace telemetry {

std::string_view nameOf(ExpositionFault fault) {
    switch (fault) {
    case ExpositionFault::TextTooLong:
        return "TEXT_TOO_LONG";
    case ExpositionFault::TooManySamples:
        return "TOO_MANY_SAMPLES";
    case ExpositionFault::TooManySubjects:
        return "TOO_MANY_SUBJECTS";
    case ExpositionFault::EndMissing:
        return "END_MISSING";
    case ExpositionFault::LineTooLong:
        return "LINE_TOO_LONG";
    case ExpositionFault::LineUnfinished:
        return "LINE_UNFINISHED";
    case ExpositionFault::NameMalformed:
        return "NAME_MALFORMED";
    case ExpositionFault::LabelsMalformed:
        return "LABELS_MALFORMED";
    case ExpositionFault::TooManyLabels:
        return "TOO_MANY_LABELS";
    case ExpositionFault::LabelRepeated:
        return "LABEL_REPEATED";
    case ExpositionFault::LabelUnsafe:
        return "LABEL_UNSAFE";
    case ExpositionFault::ValueMissing:
        return "VALUE_MISSING";
    case ExpositionFault::ValueMalformed:
        return "VALUE_MALFORMED";
    case ExpositionFault::TimeMalformed:
        return "TIME_MALFORMED";
    case ExpositionFault::TextBehind:
        return "TEXT_BEHIND";
    case ExpositionFault::BehindEnd:
        return "BEHIND_END";
    }
    return "LABELS_MALFORMED";
}

void ExpositionReport::add(ExpositionFault fault, std::uint64_t line) {
    ++broken;
    if (!first)
        first = LineFault{fault, line};
}

} // namespace telemetry
