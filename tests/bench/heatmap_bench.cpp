#include <csignal>
#include <filesystem>
#include <memory>
#include <sstream>

#include "tests/backend/daemon/child.h"
#include "tests/bench/bench.h"

namespace bench {

namespace {

// An X server of our own, with room for the two windows beside each other: what is covered is not drawn.
class Screen {
public:
    Screen() : server_("/usr/bin/Xvfb", {"-displayfd", "1", "-screen", "0", "3200x1000x24", "-nolisten", "tcp"}) {
        if (server_.says("\n"))
            display_ = ":" + server_.output().substr(0, server_.output().find('\n'));
    }
    ~Screen() {
        server_.signal(SIGTERM);
        server_.wait();
    }

    std::vector<std::string> environment() const { return {"QT_QPA_PLATFORM=xcb", "DISPLAY=" + display_}; }

private:
    support::Child server_;
    std::string display_;
};

// The figures that another process of this program prints.
Figures figuresOf(const char *what, const std::vector<std::string> &environment) {
    support::Child child(std::filesystem::read_symlink("/proc/self/exe").string(), {"heatmap", what}, environment);
    if (child.wait(std::chrono::minutes(3)) != 0)
        return failed("the heatmap is not shown: " + child.errors());
    std::istringstream words(child.output());
    Figures figures;
    for (double figure = 0; words >> figure;)
        figures.push_back(figure);
    return figures;
}

const std::vector<std::string> &inMemory() {
    static const std::vector<std::string> environment{"QT_QPA_PLATFORM=offscreen"};
    return environment;
}

// Both are drawn in turns by one process: what the other has is kept for when it is asked for.
Experiment frame(const std::string &name, double budget, const std::vector<std::string> &environment,
                 const std::shared_ptr<Screen> &screen = nullptr) {
    Experiment experiment;
    experiment.gauges = {{name, "ms", "drawing a ready image, 100,000 cells changed", budget},
                         {name + "_p99", "ms", "limit, the same", 1}};
    const auto theirs = std::make_shared<Figures>();
    experiment.ours = [environment, theirs, screen] {
        auto figures = figuresOf("frame", environment);
        if (figures.size() != 3)
            return Figures{};
        *theirs = {figures[2], 8};
        figures.pop_back();
        return figures;
    };
    experiment.theirs = [theirs] { return *theirs; };
    return experiment;
}

Experiment frameInMemory() {
    return frame("heatmap.frame", 4, inMemory());
}

Experiment frameInWindow() {
    const auto screen = std::make_shared<Screen>();
    return frame("heatmap.window_frame", 2, screen->environment(), screen);
}

// Both in turns by one process.
Experiment pivot() {
    Experiment experiment;
    experiment.gauges = {{"heatmap.pivot", "ms", "std::sort of the same keys, 100,000 GPUs by model", 1}};
    const auto theirs = std::make_shared<Figures>();
    experiment.ours = [theirs] {
        auto figures = figuresOf("pivot", inMemory());
        if (figures.size() != 2)
            return Figures{};
        *theirs = {figures[1]};
        figures.pop_back();
        return figures;
    };
    experiment.theirs = [theirs] { return *theirs; };
    return experiment;
}

Experiment limited(const char *what, const std::string &name, double limit,
                   const std::vector<std::string> &environment) {
    Experiment experiment;
    experiment.gauges = {{name, "ms", "limit, p99, 100,000 GPUs", 1},
                         {name + "_cpu", "ms", "limit, the same, time on the processor", 1}};
    experiment.ours = [what, environment] { return figuresOf(what, environment); };
    experiment.theirs = [limit] { return Figures{limit, limit}; };
    experiment.rounds = 3;
    return experiment;
}

std::vector<std::string> dense() {
    auto environment = inMemory();
    environment.emplace_back("QT_SCALE_FACTOR=2");
    return environment;
}

} // namespace

std::vector<Offer> heatmapOffers() {
    return {{{"heatmap.frame", "heatmap.frame_p99"}, frameInMemory},
            {{"heatmap.window_frame", "heatmap.window_frame_p99"}, frameInWindow},
            {{"heatmap.pivot"}, pivot},
            {{"heatmap.move", "heatmap.move_cpu"}, [] { return limited("move", "heatmap.move", 8, inMemory()); }},
            {{"heatmap.dense_move", "heatmap.dense_move_cpu"},
             [] { return limited("move", "heatmap.dense_move", 16, dense()); }},
            {{"heatmap.scrub", "heatmap.scrub_cpu"}, [] { return limited("scrub", "heatmap.scrub", 8, inMemory()); }},
            {{"heatmap.dense_scrub", "heatmap.dense_scrub_cpu"},
             [] { return limited("scrub", "heatmap.dense_scrub", 16, dense()); }}};
}

} // namespace bench
