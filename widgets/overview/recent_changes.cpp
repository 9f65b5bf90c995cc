#include "widgets/overview/recent_changes.h"

#include <algorithm>
#include <limits>

#include "backend/client/connection.h"
#include "backend/client/resource_calls.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"

namespace overviewpage {

namespace {

// That are kept in mind: more than are shown, since one event may have changed several of them, and some are deleted.
constexpr std::size_t mostSeen = 64;
// Whose history is read: as many as fill the list if each was changed by another event.
constexpr std::size_t mostAsked = 16;
// Changes come one after the other where somebody works.
constexpr int togetherness = 300;
// In place of the generation of what was deleted: later than all that it had.
constexpr auto gone = std::numeric_limits<std::int64_t>::max();

} // namespace

RecentChanges::RecentChanges(client::Connection &connection, const core::Clock &clock, QObject *parent)
    : QObject(parent), connection_(connection), clock_(clock) {
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &RecentChanges::ask);
    connect(&connection, &client::Connection::stateChanged, this, [this] {
        failed_.clear();
        askSoon();
    });
}

void RecentChanges::put(const v1::Resource &resource) {
    const auto &meta = resource.meta();
    // Nodes that were found and nobody touched are no change, and work is not intent.
    if (resource.has_operation() || (resource.has_node() && meta.generation() <= 1))
        return;
    const auto found = seen_.find(meta.name());
    if (found == seen_.end() || found->second.generation != meta.generation())
        note({meta.update_time().seconds(), meta.update_time().nanos(), meta.name()}, meta.generation());
}

// Its history goes on after it: there stands who did it, and why. Nodes come and go with their source.
void RecentChanges::remove(const std::string &name) {
    if (!seen_.contains(name) && name.find("/nodes/") != std::string::npos)
        return;
    const auto now = core::toTimestamp(clock_.now());
    note({now.seconds(), now.nanos(), name}, gone);
}

void RecentChanges::note(const Key &key, std::int64_t generation) {
    const auto &name = std::get<std::string>(key);
    if (const auto found = seen_.find(name); found != seen_.end()) {
        ordered_.erase(found->second.key);
        seen_.erase(found);
    }
    if (ordered_.size() >= mostSeen && key < *ordered_.begin())
        return;
    ordered_.insert(key);
    seen_[name] = {key, generation};
    if (ordered_.size() > mostSeen) {
        seen_.erase(std::get<std::string>(*ordered_.begin()));
        ordered_.erase(ordered_.begin());
    }
    askSoon();
}

void RecentChanges::clear() {
    soon_.stop();
    ordered_.clear();
    seen_.clear();
    known_.clear();
    asking_.clear();
    failed_.clear();
    changes_.clear();
}

void RecentChanges::setPaused(bool isPaused) {
    if (isPaused == isPaused_)
        return;
    isPaused_ = isPaused;
    if (isPaused)
        soon_.stop();
    else
        // Whoever begins to look does not wait for others' changes.
        soon_.start(0);
}

void RecentChanges::askSoon() {
    if (!isPaused_ && !soon_.isActive())
        soon_.start(togetherness);
}

bool RecentChanges::isSettled() const {
    return !soon_.isActive() && asking_.empty();
}

std::vector<std::string> RecentChanges::newest() const {
    std::vector<std::string> names;
    for (auto at = ordered_.rbegin(); at != ordered_.rend() && names.size() < mostAsked; ++at)
        names.push_back(std::get<std::string>(*at));
    return names;
}

void RecentChanges::ask() {
    if (connection_.isOnline()) {
        for (const auto &name : newest()) {
            const auto generation = seen_.at(name).generation;
            const auto known = known_.find(name);
            const auto failed = failed_.find(name);
            if ((known != known_.end() && known->second.generation == generation) || asking_.contains(name) ||
                (failed != failed_.end() && failed->second == generation))
                continue;
            v1::ListRevisionsRequest request;
            request.set_name(name);
            // With what it was before.
            request.set_page_size(2);
            request.set_view(v1::BASIC);
            auto &pending = asking_[name];
            pending = connection_.resources().listRevisions(request);
            client::deliver(pending, this, [this, name](const auto &answer) { take(name, answer); });
        }
    }
    show();
}

void RecentChanges::take(const std::string &name, const core::Result<v1::ListRevisionsResponse> &answer) {
    asking_.erase(name);
    const auto seen = seen_.find(name);
    if (seen == seen_.end())
        return;
    // What only went out of sight has no such end in its history.
    if (seen->second.generation == gone && answer && !answer->entries().empty() && !answer->entries(0).deleted()) {
        ordered_.erase(seen->second.key);
        seen_.erase(seen);
    } else if (!answer || answer->entries().empty()) {
        failed_[name] = seen->second.generation;
    } else {
        failed_.erase(name);
        auto &known = known_[name];
        known.entry = answer->entries(0);
        known.before = answer->entries_size() > 1 ? answer->entries(1).resource() : v1::Resource();
        known.generation = known.entry.deleted() ? gone : known.entry.resource().meta().generation();
        // It has changed again or was deleted meanwhile, and that is not in its history yet.
        if (known.generation < seen->second.generation)
            askSoon();
    }
    if (asking_.empty())
        show();
}

// What one event changed stands together.
void RecentChanges::show() {
    changes_.clear();
    std::map<std::int64_t, std::size_t> byEvent;
    for (const auto &name : newest()) {
        const auto known = known_.find(name);
        if (known == known_.end())
            continue;
        const auto [at, isNew] = byEvent.emplace(known->second.entry.log_index(), changes_.size());
        if (isNew)
            changes_.push_back({name, 0, known->second.entry, known->second.before});
        else
            ++changes_[at->second].others;
    }
    std::ranges::stable_sort(
        changes_, [](const auto &left, const auto &right) { return left.entry.log_index() > right.entry.log_index(); });
    if (changes_.size() > most)
        changes_.resize(most);
    // Of objects that are not among the last any more nothing is kept.
    const auto names = newest();
    std::erase_if(known_, [&](const auto &known) { return std::ranges::find(names, known.first) == names.end(); });
    Q_EMIT changed();
}

} // namespace overviewpage
