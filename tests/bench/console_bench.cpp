#include <cmath>
#include <thread>

#include "tests/bench/bench.h"
#include "tests/bench/desk.h"
#include "tests/bench/figures.h"
#include "tests/bench/open_window.h"
#include "tests/bench/stage.h"

namespace bench {

namespace {

using namespace std::chrono_literals;
using SharedDesk = std::function<std::shared_ptr<Desk>()>;

constexpr int Copied = 50'000;
constexpr auto IdleTime = 4s;
// Of a core, that a console takes at most which shows 100,000 GPUs live and has nothing else to do.
constexpr double LiveShare = 0.3;

// One that is set up by whoever asks first.
SharedDesk sharedDesk() {
    return [desk = std::make_shared<std::shared_ptr<Desk>>()] {
        if (!*desk)
            *desk = std::make_shared<Desk>();
        return *desk;
    };
}

Figures noDesk() {
    return failed("no desk with a screen, a window manager and a service");
}

Figures stayCached() {
    return failed("files stay in the page cache");
}

// Milliseconds from the start of a program until it says a line, which it does with its first frame; it ends by itself.
Figures startOf(const Desk &desk, const std::vector<std::string> &words) {
    const double start = wallSeconds();
    support::Child child(words.front(), {words.begin() + 1, words.end()}, desk.environment());
    for (bool isRunning = true; child.output().empty(); isRunning = child.isRunning()) {
        if (!isRunning || wallSeconds() - start > 30)
            return failed(words.front() + " shows no first frame: " + child.errors());
        std::this_thread::sleep_for(200us);
    }
    const double milliseconds = (wallSeconds() - start) * 1e3;
    return child.wait() == 0 ? Figures{milliseconds} : failed(words.front() + " does not end well: " + child.errors());
}

Figures consoleStart(const Desk &desk) {
    auto words = desk.consoleWords();
    words.emplace_back("--leave-when-filled");
    return startOf(desk, words);
}

Experiment startWarm(const SharedDesk &desks) {
    const auto desk = desks();
    const bool isReady = desk->isReady() && desk->serve(Desk::Service::Apart);
    Experiment experiment;
    experiment.gauges = {{"console.start", "ms", "minimal Qt main window, first frame", 4}};
    experiment.ours = [desk, isReady] { return isReady ? consoleStart(*desk) : noDesk(); };
    experiment.theirs = [desk] { return startOf(*desk, desk->minimalWords()); };
    experiment.rounds = 11;
    return experiment;
}

Experiment startCold(const SharedDesk &desks) {
    const auto desk = desks();
    const bool isReady = desk->isReady() && desk->serve(Desk::Service::Apart);
    Experiment experiment;
    experiment.gauges = {{"console.start_cold", "ms", "the same, files of both put out of the cache", 3.5}};
    experiment.ours = [desk, isReady] {
        return !isReady ? noDesk() : desk->evictFiles() ? consoleStart(*desk) : stayCached();
    };
    experiment.theirs = [desk] { return desk->evictFiles() ? startOf(*desk, desk->minimalWords()) : stayCached(); };
    return experiment;
}

Experiment startWithService(const SharedDesk &desks) {
    const auto desk = desks();
    const bool isReady = desk->isReady() && desk->serve(Desk::Service::None);
    Experiment experiment;
    experiment.gauges = {{"console.start_with_service", "ms", "minimal Qt main window, first frame", std::nullopt}};
    experiment.ours = [desk, isReady] {
        if (!isReady)
            return noDesk();
        auto figures = consoleStart(*desk);
        return desk->endSpawnedService() ? figures : failed("the service that a console started does not end");
    };
    experiment.theirs = [desk] { return startOf(*desk, desk->minimalWords()); };
    return experiment;
}

// A desk beside whose catalog stands a simulated fleet of 100,000 GPUs.
class FleetDesk {
public:
    FleetDesk() {
        if (!desk_.isReady() || !desk_.serve(Desk::Service::Installed))
            return;
        pilothouse::v1::Resource source;
        source.mutable_meta()->set_name("telemetrySources/large");
        source.mutable_telemetry_source()->mutable_simulator()->set_scenario("large");
        // The first console waits until the map is filled, and ends.
        isReady_ = desk_.owner().put(source).isOk() && !startOf(desk_, mapWords({"--leave-when-filled"})).empty();
    }

    bool isReady() const { return isReady_; }
    const Desk &desk() const { return desk_; }
    // Of a console that opens on the map of the GPUs.
    std::vector<std::string> mapWords(const std::vector<std::string> &more = {}) const {
        auto words = desk_.consoleWords();
        words.insert(words.end(), {"--open", "pilothouse:gpus"});
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }

private:
    Desk desk_{Desk::Catalog{1'000, 10'000}};
    bool isReady_ = false;
};

// Of all of them together, once it has been the same for some seconds: what loading took has been given back by then.
Figures settledMegabytes(const std::vector<pid_t> &processes) {
    const auto read = [&processes] {
        double sum = 0;
        for (const auto process : processes)
            sum += megabytesOf(process);
        return sum;
    };
    double last = read();
    for (int turn = 0, same = 0; turn < 40; ++turn) {
        std::this_thread::sleep_for(2s);
        const double now = read();
        same = std::abs(now - last) < 0.01 * now ? same + 1 : 0;
        last = now;
        if (same == 3)
            return {now};
    }
    return failed("memory does not come to rest");
}

// Values of all GPUs come each second: it rests when there is nothing else to do. The past in memory holds the minutes
// of this run, not the hour that it fills by and by.
Experiment memory(const SharedDesk &) {
    const auto fleet = std::make_shared<const FleetDesk>();
    Experiment experiment;
    experiment.gauges = {{"console.memory", "MB", "PSS of a minimal Qt main window; 100,000 GPUs", 6}};
    experiment.ours = [fleet]() -> Figures {
        if (!fleet->isReady())
            return noDesk();
        const OpenWindow console(fleet->desk(), fleet->mapWords(), LiveShare);
        return console.isOpen() ? settledMegabytes({console.pid(), fleet->desk().service()})
                                : failed("the console does not open and rest");
    };
    experiment.theirs = [fleet]() -> Figures {
        auto words = fleet->desk().minimalWords();
        words.emplace_back("--stay");
        const OpenWindow window(fleet->desk(), words);
        return window.isOpen() ? Figures{megabytesOf(window.pid())} : failed("the minimal window does not open");
    };
    return experiment;
}

// What a console and its service do while nothing happens.
class Idle {
public:
    explicit Idle(std::shared_ptr<Desk> desk) : desk_(std::move(desk)) {
        if (desk_->isReady() && desk_->serve(Desk::Service::Installed))
            console_.emplace(*desk_, desk_->consoleWords());
    }

