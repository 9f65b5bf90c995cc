#include "backend/core/sha256.h"
#include "backend/tlog/frontier.h"
#include "tests/bench/bench.h"

namespace bench {

namespace {

constexpr int leaves = 200'000;
// What an event of one change takes, about.
constexpr std::size_t leafBytes = 600;

Measurement verifyLog() {
    const auto leaf = std::make_shared<std::string>(leafBytes, 'x');
    Measurement measurement;
    measurement.name = "log.verify";
    measurement.unit = "/s";
    measurement.reference = "SHA-256 of the leaves";
    measurement.budget = 0.5;
    measurement.isRate = true;
    measurement.ours = [leaf] {
        const double start = wallSeconds();
        tlog::Frontier frontier;
        for (int index = 0; index < leaves; ++index)
            frontier.append(tlog::leafHash(*leaf));
        static_cast<void>(frontier.root());
        return leaves / (wallSeconds() - start);
    };
    measurement.theirs = [leaf] {
        const double start = wallSeconds();
        std::uint8_t sum = 0;
        for (int index = 0; index < leaves; ++index)
            sum = static_cast<std::uint8_t>(sum + core::sha256(*leaf)[0]);
        return leaves / (wallSeconds() - start) + (sum == 1 ? 1e-9 : 0);
    };
    return measurement;
}

} // namespace

std::vector<Offer> logOffers() {
    return {{"log.verify", verifyLog}};
}

} // namespace bench
