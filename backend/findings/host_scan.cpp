#include "backend/findings/host_scan.h"

#include <algorithm>

#include "backend/findings/places.h"
#include "backend/findings/process_facts.h"

namespace findings {

namespace {

std::string addressOf(const replica::ListeningSocket &socket) {
    const bool isSix = socket.address.find(':') != std::string::npos;
    return (isSix ? '[' + socket.address + ']' : socket.address) + ':' + std::to_string(socket.port);
}

std::string lastPartOf(const std::string &path) {
    return path.substr(path.rfind('/') + 1);
}

std::string nameOf(const std::string &program, const std::string &where) {
    const auto name = lastPartOf(program);
    return name.empty() ? where : name + " " + where;
}

} // namespace

void HostScan::Use::add(const GpuUse &use) {
    gpus.insert(use.gpu);
    if (use.memoryBytes)
        memoryBytes = memoryBytes.value_or(0) + *use.memoryBytes;
}

HostScan::HostScan(const HostKnowledge &knowledge, LookingOptions options)
    : knowledge_(knowledge), options_(std::move(options)), listeners_(options_.settling) {}

std::vector<replica::ListeningSocket> HostScan::sockets() const {
    auto sockets = replica::listeningSockets();
    const auto &ports = options_.ports;
    if (!ports.empty())
        std::erase_if(sockets, [&](const auto &socket) {
            return std::find(ports.begin(), ports.end(), socket.port) == ports.end();
        });
    return sockets;
}

void HostScan::look(Time now) {
    listeners_.look(sockets(), knowledge_, now);
    lookAtGpus(now);
    const bool isSettled = settled_.size() == since_.size();
    isComplete_ = isComplete_ || (hasLooked_ && isSettled && listeners_.isAllAsked());
    hasLooked_ = true;
}

void HostScan::lookAtGpus(Time now) {
    uses_ = knowledge_.gpuUses();
    std::map<pid_t, std::pair<replica::ProcessIdentity, Time>> present;
    settled_.clear();
    if (!uses_.empty()) {
        const ProcessTree tree;
        const auto roots = knowledge_.ownRoots();
        std::erase_if(uses_, [&](const GpuUse &use) { return !tree.find(use.pid) || tree.isBelow(use.pid, roots); });
        for (const auto &use : uses_) {
            const auto identity = tree.find(use.pid)->identity;
            const auto before = since_.find(use.pid);
            const bool isSame = before != since_.end() && before->second.first == identity;
            const auto since = isSame ? before->second.second : now;
            present[use.pid] = {identity, since};
            if (now - since >= options_.settling)
                settled_.insert(use.pid);
        }
    }
    since_ = std::move(present);
}

const HostListeners::Listener *HostScan::endpointOf(pid_t pid, const ProcessTree &tree, HostListeners::Key *key) const {
    for (const auto above : tree.lineOf(pid)) {
        for (const auto &[one, listener] : listeners_.all()) {
            if (listener.plan.inference() && listener.holder && listener.holder->pid == above) {
                *key = one;
                return &listener;
            }
        }
    }
    return nullptr;
}

bool HostScan::isBeingAsked(pid_t pid, const ProcessTree &tree) const {
    for (const auto above : tree.lineOf(pid)) {
        for (const auto &[key, listener] : listeners_.all()) {
            if (listener.holder && listener.holder->pid == above && !listener.isOwn && !listener.plan.hasAnswered())
                return true;
        }
    }
    return false;
}

void HostScan::shareOut(ByListener *byListener, ByProgram *byProgram) const {
    if (uses_.empty())
        return;
    const ProcessTree tree;
    for (const auto &use : uses_) {
        HostListeners::Key key;
        if (endpointOf(use.pid, tree, &key)) {
            (*byListener)[key].add(use);
            continue;
        }
        if (!settled_.contains(use.pid) || isBeingAsked(use.pid, tree))
            continue;
        const auto identity = since_.at(use.pid).first;
        const std::pair program(programOf(use.pid), userOf(use.pid));
        // Of one that has just ended nothing is told any more.
        if (!replica::isAlive(identity))
            continue;
        auto &held = byProgram->try_emplace(program, Held{identity, {}}).first->second;
        held.use.add(use);
        if (identity.startTicks < held.process.startTicks)
            held.process = identity;
    }
}

v1::FoundProcess HostScan::processOf(const replica::ProcessIdentity &process, const Use &use,
                                     core::TimePoint now) const {
    v1::FoundProcess found;
    found.set_pid(process.pid);
    *found.mutable_start_time() = core::toTimestamp(startTimeOf(process, now));
    found.set_program(programOf(process.pid));
    found.set_user(userOf(process.pid));
    for (const auto &gpu : use.gpus)
        found.add_gpus(gpu);
    if (use.memoryBytes)
        found.set_memory_bytes(*use.memoryBytes);
    return found;
}

Sightings HostScan::sightings(const Place &place, core::TimePoint now) const {
    Sightings sightings;
    ByListener byListener;
    ByProgram byProgram;
    shareOut(&byListener, &byProgram);
    for (const auto &[key, listener] : listeners_.all()) {
        const auto *endpoint = listener.plan.inference();
        if (!endpoint)
            continue;
        Sighting sighting;
        sighting.facts.set_node(place.node);
        if (listener.holder)
            *sighting.facts.mutable_process() = processOf(*listener.holder, byListener[key], now);
        else
            sighting.facts.mutable_process()->set_user(userNamed(listener.socket.user));
        if (listener.holder && !replica::isAlive(*listener.holder))
            continue;
        *sighting.facts.mutable_endpoint() = *endpoint;
        sighting.facts.mutable_endpoint()->set_address(addressOf(listener.socket));
        sighting.place = placeOf(listener.socket.address, listener.socket.port);
        sighting.process = listener.holder;
        sighting.team = place.team;
        const auto &process = sighting.facts.process();
        sighting.displayName = nameOf(process.program(), ":" + std::to_string(listener.socket.port));
        sightings.emplace(findingId(place.node, process, listener.socket.port), std::move(sighting));
    }
    for (const auto &[program, held] : byProgram) {
        Sighting sighting;
        sighting.facts.set_node(place.node);
        *sighting.facts.mutable_process() = processOf(held.process, held.use, now);
        sighting.process = held.process;
        sighting.team = place.team;
        sighting.displayName = nameOf(program.first, "(" + program.second + ")");
        sightings.emplace(findingId(place.node, sighting.facts.process(), 0), std::move(sighting));
    }
    return sightings;
}

} // namespace findings
