#pragma once

#include <QString>

namespace kit {

// Why a value is not there. What is absent is never shown as zero or as nothing.
enum class Absence { None, NotApplicable, NotReported, NotPublished, NoData, Stale, Erased };

// The words that stand for it, in the user's language; empty for None.
QString absenceText(Absence absence);

} // namespace kit
