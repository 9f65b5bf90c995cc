#include "backend/findings/host_listeners.h"

#include <algorithm>

namespace findings {

namespace {

// That it is still there, the system's table tells; which models it has may change.
constexpr auto again = std::chrono::minutes(10);

// Where it can be asked; of several, the loopback address.
bool isBetter(const replica::ListeningSocket &one, const replica::ListeningSocket &other) {
    const auto rank = [](const replica::ListeningSocket &socket) {
        return socket.address == "0.0.0.0" || socket.address == "::" ? 0 : socket.isReachedByLoopback() ? 1 : 2;
    };
    return rank(one) < rank(other);
}

web::BaseUrl urlOf(const replica::ListeningSocket &socket) {
    web::BaseUrl url;
    url.isTls = false;
    url.host = socket.isReachedByLoopback() ? "127.0.0.1" : socket.address;
    url.port = socket.port;
    return url;
}

bool isOfOneOf(pid_t pid, const std::vector<ProgramFile> &programs) {
    const auto file = programFileOf(pid);
    return file && std::find(programs.begin(), programs.end(), *file) != programs.end();
}

} // namespace

void HostListeners::look(const std::vector<replica::ListeningSocket> &sockets, const HostKnowledge &knowledge,
                         Time now) {
    std::map<Key, std::vector<const replica::ListeningSocket *>> present;
    for (const auto &socket : sockets)
        present[{socket.port, socket.user}].push_back(&socket);
    std::erase_if(listeners_, [&](const auto &entry) { return !present.contains(entry.first); });
    std::vector<Key> strange;
    for (const auto &[key, own] : present) {
        std::set<std::uint64_t> inodes;
        for (const auto *socket : own)
            inodes.insert(socket->inode);
        const auto *best = *std::min_element(own.begin(), own.end(),
                                             [](const auto *one, const auto *other) { return isBetter(*one, *other); });
        const auto found = listeners_.find(key);
        // Another program may have come to the same port since.
        const bool isSame = found != listeners_.end() &&
                            std::any_of(inodes.begin(), inodes.end(),
                                        [&](std::uint64_t inode) { return found->second.inodes.contains(inode); });
        if (isSame && (!found->second.holder || replica::isAlive(*found->second.holder))) {
            found->second.socket = *best;
            found->second.inodes = std::move(inodes);
            continue;
        }
        auto plan = isSame ? found->second.plan : AskingPlan(now + settling_, again);
        listeners_.insert_or_assign(key, Listener{*best, std::move(inodes), std::nullopt, false, std::move(plan)});
        strange.push_back(key);
    }
    if (!strange.empty())
        attribute(strange, knowledge);
}

void HostListeners::attribute(const std::vector<Key> &strange, const HostKnowledge &knowledge) {
    std::map<std::uint64_t, Listener *> wanted;
    for (const auto &key : strange) {
        auto &listener = listeners_.at(key);
        for (const auto inode : listener.inodes)
            wanted.emplace(inode, &listener);
    }
    const auto roots = knowledge.ownRoots();
    const auto programs = knowledge.ownPrograms();
    std::set<const Listener *> ofOthers;
    const ProcessTree tree;
    for (const auto &[pid, entry] : tree.all()) {
        const auto held = replica::socketsOf(pid);
        if (!held)
            continue;
        for (const auto inode : *held) {
            const auto found = wanted.find(inode);
            if (found == wanted.end())
                continue;
            auto &listener = *found->second;
            listener.isOwn = listener.isOwn || tree.isBelow(pid, roots);
            if (!isOfOneOf(pid, programs))
                ofOthers.insert(&listener);
            // Workers have it from whoever began first.
            if (!listener.holder || entry.identity.startTicks < listener.holder->startTicks)
                listener.holder = entry.identity;
        }
    }
    for (const auto &key : strange) {
        auto &listener = listeners_.at(key);
        listener.isOwn = listener.isOwn || (listener.holder && !ofOthers.contains(&listener));
    }
}

std::vector<std::pair<HostListeners::Key, web::BaseUrl>> HostListeners::due(Time now) {
    std::vector<std::pair<Key, web::BaseUrl>> due;
    for (auto &[key, listener] : listeners_) {
        if (listener.isOwn || !listener.plan.isDue(now))
            continue;
        listener.plan.begin();
        due.emplace_back(key, urlOf(listener.socket));
    }
    return due;
}

void HostListeners::take(const Key &key, const AskedEndpoint &asked, Time now) {
    // It may have gone while it was asked.
    if (const auto found = listeners_.find(key); found != listeners_.end() && found->second.plan.isAsked())
        found->second.plan.take(asked, now);
}

bool HostListeners::isAllAsked() const {
    return std::all_of(listeners_.begin(), listeners_.end(),
                       [](const auto &entry) { return entry.second.isOwn || entry.second.plan.hasAnswered(); });
}

} // namespace findings
