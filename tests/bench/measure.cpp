#include <algorithm>
#include <iostream>
#include <limits>

#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/bench/others_load.h"

namespace bench {

namespace {

constexpr double BusyCores = 0.15;

// Nothing beside nothing is as much; something beside nothing is beyond every budget.
double ratioOf(double value, double reference) {
    if (value == reference)
        return 1;
    return reference == 0 ? std::numeric_limits<double>::infinity() : value / reference;
}

struct Rounds {
    std::vector<Figures> ours;
    std::vector<Figures> theirs;
};

// Empty when one round failed.
Rounds run(const Experiment &experiment) {
    Rounds rounds;
    // The first of each is not counted: files, pages and caches are warm after it.
    for (int round = 0; round <= experiment.rounds; ++round) {
        auto ours = experiment.ours();
        auto theirs = ours.empty() ? Figures() : experiment.theirs();
        if (ours.size() != experiment.gauges.size() || theirs.size() != ours.size())
            return {};
        if (round == 0)
            continue;
        rounds.ours.push_back(std::move(ours));
        rounds.theirs.push_back(std::move(theirs));
    }
    return rounds;
}

Row rowOf(const Gauge &gauge, std::size_t place, const Rounds &rounds) {
    std::vector<double> values;
    std::vector<double> references;
    std::vector<double> ratios;
    for (std::size_t round = 0; round < rounds.ours.size(); ++round) {
        values.push_back(rounds.ours[round][place]);
        references.push_back(rounds.theirs[round][place]);
        ratios.push_back(ratioOf(values.back(), references.back()));
    }
    Row row{gauge};
    row.value = median(values);
    row.referenceValue = median(references);
    row.ratio = median(ratios);
    row.lowest = *std::min_element(ratios.begin(), ratios.end());
    row.highest = *std::max_element(ratios.begin(), ratios.end());
    return row;
}

} // namespace

Figures failed(const std::string &why) {
    std::cerr << "bench: " << why << std::endl;
    return {};
}

bool Row::isBusy() const {
    return othersLoad > BusyCores;
}

bool Row::isMet() const {
    if (hasFailed)
        return false;
    if (!gauge.budget)
        return true;
    return gauge.kind == Gauge::Budget::AtLeast ? ratio >= *gauge.budget : ratio <= *gauge.budget;
}

std::vector<Row> measure(const Experiment &experiment) {
    const OthersLoad others;
    const auto rounds = run(experiment);
    const double load = others.cores();
    std::vector<Row> rows;
    for (std::size_t place = 0; place < experiment.gauges.size(); ++place) {
        Row row{experiment.gauges[place]};
        if (rounds.ours.empty())
            row.hasFailed = true;
        else
            row = rowOf(experiment.gauges[place], place, rounds);
        row.othersLoad = load;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace bench
