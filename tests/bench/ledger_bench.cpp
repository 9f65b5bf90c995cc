#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include <sqlite3.h>

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/ledger/ledger.h"
#include "tests/bench/bench.h"

namespace bench {

namespace {

namespace v1 = pilothouse::v1;

class AllowAll final : public ledger::Authority {
public:
    core::Result<void> mayChange(const ledger::Actor &, std::string_view, const ledger::Draft &,
                                 const ledger::Snapshot &) const override {
        return {};
    }
};

// A ledger in a directory that goes with it.
class Stage {
public:
    explicit Stage(const char *name) : directory_(std::filesystem::temp_directory_path() / name) {
        std::filesystem::remove_all(directory_);
        std::filesystem::create_directories(directory_);
        ledger::Options options{.clock = clock_, .random = random_};
        options.dataDirectory = directory_;
        options.authority = &authority_;
        auto opened = ledger::Ledger::open(options);
        if (opened)
            ledger_ = std::move(*opened);
    }
    ~Stage() {
        ledger_.reset();
        std::filesystem::remove_all(directory_);
    }

    const std::filesystem::path &directory() const { return directory_; }

    // One new team of about 1.1 KB.
    void append(std::int64_t number) {
        ledger::Proposal proposal;
        auto &put = *proposal.changes.emplace_back().mutable_put();
        put.mutable_resource()->mutable_meta()->set_name("teams/t" + std::to_string(number));
        put.mutable_resource()->mutable_team()->set_description(std::string(900, 'd'));
        if (const auto commit = ledger_->commit(std::move(proposal)); !commit)
            failures_ += 1;
    }

    // Appends per second of `threads` writers that each wait for their answer.
    double run(int threads, int each) {
        const double start = wallSeconds();
        std::vector<std::jthread> writers;
        for (int thread = 0; thread < threads; ++thread)
            writers.emplace_back([this, each] {
                for (int count = 0; count < each; ++count)
                    append(next_++);
            });
        writers.clear();
        return failures_ == 0 ? threads * each / (wallSeconds() - start) : 0;
    }

private:
    std::filesystem::path directory_;
    core::SystemClock clock_;
    core::SystemRandom random_;
    AllowAll authority_;
    std::unique_ptr<ledger::Ledger> ledger_;
    std::atomic<std::int64_t> next_ = 1;
    std::atomic<int> failures_ = 0;
};

double syncedAppends(const std::filesystem::path &file, int count) {
    const int descriptor = ::open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    const std::string page(4096, 'p');
    const double start = wallSeconds();
    for (int index = 0; index < count; ++index) {
        if (::write(descriptor, page.data(), page.size()) < 0 || ::fdatasync(descriptor) != 0)
            break;
    }
    const double rate = count / (wallSeconds() - start);
    ::close(descriptor);
    return rate;
}

// The same rows in the same number of tables and indexes by the bare interface: object, resource, history with its
// small index, event, payload and event_object; 64 changes a commit.
class RawStore {
public:
    explicit RawStore(const std::filesystem::path &file) {
        sqlite3_open(file.c_str(), &handle_);
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=1000;"
            "CREATE TABLE object(id INTEGER PRIMARY KEY, uid TEXT, kind INTEGER, name TEXT);"
            "CREATE TABLE resource(object INTEGER PRIMARY KEY, generation INTEGER, history INTEGER, revision INTEGER);"
            "CREATE TABLE history(row INTEGER PRIMARY KEY, object INTEGER, generation INTEGER, revision INTEGER,"
            " json BLOB, pb BLOB); CREATE INDEX history_object ON history(object, generation);"
            "CREATE TABLE event(seq INTEGER PRIMARY KEY, leaf BLOB, time INTEGER, actor INTEGER, op INTEGER);"
            "CREATE TABLE payload(seq INTEGER PRIMARY KEY, key BLOB, bytes BLOB);"
            "CREATE TABLE event_object(object INTEGER, seq INTEGER, PRIMARY KEY(object, seq)) WITHOUT ROWID;");
        for (const char *sql :
             {"INSERT INTO object VALUES(?1, hex(?1), 1, hex(?1))", "INSERT INTO resource VALUES(?1, 1, ?1, ?1)",
              "INSERT INTO history VALUES(?1, ?1, 1, ?1, zeroblob(1100), zeroblob(950))",
              "INSERT INTO event VALUES(?1, zeroblob(600), ?1, 1, 1)",
              "INSERT INTO payload VALUES(?1, zeroblob(32), zeroblob(1200))",
              "INSERT INTO event_object VALUES(?1, ?1)"})
            sqlite3_prepare_v2(handle_, sql, -1, &statements_.emplace_back(), nullptr);
    }
    ~RawStore() {
        for (auto *statement : statements_)
            sqlite3_finalize(statement);
        sqlite3_close(handle_);
    }

    double appendAll(int count, int batch) {
        const double start = wallSeconds();
        for (int done = 0; done < count; done += batch) {
            run("BEGIN");
            for (int index = 0; index < batch; ++index, ++next_) {
                for (auto *statement : statements_) {
                    sqlite3_bind_int64(statement, 1, next_);
                    sqlite3_step(statement);
                    sqlite3_reset(statement);
                }
            }
            run("COMMIT");
        }
        return count / (wallSeconds() - start);
    }

private:
    void run(const char *sql) { sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr); }

    sqlite3 *handle_ = nullptr;
    std::vector<sqlite3_stmt *> statements_;
    std::int64_t next_ = 1;
};

Measurement appendAlone() {
    const auto stage = std::make_shared<Stage>("pilothouse-bench-append-1");
    Measurement measurement;
    measurement.name = "ledger.append_1";
    measurement.unit = "/s";
    measurement.reference = "fdatasync of 4 KiB appends";
    measurement.budget = 0.65;
    measurement.isRate = true;
    measurement.ours = [stage] { return stage->run(1, 1500); };
    measurement.theirs = [stage] { return syncedAppends(stage->directory() / "peer", 1500); };
    return measurement;
}

Measurement appendTogether() {
    const auto stage = std::make_shared<Stage>("pilothouse-bench-append-64");
    const auto raw = std::make_shared<RawStore>(stage->directory() / "peer.db");
    Measurement measurement;
    measurement.name = "ledger.append_64";
    measurement.unit = "/s";
    measurement.reference = "raw SQLite, 64 a commit, same tables";
    measurement.budget = 0.85;
    measurement.isRate = true;
    measurement.ours = [stage] { return stage->run(64, 300); };
    measurement.theirs = [raw] { return raw->appendAll(64 * 300, 64); };
    return measurement;
}

} // namespace

std::vector<Offer> ledgerOffers() {
    return {{"ledger.append_1", appendAlone}, {"ledger.append_64", appendTogether}};
}

} // namespace bench
