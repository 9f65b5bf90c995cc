#include "backend/findings/finding_book.h"

#include <algorithm>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/clock.h"
#include "backend/findings/settling.h"

namespace findings {

namespace {

using google::protobuf::util::MessageDifferencer;

constexpr const char *prefix = "findings/";
// Of resources in one change.
constexpr int mostAtOnce = 500;

std::string idOf(const v1::Resource &finding) {
    return finding.meta().name().substr(std::string_view(prefix).size());
}

// It is known to somebody already, and so none that is made.
bool isSanctioned(const Sighting &sighting, const KnownPlaces &known) {
    return !sighting.place.empty() && (known.isReplica(sighting.place) || !known.provider(sighting.place).empty());
}

} // namespace

FindingBook::FindingBook(ledger::Ledger &ledger, const core::Clock &clock, std::chrono::milliseconds patience)
    : ledger_(ledger), clock_(clock), patience_(patience) {}

void FindingBook::settle(const Views &views) {
    const auto state = ledger_.snapshot();
    const auto now = clock_.now();
    Seen seen{{}, KnownPlaces(*state)};
    for (const auto &[source, view] : views) {
        for (const auto &[id, sighting] : view.sightings)
            seen.byId.emplace(id, &sighting);
    }
    // A thousand that are seen do not write more than a few do.
    const auto count = state->count("findings");
    writePeriod_ = std::max<std::chrono::milliseconds>(std::chrono::minutes(1), std::chrono::seconds(count));
    std::vector<ledger::ResourcePtr> forgotten;
    state->each("findings", [&](const ledger::ResourcePtr &finding) {
        if (isForgotten(*finding, now))
            forgotten.push_back(finding);
        else
            settleOne(*finding, views, seen, now);
        return true;
    });
    forget(forgotten);
    make(views, seen, *state, now);
}

bool FindingBook::isMissed(const v1::Resource &finding, const Views &views, core::TimePoint now) {
    const auto &source = finding.finding_status().source();
    const auto view = views.find(source);
    // A source that is gone tells nothing any more; one that is paused holds its peace.
    const bool isGone = view == views.end() && !source.empty() && !ledger_.snapshot()->find(source);
    if (!isGone && (view == views.end() || !view->second.isComplete))
        return false;
    const auto since = missed_.try_emplace(finding.meta().name(), now).first->second;
    return now - since >= patience_;
}

void FindingBook::settleOne(const v1::Resource &finding, const Views &views, const Seen &seen, core::TimePoint now) {
    Look look;
    look.writePeriod = writePeriod_;
    const auto found = seen.byId.find(idOf(finding));
    if (found != seen.byId.end()) {
        look.sighting = found->second;
        missed_.erase(finding.meta().name());
    } else {
        look.isMissed = isMissed(finding, views, now);
    }
    const auto &address = finding.finding_status().endpoint().address();
    look.provider = address.empty() ? std::string() : seen.known.provider(placeOf(address));
    v1::Resource update;
    update.mutable_meta()->set_name(finding.meta().name());
    *update.mutable_finding_status() = settled(finding, look, now);
    if (!MessageDifferencer::Equals(update.finding_status(), finding.finding_status()))
        ledger_.writeStatus(std::move(update), nullptr);
}

void FindingBook::make(const Views &views, const Seen &seen, const ledger::Snapshot &state, core::TimePoint now) {
    int room = MostFindings;
    state.each("findings", [&](const ledger::ResourcePtr &finding) {
        room -= isThere(finding->finding_status()) ? 1 : 0;
        return true;
    });
    leftOut_.clear();
    ledger::Proposal proposal;
    for (const auto &[source, view] : views) {
        for (const auto &[id, sighting] : view.sightings) {
            const auto name = prefix + id;
            if (state.find(name) || isSanctioned(sighting, seen.known))
                continue;
            if (room-- <= 0) {
                ++leftOut_[source];
                continue;
            }
            if (proposal.changes.size() == mostAtOnce)
                continue;
            auto &made = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
            made.mutable_meta()->set_name(name);
            made.mutable_meta()->set_team(sighting.team);
            made.mutable_meta()->set_display_name(sighting.displayName);
            made.mutable_finding();
            auto &status = proposal.statuses.emplace_back();
            status.mutable_meta()->set_name(name);
            Look look;
            look.sighting = &sighting;
            *status.mutable_finding_status() = begun(look, now);
        }
    }
    if (proposal.changes.empty())
        return;
    proposal.byVerb = true;
    proposal.reason = "Found by the service";
    // A sealed store takes nothing; what is missing is tried again.
    static_cast<void>(ledger_.commit(std::move(proposal)));
}

void FindingBook::forget(const std::vector<ledger::ResourcePtr> &forgotten) {
    ledger::Proposal proposal;
    for (const auto &finding : forgotten) {
        if (proposal.changes.size() == mostAtOnce)
            break;
        auto &change = *proposal.changes.emplace_back().mutable_delete_();
        change.set_name(finding->meta().name());
        change.set_etag(finding->meta().etag());
        missed_.erase(finding->meta().name());
    }
    if (proposal.changes.empty())
        return;
    proposal.byVerb = true;
    proposal.reason = "Gone for 30 days";
    static_cast<void>(ledger_.commit(std::move(proposal)));
}

} // namespace findings
