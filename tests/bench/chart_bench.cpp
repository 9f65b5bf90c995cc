#include <filesystem>
#include <memory>
#include <sstream>

#include "tests/backend/daemon/child.h"
#include "tests/bench/bench.h"

namespace bench {

namespace {

// The figures that another process of this program prints.
Figures figuresOf(const char *what) {
    support::Child child(std::filesystem::read_symlink("/proc/self/exe").string(), {"chart", what},
                         {"QT_QPA_PLATFORM=offscreen"});
    if (child.wait(std::chrono::minutes(3)) != 0)
        return failed("the chart is not shown: " + child.errors());
    std::istringstream words(child.output());
    Figures figures;
    for (double figure = 0; words >> figure;)
        figures.push_back(figure);
    return figures;
}

// Both are drawn in turns by one process: what the other has is kept for when it is asked for.
Experiment points() {
    Experiment experiment;
    experiment.gauges = {{"chart.points", "ms", "least and greatest per column by hand, 100,000 points", 1.5}};
    const auto theirs = std::make_shared<Figures>();
    experiment.ours = [theirs] {
        auto figures = figuresOf("points");
        if (figures.size() != 2)
            return Figures{};
        *theirs = {figures[1]};
        figures.pop_back();
        return figures;
    };
    experiment.theirs = [theirs] { return *theirs; };
    return experiment;
}

Experiment cursor() {
    Experiment experiment;
    experiment.gauges = {{"chart.cursor", "ms", "limit, p99, 16 charts of a GPU", 1},
                         {"chart.cursor_cpu", "ms", "limit, the same, time on the processor", 1}};
    experiment.ours = [] { return figuresOf("cursor"); };
    experiment.theirs = [] { return Figures{8, 8}; };
    experiment.rounds = 3;
    return experiment;
}

} // namespace

std::vector<Offer> chartOffers() {
    return {{{"chart.points"}, points}, {{"chart.cursor", "chart.cursor_cpu"}, cursor}};
}

} // namespace bench
