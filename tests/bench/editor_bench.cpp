#include <algorithm>
#include <filesystem>
#include <memory>
#include <sstream>
#include <vector>

#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/bench/made_rules.h"
#include "tests/bench/service_process.h"
#include "tests/support/temporary_directory.h"

namespace bench {

namespace {

constexpr auto Patience = std::chrono::minutes(3);

// A service with 500 rules in force beside a set of 200 that is being written.
class Desk {
public:
    Desk() : service_(data(), ServiceProcess::daemonWords(data())) {
        if (!service_.isUp())
            return;
        auto others = madeRules(500);
        others.mutable_meta()->set_name("policySets/others");
        isReady_ = service_.owner().put(others).isOk() && service_.owner().put(madeRules(200)).isOk();
    }

    // The median and the greatest, in milliseconds.
    Figures write() {
        if (!isReady_)
            return failed("no service with rules");
        support::Child window(std::filesystem::read_symlink("/proc/self/exe").string(),
                              {"typing", data().string(), "policySets/many"});
        if (const int code = window.wait(Patience); code != 0)
            return failed("nothing could be written in the window: " + std::to_string(code) + ' ' + window.errors());
        std::vector<double> times;
        std::istringstream lines(window.output());
        for (double time = 0; lines >> time;)
            times.push_back(time);
        if (times.empty())
            return failed("no key was answered");
        return {percentile(times, 0.5), *std::max_element(times.begin(), times.end())};
    }

private:
    std::filesystem::path data() const { return directory_.path() / "data"; }

    support::TemporaryDirectory directory_;
    ServiceProcess service_;
    bool isReady_ = false;
};

Experiment writing() {
    Experiment experiment;
    experiment.gauges = {{"policy.editor", "ms", "limit, a key to the words about the draft, 200 rules", 1},
                         {"policy.editor_max", "ms", "limit, the slowest of 24 keys", {}}};
    experiment.rounds = 3;
    experiment.ours = [desk = std::make_shared<Desk>()] { return desk->write(); };
    experiment.theirs = [] { return Figures{50, 50}; };
    return experiment;
}

} // namespace

std::vector<Offer> editorOffers() {
    return {{{"policy.editor", "policy.editor_max"}, writing}};
}

} // namespace bench
