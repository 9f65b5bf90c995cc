#include <chrono>
#include <memory>

#include <time.h>

#include "backend/fleet/nvml/round_session.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/support/nvml_stand_in.h"

namespace bench {

namespace {

constexpr int Rounds = 200;

double threadMicroseconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

// Rounds a second apart, as far as the session can tell, of a library that answers at once.
class HostRounds {
public:
    // Microseconds for each GPU.
    Figures run() {
        std::size_t gpus = 0;
        const double start = threadMicroseconds();
        for (int round = 0; round < Rounds; ++round) {
            const auto read = session_.take(now_ += std::chrono::seconds(1));
            if (!read)
                return failed(read.error().message());
            gpus += read->gpus.size();
        }
        return {(threadMicroseconds() - start) / static_cast<double>(gpus)};
    }

private:
    nvml::RoundSession session_{support::nvmlStandIn("sound")};
    std::chrono::steady_clock::time_point now_ = std::chrono::steady_clock::now();
};

Experiment hostRounds() {
    Experiment experiment;
    experiment.gauges = {{"telemetry.nvml", "us", "limit, one GPU of a stand-in for the library, processor", 1}};
    experiment.ours = [rounds = std::make_shared<HostRounds>()] { return rounds->run(); };
    experiment.theirs = [] { return Figures{20}; };
    return experiment;
}

} // namespace

std::vector<Offer> nvmlOffers() {
    return {{{"telemetry.nvml"}, hostRounds}};
}

} // namespace bench
