#include "backend/findings/finding_controller.h"

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <utility>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/clock.h"
#include "backend/findings/stop_refusal.h"
#include "backend/ledger/watch_hub.h"

namespace findings {

namespace {

using google::protobuf::util::MessageDifferencer;
using std::chrono::steady_clock;

// A ledger that others write all the time is looked at no more often.
constexpr auto leastPause = std::chrono::milliseconds(200);
// What depends on the time alone, such as the end of an allowance.
constexpr auto longestPause = std::chrono::seconds(10);

// The time is of the last turn.
void keepTimes(const v1::TelemetrySourceStatus &before, core::TimePoint now, v1::TelemetrySourceStatus *status) {
    for (auto &condition : *status->mutable_conditions()) {
        *condition.mutable_last_transition_time() = core::toTimestamp(now);
        for (const auto &other : before.conditions()) {
            if (other.type() == condition.type() && other.status() == condition.status())
                *condition.mutable_last_transition_time() = other.last_transition_time();
        }
    }
}

v1::TelemetrySourceStatus pausedStatus() {
    v1::TelemetrySourceStatus status;
    auto &condition = *status.add_conditions();
    condition.set_type("Answering");
    condition.set_status(v1::CONDITION_STATUS_FALSE);
    condition.set_reason(v1::ConditionReason_Name(v1::SOURCE_PAUSED));
    return status;
}

} // namespace

struct FindingController::Inbox {
    struct HostAnswer {
        HostListeners::Key key;
        AskedEndpoint asked;
    };
    struct ScanAnswer {
        std::uint64_t scan;
        std::size_t number;
        AskedEndpoint asked;
    };

    void ring() {
        {
            const std::lock_guard lock(mutex);
            isRung = true;
        }
        woken.notify_one();
    }

    std::mutex mutex;
    std::condition_variable_any woken;
    bool isRung = false;
    std::vector<HostAnswer> fromHost;
    std::vector<ScanAnswer> fromScans;
};

FindingController::FindingController(Parts parts)
    : parts_(std::move(parts)),
      book_(parts_.ledger, parts_.clock, parts_.options.missing),
      inbox_(std::make_shared<Inbox>()),
      asker_(http_) {
    if (parts_.host)
        host_.emplace(*parts_.host, parts_.options);
    listener_ = parts_.ledger.watchHub().listen([inbox = inbox_](std::int64_t) { inbox->ring(); });
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

FindingController::~FindingController() {
    parts_.ledger.watchHub().unlisten(listener_);
    thread_.request_stop();
    thread_.join();
}

void FindingController::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        takeAnswers();
        const auto now = steady_clock::now();
        const auto state = parts_.ledger.snapshot();
        look(now);
        followScans(*state);
        ask(now);
        const auto seen = views(*state, now);
        remember(seen);
        book_.settle(seen);
        tellScans(*state);
        endThose(now);
        std::unique_lock lock(inbox_->mutex);
        inbox_->woken.wait_until(lock, stop, now + leastPause, [] { return false; });
        inbox_->woken.wait_until(lock, stop, nextTurn(now), [this] { return inbox_->isRung; });
        inbox_->isRung = false;
    }
}

FindingController::SteadyTime FindingController::nextTurn(SteadyTime now) const {
    auto next = now + longestPause;
    if (host_)
        next = std::min(next, nextLook_);
    for (const auto &[name, scan] : scans_) {
        if (scan.addresses)
            next = std::min(next, std::max(scan.addresses->nextDue(), now + leastPause));
    }
    const std::lock_guard lock(mutex_);
    for (const auto &ending : endings_)
        next = std::min(next, ending.killTime);
    return next;
}

void FindingController::takeAnswers() {
    std::vector<Inbox::HostAnswer> fromHost;
    std::vector<Inbox::ScanAnswer> fromScans;
    {
        const std::lock_guard lock(inbox_->mutex);
        fromHost.swap(inbox_->fromHost);
        fromScans.swap(inbox_->fromScans);
    }
    const auto now = steady_clock::now();
    for (const auto &answer : fromHost)
        host_->listeners().take(answer.key, answer.asked, now);
    for (auto &answer : fromScans) {
        for (auto &[name, scan] : scans_) {
            if (scan.number == answer.scan && scan.addresses)
                scan.addresses->take(answer.number, std::move(answer.asked), now);
        }
    }
}

void FindingController::look(SteadyTime now) {
    if (!host_ || nextLook_ > now)
        return;
    nextLook_ = now + parts_.options.period;
    host_->look(now);
}

void FindingController::followScans(const ledger::Snapshot &state) {
    if (!parts_.asks)
        return;
    std::map<std::string, Scan> kept;
    state.each("telemetrySources", [&](const ledger::ResourcePtr &source) {
        const auto &spec = source->telemetry_source();
        if (!spec.has_scan())
            return true;
        const auto &name = source->meta().name();
        const auto text = spec.SerializeAsString() + source->meta().uid();
        const auto before = scans_.find(name);
        if (before != scans_.end() && before->second.spec == text) {
            kept.emplace(name, std::move(before->second));
            return true;
        }
        Scan scan;
        scan.spec = text;
        // Answers to an earlier one are none of this.
        scan.number = ++lastScan_;
        if (!spec.is_paused())
            scan.addresses.emplace(spec.scan());
        kept.emplace(name, std::move(scan));
        return true;
    });
    scans_ = std::move(kept);
}