    bool isReady() const { return console_ && console_->isOpen(); }
    bool minimise() const { return isReady() && desk_->minimise(console_->pid()); }

    // Percent of a core of console and service, and repaints of the window.
    Figures seen() const {
        const double start = wallSeconds();
        const double console = processorSeconds(console_->pid());
        const double service = processorSeconds(desk_->service());
        const int repaints = console_->repaints();
        std::this_thread::sleep_for(IdleTime);
        const double percent = 100 / (wallSeconds() - start);
        return {(processorSeconds(console_->pid()) - console) * percent,
                (processorSeconds(desk_->service()) - service) * percent,
                static_cast<double>(console_->repaints() - repaints)};
    }

    // Wakeups of the console in a second.
    Figures hidden() const {
        const double start = wallSeconds();
        const long wakeups = console_->wakeups();
        std::this_thread::sleep_for(IdleTime);
        return {static_cast<double>(console_->wakeups() - wakeups) / (wallSeconds() - start)};
    }

private:
    std::shared_ptr<Desk> desk_;
    std::optional<OpenWindow> console_;
};

Experiment idleInSight(const SharedDesk &desks) {
    const auto idle = std::make_shared<const Idle>(desks());
    Experiment experiment;
    experiment.gauges = {{"console.idle_cpu", "%", "limit, of a core", 1},
                         {"console.idle_service_cpu", "%", "limit, of a core", 1},
                         {"console.idle_repaints", "", "limit, while nothing changes", 1}};
    experiment.ours = [idle] { return idle->isReady() ? idle->seen() : noDesk(); };
    experiment.theirs = [] { return Figures{1, 1, 0}; };
    return experiment;
}

Experiment idleHidden(const SharedDesk &desks) {
    const auto idle = std::make_shared<const Idle>(desks());
    Experiment experiment;
    experiment.gauges = {{"console.idle_wakeups", "/s", "limit, all threads, minimised", 1}};
    experiment.ours = [idle, isHidden = idle->minimise()] {
        return isHidden ? idle->hidden() : failed("no console that can be minimised");
    };
    experiment.theirs = [] { return Figures{5}; };
    return experiment;
}

// A service with many models, whose first copy others take.
class Copying {
public:
    Copying()
        : service_(
              writeHistory(directory_.path(), Copied, Copied + 1)
                  ? std::make_unique<ServiceProcess>(directory_.path(), ServiceProcess::daemonWords(directory_.path()))
                  : nullptr) {}

    // Milliseconds and MB.
    Figures copy() const {
        if (!service_ || !service_->isUp())
            return failed("the service to copy from does not start");
        support::Child child(std::filesystem::read_symlink("/proc/self/exe").string(),
                             {"first-copy", directory_.path().string()});
        if (child.wait(std::chrono::minutes(2)) != 0)
            return failed("the copy does not come: " + child.errors());
        std::istringstream words(child.output());
        double seconds = 0;
        double megabytes = 0;
        int count = 0;
        words >> seconds >> megabytes >> count;
        return count == Copied ? Figures{seconds * 1e3, megabytes} : failed("the copy is not whole");
    }

private:
    support::TemporaryDirectory directory_;
    std::unique_ptr<ServiceProcess> service_;
};

Experiment firstCopy() {
    const auto copying = std::make_shared<const Copying>();
    Experiment experiment;
    experiment.gauges = {{"console.first_copy_time", "ms", "limit, 50,000 resources over mTLS", 1},
                         {"console.first_copy_memory", "MB", "limit, resident", 1}};
    experiment.ours = [copying] { return copying->copy(); };
    experiment.theirs = [] { return Figures{1000, 60}; };
    return experiment;
}

} // namespace

std::vector<Offer> consoleOffers() {
    const auto desks = sharedDesk();
    const auto at = [&desks](Experiment (*prepare)(const SharedDesk &)) { return [=] { return prepare(desks); }; };
    return {{{"console.first_copy_time", "console.first_copy_memory"}, firstCopy},
            {{"console.start"}, at(startWarm)},
            {{"console.start_cold"}, at(startCold)},
            {{"console.memory"}, at(memory)},
            {{"console.idle_cpu", "console.idle_service_cpu", "console.idle_repaints"}, at(idleInSight)},
            {{"console.idle_wakeups"}, at(idleHidden)},
            {{"console.start_with_service"}, at(startWithService)}};
}

} // namespace bench
