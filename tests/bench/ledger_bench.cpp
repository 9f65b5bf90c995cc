#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "tests/bench/bench.h"
#include "tests/bench/durable_append.h"
#include "tests/bench/evidence.h"
#include "tests/bench/figures.h"
#include "tests/bench/raw_store.h"
#include "tests/bench/stage.h"
#include "tests/support/temporary_directory.h"

namespace bench {

namespace {

constexpr int Writers = 64;
constexpr int EachWriter = 300;
constexpr int Appends = Writers * EachWriter;
constexpr int Syncs = 1500;

// Appends as somebody sees them who waits for each.
struct Appended {
    double perSecond = 0;
    std::vector<double> seconds;
    double processorSecondsEach = 0;
    // How many were committed together, on average.
    int batch = 1;
};

class Appender {
public:
    Appender() : stage_(directory_.path() / "data") {}

    const std::filesystem::path &directory() const { return directory_.path(); }

    // By so many writers beside each other. Nothing when one failed.
    std::optional<Appended> run(int writers, int each) {
        if (!stage_.isOpen())
            return std::nullopt;
        std::vector<std::vector<double>> seconds(static_cast<std::size_t>(writers));
        const auto commits = stage_.ledger().statistics().commits;
        const double start = wallSeconds();
        const double processorStart = processorSeconds();
        std::vector<std::jthread> threads;
        for (auto &own : seconds)
            threads.emplace_back([this, &own, each] {
                for (int count = 0; count < each; ++count)
                    own.push_back(append(next_++));
            });
        threads.clear();
        const double count = static_cast<double>(writers) * each;
        Appended appended{count / (wallSeconds() - start), {}, (processorSeconds() - processorStart) / count, 1};
        const auto made = static_cast<double>(stage_.ledger().statistics().commits - commits);
        appended.batch = std::max(1, static_cast<int>(std::lround(count / made)));
        for (const auto &own : seconds)
            appended.seconds.insert(appended.seconds.end(), own.begin(), own.end());
        return failures_ == 0 ? std::optional(std::move(appended)) : std::nullopt;
    }

private:
    // One new team of about 1.1 KB; the seconds that it took.
    double append(std::int64_t number) {
        ledger::Proposal proposal;
        auto &put = *proposal.changes.emplace_back().mutable_put();
        put.mutable_resource()->mutable_meta()->set_name("teams/t" + std::to_string(number));
        put.mutable_resource()->mutable_team()->set_description(std::string(900, 'd'));
        const double start = wallSeconds();
        if (const auto commit = stage_.ledger().commit(std::move(proposal)); !commit)
            failures_ += 1;
        return wallSeconds() - start;
    }

    support::TemporaryDirectory directory_;
    Stage stage_;
    std::atomic<std::int64_t> next_ = 1;
    std::atomic<int> failures_ = 0;
};

double rateOf(const std::vector<double> &seconds) {
    double sum = 0;
    for (const double each : seconds)
        sum += each;
    return static_cast<double>(seconds.size()) / sum;
}

Experiment appendAlone() {
    const auto appender = std::make_shared<Appender>();
    const auto peer = std::make_shared<DurableAppend>(appender->directory() / "peer");
    Experiment experiment;
    experiment.gauges = {
        {"ledger.append_1", "/s", "fdatasync of 4 KiB appends", 0.65, Gauge::Budget::AtLeast},
    };
    experiment.ours = [appender]() -> Figures {
        const auto appended = appender->run(1, Syncs);
        return appended ? Figures{appended->perSecond} : failed("an append failed");
    };
    experiment.theirs = [peer]() -> Figures {
        const auto seconds = peer->append(Syncs);
        return seconds.empty() ? failed("a page was not written") : Figures{rateOf(seconds)};
    };
    return experiment;
}

// Three figures of the same appends.
struct Together {
    Appender appender;
    RawStore raw{appender.directory() / "peer.db"};
    DurableAppend synced{appender.directory() / "peer"};
    Evidence evidence{appender.directory() / "evidence.db"};
    Appended last;

    Figures ours() {
        auto appended = appender.run(Writers, EachWriter);
        if (!appended)
            return failed("an append failed");
        last = *std::move(appended);
        return {last.perSecond, percentile(last.seconds, 0.99) * 1e3, last.processorSecondsEach * 1e6};
    }

    Figures theirs() {
        const double rate = raw.appendAll(Appends, last.batch);
        const auto seconds = synced.append(Syncs);
        const double evident = evidence.processorSecondsEach(Appends, last.batch);
        if (rate == 0 || seconds.empty() || evident == 0)
            return failed("a peer was not written");
        return {rate, percentile(seconds, 0.99) * 1e3, (last.processorSecondsEach - evident) * 1e6};
    }
};

Experiment appendTogether() {
    const auto together = std::make_shared<Together>();
    Experiment experiment;
    experiment.gauges = {
        {"ledger.append_64", "/s", "raw SQLite, same batch, tables and indexes", 0.85, Gauge::Budget::AtLeast},
        {"ledger.append_64_p99", "ms", "p99 of fdatasync of 4 KiB appends", 16},
        {"ledger.tamper_evidence", "us", "CPU less leaf, commitment, tree and tiles", 1.1},
    };
    experiment.ours = [together] { return together->ours(); };
    experiment.theirs = [together] { return together->theirs(); };
    return experiment;
}

} // namespace

std::vector<Offer> ledgerOffers() {
    return {{{"ledger.append_1"}, appendAlone},
            {{"ledger.append_64", "ledger.append_64_p99", "ledger.tamper_evidence"}, appendTogether}};
}

} // namespace bench
