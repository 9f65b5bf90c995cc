#include <sys/stat.h>

#include <sqlite3.h>

#include "backend/core/sha256.h"
#include "backend/tlog/frontier.h"
#include "tests/backend/daemon/child.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/bench/stage.h"
#include "tests/support/temporary_directory.h"

namespace bench {

namespace {

constexpr int Events = 200'000;
constexpr int Models = 1'000;

// A store as months of work leave it, and the bytes of its leaves.
struct Record {
    Record() {
        isWritten = writeHistory(directory.path(), Models, Events);
        sqlite3 *store = nullptr;
        sqlite3_open((directory.path() / "store.db").c_str(), &store);
        const auto keep = [](void *leaves, int, char **columns, char **) {
            static_cast<std::vector<std::string> *>(leaves)->emplace_back(columns[0]);
            return 0;
        };
        sqlite3_exec(store, "SELECT leaf FROM event ORDER BY seq", keep, &leaves, nullptr);
        sqlite3_close(store);
    }

    bool isWhole() const { return isWritten && leaves.size() == Events; }

    // Leaves per second.
    Figures hash() const {
        const double start = wallSeconds();
        unsigned sum = 0;
        for (const auto &leaf : leaves)
            sum += core::sha256(leaf).front();
        const double rate = Events / (wallSeconds() - start);
        return sum > 0 ? Figures{rate} : failed("no leaves");
    }

    support::TemporaryDirectory directory;
    bool isWritten = false;
    std::vector<std::string> leaves;
};

Experiment verifyStore() {
    const auto record = std::make_shared<const Record>();
    Experiment experiment;
    experiment.gauges = {
        {"log.verify", "/s", "SHA-256 of its leaves, one thread", 0.5, Gauge::Budget::AtLeast},
    };
    experiment.ours = [record]() -> Figures {
        if (!record->isWhole())
            return failed("no store to verify");
        const double start = wallSeconds();
        support::Child verify("pilothoused", {"verify", "--data-dir", record->directory.path().string()});
        if (verify.wait(std::chrono::minutes(2)) != 0)
            return failed("the store does not verify: " + verify.errors());
        return {Events / (wallSeconds() - start)};
    };
    experiment.theirs = [record] { return record->hash(); };
    return experiment;
}

} // namespace

std::vector<Offer> logOffers() {
    return {{{"log.verify"}, verifyStore}};
}

} // namespace bench