void FindingController::ask(SteadyTime now) {
    if (host_) {
        for (const auto &[key, url] : host_->listeners().due(now)) {
            asker_.start(url, [inbox = inbox_, key = key](AskedEndpoint asked) {
                {
                    const std::lock_guard lock(inbox->mutex);
                    inbox->fromHost.push_back({key, std::move(asked)});
                }
                inbox->ring();
            });
        }
    }
    for (auto &[name, scan] : scans_) {
        if (!scan.addresses)
            continue;
        for (const auto &[number, url] : scan.addresses->due(now)) {
            asker_.start(url, [inbox = inbox_, own = scan.number, number = number](AskedEndpoint asked) {
                {
                    const std::lock_guard lock(inbox->mutex);
                    inbox->fromScans.push_back({own, number, std::move(asked)});
                }
                inbox->ring();
            });
        }
    }
}

FindingBook::Views FindingController::views(const ledger::Snapshot &state, SteadyTime now) const {
    FindingBook::Views views;
    std::set<std::string> ownPlaces;
    if (host_) {
        const auto node = state.find(parts_.node);
        const HostScan::Place place{parts_.node, node ? node->meta().team() : std::string()};
        views[""] = {host_->isComplete(), host_->sightings(place, parts_.clock.now())};
        for (const auto &[key, listener] : host_->listeners().all())
            ownPlaces.insert(placeOf(listener.socket.address, listener.socket.port));
    }
    for (const auto &[name, scan] : scans_) {
        const auto source = state.find(name);
        if (!scan.addresses || !source)
            continue;
        auto &view = views[name];
        view.isComplete = scan.addresses->isComplete();
        view.sightings = scan.addresses->sightings(name, source->meta().team(), now);
        // Whoever looks at the host itself knows more of it.
        std::erase_if(view.sightings, [&](const auto &entry) { return ownPlaces.contains(entry.second.place); });
    }
    return views;
}

void FindingController::remember(const FindingBook::Views &views) {
    std::map<std::string, replica::ProcessIdentity> processes;
    for (const auto &[source, view] : views) {
        for (const auto &[id, sighting] : view.sightings) {
            if (sighting.process)
                processes.emplace("findings/" + id, *sighting.process);
        }
    }
    const std::lock_guard lock(mutex_);
    processes_ = std::move(processes);
}

void FindingController::tellScans(const ledger::Snapshot &state) {
    const auto &leftOut = book_.leftOut();
    const auto countOf = [&](const std::string &source) {
        const auto found = leftOut.find(source);
        return found == leftOut.end() ? 0 : found->second;
    };
    if (const auto count = countOf({}); std::exchange(toldFull_, count) == 0 && count > 0 && parts_.full)
        parts_.full(count);
    for (const auto &[name, scan] : scans_) {
        const auto source = state.find(name);
        if (!source)
            continue;
        v1::Resource update;
        update.mutable_meta()->set_name(name);
        auto &status = *update.mutable_telemetry_source_status();
        status = scan.addresses ? scan.addresses->status(countOf(name)) : pausedStatus();
        // It has just begun: what was known before still holds.
        if (status.conditions().empty())
            continue;
        keepTimes(source->telemetry_source_status(), parts_.clock.now(), &status);
        if (!MessageDifferencer::Equals(status, source->telemetry_source_status()))
            parts_.ledger.writeStatus(std::move(update), nullptr);
    }
}

core::Result<ProcessHandle> FindingController::hold(const v1::Resource &finding) const {
    const auto &name = finding.meta().name();
    const auto &status = finding.finding_status();
    if (!host_ || status.node() != parts_.node)
        return stopRefusal(name, StopObstacle::OfOtherHost);
    if (status.process().pid() == 0)
        return stopRefusal(name, StopObstacle::NotAProcess);
    std::optional<replica::ProcessIdentity> identity;
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = processes_.find(name); found != processes_.end())
            identity = found->second;
    }
    if (!identity || identity->pid != status.process().pid())
        return stopRefusal(name, StopObstacle::Gone);
    auto handle = ProcessHandle::open(*identity);
    if (!handle)
        return stopRefusal(name, StopObstacle::Gone);
    // Held, and so the very one that is looked at.
    if (ProcessTree().isBelow(identity->pid, parts_.host->ownRoots()))
        return stopRefusal(name, StopObstacle::OfTheService);
    if (const auto error = handle->refusal(); error != 0)
        return stopRefusal(name, StopObstacle::Refused, error);
    return *std::move(handle);
}

void FindingController::end(ProcessHandle process) {
    static_cast<void>(process.send(SIGTERM));
    {
        const std::lock_guard lock(mutex_);
        endings_.push_back({std::move(process), steady_clock::now() + parts_.options.stopping});
    }
    inbox_->ring();
}

void FindingController::endThose(SteadyTime now) {
    const std::lock_guard lock(mutex_);
    std::erase_if(endings_, [now](const Ending &ending) {
        if (ending.process.isGone())
            return true;
        if (ending.killTime > now)
            return false;
        static_cast<void>(ending.process.send(SIGKILL));
        return true;
    });
}

} // namespace findings
