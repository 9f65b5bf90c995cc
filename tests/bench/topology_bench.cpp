#include <filesystem>
#include <memory>
#include <sstream>
#include <utility>

#include "tests/backend/daemon/child.h"
#include "tests/bench/bench.h"

namespace bench {

namespace {

// The figures that another process of this program prints.
Figures figuresOf(const char *what, double seconds) {
    support::Child child(std::filesystem::read_symlink("/proc/self/exe").string(),
                         {"topology", what, std::to_string(seconds)});
    if (child.wait(std::chrono::minutes(3)) != 0)
        return failed("the map is not shown: " + child.errors());
    std::istringstream words(child.output());
    Figures figures;
    for (double figure = 0; words >> figure;)
        figures.push_back(figure);
    return figures;
}

Experiment frame() {
    Experiment experiment;
    experiment.gauges = {{"topology.frame", "ms", "limit, p99, 10,000 GPUs, 2,000 replicas, both lenses", 1},
                         {"topology.frame_cpu", "ms", "limit, the same, time on the processor", 1}};
    experiment.ours = [] { return figuresOf("frame", 0); };
    experiment.theirs = [] { return Figures{16, 16}; };
    return experiment;
}

// A minute of it says what seven short turns would not; the turn that is not counted is short.
Experiment churn() {
    Experiment experiment;
    experiment.gauges = {{"topology.churn", "ms", "limit, longest turn in a minute, 1,000 changes a second", 1},
                         {"topology.churn_cpu", "ms", "limit, the same, time on the processor", 1},
                         {"topology.churn_memory", "MB", "limit, growth in that minute", 1}};
    experiment.ours = [isFirst = std::make_shared<bool>(true)] {
        return figuresOf("churn", std::exchange(*isFirst, false) ? 4 : 60);
    };
    experiment.theirs = [] { return Figures{33, 33, 10}; };
    experiment.rounds = 1;
    return experiment;
}

} // namespace

std::vector<Offer> topologyOffers() {
    return {{{"topology.frame", "topology.frame_cpu"}, frame},
            {{"topology.churn", "topology.churn_cpu", "topology.churn_memory"}, churn}};
}

} // namespace bench
