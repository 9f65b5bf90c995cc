#include <sqlite3.h>

#include "backend/core/sha256.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/bench/stage.h"
#include "tests/support/temporary_directory.h"

namespace bench {

namespace {

constexpr int Events = 300'000;
constexpr int Models = 1'000;

// A store as months of work leave it, and the bytes of its leaves.
class Record {
public:
    Record() {
        if (!writeHistory(directory_.path(), Models, Events))
            return;
        sqlite3 *store = nullptr;
        sqlite3_open((directory_.path() / "store.db").c_str(), &store);
        const auto keep = [](void *leaves, int, char **columns, char **) {
            static_cast<std::vector<std::string> *>(leaves)->emplace_back(columns[0]);
            return 0;
        };
        sqlite3_exec(store, "SELECT leaf FROM event ORDER BY seq", keep, &leaves_, nullptr);
        sqlite3_close(store);
        stage_.emplace(directory_.path());
    }

    // Entries per second.
    Figures verify(ledger::Ledger::Depth depth) {
        if (!stage_ || !stage_->isOpen())
            return failed("no store to verify");
        const double start = wallSeconds();
        const auto verified = stage_->ledger().verify(depth, nullptr);
        if (!verified)
            return failed("the store does not verify: " + verified.error().message());
        return {static_cast<double>(*verified) / (wallSeconds() - start)};
    }

    // Leaves per second.
    Figures hash() const {
        const double start = wallSeconds();
        unsigned sum = 0;
        for (const auto &leaf : leaves_)
            sum += core::sha256(leaf).front();
        const double rate = static_cast<double>(leaves_.size()) / (wallSeconds() - start);
        return sum > 0 ? Figures{rate} : failed("no leaves");
    }

private:
    support::TemporaryDirectory directory_;
    std::vector<std::string> leaves_;
    std::optional<Stage> stage_;
};

Experiment verifyLog() {
    const auto record = std::make_shared<Record>();
    Experiment experiment;
    experiment.gauges = {
        {"log.verify", "/s", "SHA-256 of its leaves, one thread", 0.5, Gauge::Budget::AtLeast},
        {"log.verify_store", "/s", "SHA-256 of its leaves, one thread", std::nullopt, Gauge::Budget::AtLeast},
    };
    experiment.ours = [record]() -> Figures {
        auto log = record->verify(ledger::Ledger::Depth::Log);
        const auto store = record->verify(ledger::Ledger::Depth::Store);
        log.insert(log.end(), store.begin(), store.end());
        return log;
    };
    experiment.theirs = [record]() -> Figures {
        auto hashed = record->hash();
        hashed.push_back(hashed.front());
        return hashed;
    };
    return experiment;
}

} // namespace

std::vector<Offer> logOffers() {
    return {{{"log.verify", "log.verify_store"}, verifyLog}};
}

} // namespace bench
