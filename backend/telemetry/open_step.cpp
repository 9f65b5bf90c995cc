#include "backend/telemetry/open_step.h"

namespace telemetry {

bool OpenStep::isOver(Instant now) const {
    if (!number_)
        return false;
    const auto number = stepNumber(now, length_);
    return number != *number_ && number != *number_ - 1;
}

void OpenStep::add(Instant now, std::span<const MetricCodes> columns) {
    if (!number_)
        number_ = stepNumber(now, length_);
    for (const auto &column : columns) {
        auto &fold = folds_[static_cast<std::size_t>(column.metric) - 1];
        if (!fold)
            fold.emplace(factsOf(column.metric).fold);
        fold->add(column.codes);
    }
}

std::optional<PastStep> OpenStep::close() {
    if (!number_)
        return std::nullopt;
    PastStep step;
    step.number = *number_;
    for (std::size_t place = 0; place < folds_.size(); ++place) {
        if (!folds_[place])
            continue;
        step.rows[place].resize(folds_[place]->places());
        folds_[place]->close(step.rows[place]);
        if (isNothing(step.rows[place]))
            step.rows[place] = {};
    }
    number_.reset();
    return step;
}

std::size_t OpenStep::bytes() const {
    std::size_t total = 0;
    for (const auto &fold : folds_)
        total += fold ? fold->bytes() : 0;
    return total;
}

std::size_t OpenStep::closedBytes() const {
    std::size_t total = PastStep().bytes();
    for (const auto &fold : folds_)
        total += fold ? fold->places() + 16 : 0;
    return total;
}

} // namespace telemetry
