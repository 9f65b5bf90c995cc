// Writes to a ledger from several threads, and notes in journals of its own, synced before the next step, what was
// acknowledged. Made to be killed. Usage: data-directory journal-directory run threads operations [call at error
// sticky] where call is write, sync, truncate or open, and error a number, 0 meaning SIGKILL.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "tests/backend/ledger/io_faults.h"
#include "tests/backend/ledger/ledger_fixture.h"

namespace {

using namespace ledger::test;
namespace v1 = ledger::v1;

// What the ledger acknowledged, line by line; a line counts once it is synced.
class Journal {
public:
    explicit Journal(const std::string &file)
        : descriptor_(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600)) {}
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;
    ~Journal() { ::close(descriptor_); }

    void note(const std::string &line) {
        const std::string text = line + '\n';
        if (::write(descriptor_, text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
            ::fdatasync(descriptor_) != 0)
            std::abort();
    }

private:
    int descriptor_;
};

class Client {
public:
    Client(ledger::Ledger &ledger, const std::string &journal, int number, std::uint64_t seed)
        : ledger_(ledger), journal_(journal), number_(number), random_(seed) {}

    void step() {
        noteStatus();
        const std::string id = "w" + std::to_string(number_) + "-" + std::to_string(random_() % 6);
        const auto current = ledger_.snapshot()->find("models/" + id);
        switch (random_() % 8) {
        case 0:
            return record();
        case 1:
            return current == nullptr ? create(id) : putStatus(*current);
        case 2:
            return current == nullptr ? create(id) : remove(*current);
        default:
            return current == nullptr ? create(id) : update(*current);
        }
    }

private:
    struct Awaited {
        std::future<core::Result<void>> answer;
        std::string line;
    };

    void create(const std::string &id) { apply({put(model(id, std::to_string(random_())))}); }

    void update(const v1::Resource &current) {
        auto changed = current;
        changed.mutable_model()->set_description(std::string(random_() % 2000, 'x') + std::to_string(random_()));
        apply({put(changed, current.meta().etag())});
    }

    void remove(const v1::Resource &current) {
        uid_ = current.meta().uid();
        apply({removal(current.meta().name(), current.meta().etag())});
        if (random_() % 2 == 0)
            apply({undeletion(uid_)});
    }

    void apply(std::vector<v1::Change> changes) {
        auto made = proposal(std::move(changes));
        made.requestId = std::to_string(random_());
        const auto commit = ledger_.commit(std::move(made));
        if (!commit)
            return;
        const auto &meta = commit->resources.front()->meta();
        const auto generation = meta.generation() + (meta.has_delete_time() ? 1 : 0);
        journal_.note("change " + std::to_string(commit->logIndex) + ' ' + std::to_string(commit->revision) + ' ' +
                      meta.uid() + ' ' + std::to_string(generation));
    }

    void record() {
        ledger::Occurrence occurrence;
        occurrence.op = "events.list";
        occurrence.traceId = std::to_string(random_());
        const auto index = wait<std::int64_t>([&](auto done) { ledger_.record(occurrence, std::move(done)); });
        if (index)
            journal_.note("event " + std::to_string(*index) + ' ' + occurrence.traceId);
    }

    // It is held back by the ledger for a while, for which nobody waits.
    void putStatus(const v1::Resource &current) {
        if (status_)
            return;
        v1::Resource status;
        status.mutable_meta()->set_name(current.meta().name());
        status.mutable_meta()->set_uid(current.meta().uid());
        // Grows from run to run.
        status.mutable_model_status()->set_weight_bytes(std::chrono::system_clock::now().time_since_epoch().count());
        const auto done = std::make_shared<std::promise<core::Result<void>>>();
        status_ = {done->get_future(),
                   "status " + current.meta().uid() + ' ' + std::to_string(status.model_status().weight_bytes())};
        ledger_.writeStatus(status, [done](core::Result<void> result) { done->set_value(std::move(result)); });
    }

    void noteStatus() {
        if (!status_ || status_->answer.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
            return;
        if (status_->answer.get())
            journal_.note(status_->line);
        status_.reset();
    }

    ledger::Ledger &ledger_;
    Journal journal_;
    int number_;
    std::mt19937_64 random_;
    std::string uid_;
    std::optional<Awaited> status_;
};

io_faults::Plan planOf(char **arguments) {
    io_faults::Plan plan;
    plan.directory = arguments[1];
    const std::string call = arguments[6];
    plan.call = call == "sync"       ? io_faults::Call::Sync
                : call == "truncate" ? io_faults::Call::Truncate
                : call == "open"     ? io_faults::Call::Open
                                     : io_faults::Call::Write;
    plan.at = std::atoll(arguments[7]);
    plan.error = std::atoi(arguments[8]);
    plan.isSticky = std::atoi(arguments[9]) != 0;
    plan.isTorn = plan.at % 2 == 0;
    return plan;
}

} // namespace

int main(int count, char **arguments) {
    if (count < 6)
        return 2;
    const std::string journals = arguments[2];
    const std::string run = arguments[3];
    if (count >= 10)
        io_faults::set(planOf(arguments));

    TestAuthority authority;
    core::SystemClock clock;
    core::SystemRandom random;
    auto opened = ledger::Ledger::open({arguments[1], "", {}, {}, {}, &authority, clock, random});
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().message().c_str());
        return 3;
    }
    if ((*opened)->seal())
        return 4;
    Journal(journals + "/ready").note(run);
    std::vector<std::thread> threads;
    for (int number = 0; number < std::atoi(arguments[4]); ++number) {
        threads.emplace_back([&, number] {
            Client client(**opened, journals + '/' + run + '-' + std::to_string(number), number,
                          std::strtoull(run.c_str(), nullptr, 10) * 100 + static_cast<std::uint64_t>(number));
            for (int i = 0; i < std::atoi(arguments[5]); ++i)
                client.step();
        });
    }
    for (auto &thread : threads)
        thread.join();
    opened->reset();
    std::printf("%lld\n", static_cast<long long>(io_faults::count()));
    return 0;
}
