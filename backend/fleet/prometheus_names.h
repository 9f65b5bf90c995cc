#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "backend/telemetry/prometheus/series.h"
#include "backend/telemetry/vocabulary/vocabulary.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// What a Prometheus is asked for: all that exporters may call what is wanted.

// Not of the engine that runs on it.
bool isOfGpu(const telemetry::Term &term);
// A term's name as exporters may write it.
std::vector<std::string> spellingsOf(const telemetry::Term &term);

// Of one metric in each step of a range: how it folds, over a window before the step's time.
struct PastExpression {
    v1::GpuMetric metric = v1::GPU_METRIC_UNSPECIFIED;
    v1::Fold fold = v1::MEAN;
    std::chrono::milliseconds window{};
    std::string matchers;
};
// Empty where no exporter tells of it.
std::string pastExpression(const PastExpression &wanted);
// Functions take the names of series away; the expression keeps them in a label, from where they are put back.
void restoreNames(std::vector<telemetry::Series> *series);
// For what it answers: counters have become rates.
const telemetry::Vocabulary &pastVocabulary();

} // namespace fleet
