#pragma once

#include <map>
#include <vector>

#include "widgets/kit/time_series.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace gpuspage {

namespace v1 = pilothouse::v1;

// What was measured of one GPU before, metric by metric, as answers of the service bring it: some bring all of it,
// later ones what has come since.
class GpuPast {
public:
    // Of the same span; metrics may be divided among several of each kind.
    struct Answers {
        std::vector<v1::QueryFleetHistoryResponse> means;
        std::vector<v1::QueryFleetHistoryResponse> least;
        std::vector<v1::QueryFleetHistoryResponse> greatest;
    };

    // `entry` is the GPU's place among the entries of each answer.
    void replace(const Answers &answers, int entry);
    // What comes after what is known, of which what is before `from` goes; milliseconds since 1970. False, and nothing
    // has changed, where that does not fit together: it is to be asked for as a whole.
    [[nodiscard]] bool append(const Answers &answers, int entry, qint64 from);
    void clear();
    // A value of the present, at a time in milliseconds since 1970. What is kept of the past has a value for each step,
    // which may not be this one: so that least and greatest are not another one with each look, it is remembered for a
    // day.
    void see(v1::GpuMetric metric, qint64 time, float value);

    // nullptr where nothing ever came of it.
    const kit::TimeSeries *series(v1::GpuMetric metric) const;
    // Of what was seen since that time, to the minute; nothing where there was nothing.
    std::optional<kit::TimeSeries::Spread> seen(v1::GpuMetric metric, qint64 from) const;
    // Of all that is known of it in that span, and of the present.
    std::optional<kit::TimeSeries::Spread> spread(v1::GpuMetric metric, const kit::TimeSpan &span) const;
    // Where the first step begins; 0 while there is none.
    qint64 start() const { return series_.empty() ? 0 : series_.begin()->second.start; }
    // Where the last step ends; 0 while there is none.
    qint64 end() const;
    // Milliseconds; 0 while there is none.
    qint64 step() const;
    // Only the GPU's node as a whole is known.
    bool isOfNode() const { return isOfNode_; }
    // Since when anything is kept, in milliseconds since 1970; 0 where it is not known.
    qint64 since() const { return since_; }

private:
    using Series = std::map<v1::GpuMetric, kit::TimeSeries>;

    static Series seriesOf(const Answers &answers, int entry);
    void note(const Answers &answers);

    Series series_;
    std::map<v1::GpuMetric, std::map<qint64, kit::TimeSeries::Spread>> seen_; // by the minute
    bool isOfNode_ = false;
    qint64 since_ = 0;
};

} // namespace gpuspage
