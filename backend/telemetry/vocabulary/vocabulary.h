#pragma once

#include <span>
#include <string_view>
#include <unordered_map>

#include "backend/telemetry/exposition/exposition_reader.h"
#include "backend/telemetry/vocabulary/term.h"

namespace telemetry {

// Finds what a name means; `find` answers the place of its term. Immutable, so any thread may ask.
class Vocabulary final : public NameFilter {
public:
    // The terms outlive it.
    explicit Vocabulary(std::span<const Term> terms = telemetry::terms());

    // Also where OpenMetrics has appended `_total`, or AMD's exporter was told to prepend `amd_`.
    int find(std::string_view name) const override;
    const Term &term(int place) const { return terms_[static_cast<std::size_t>(place)]; }
    std::size_t size() const { return terms_.size(); }

private:
    std::span<const Term> terms_;
    std::unordered_map<std::string_view, int> places_;
};

} // namespace telemetry
