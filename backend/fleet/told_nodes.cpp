#include "backend/fleet/told_nodes.h"

#include <algorithm>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/clock.h"
#include "backend/core/intent.h"
#include "backend/fleet/fleet_controller.h"
#include "backend/fleet/gpu_products.h"
#include "backend/fleet/node_drain.h"
#include "backend/fleet/node_naming.h"
#include "backend/fleet/observer.h"
#include "backend/ledger/ledger.h"

namespace fleet {

namespace {

using google::protobuf::util::MessageDifferencer;

constexpr const char *readiness = "Ready";
constexpr const char *origin = "ToldOf";
// Of resources in one change.
constexpr std::size_t mostAtOnce = 500;

const v1::Condition *find(const v1::NodeStatus &status, const char *type) {
    for (const auto &condition : status.conditions()) {
        if (condition.type() == type)
            return &condition;
    }
    return nullptr;
}

bool isReady(const v1::NodeStatus &status) {
    const auto *ready = find(status, readiness);
    return ready && ready->status() == v1::CONDITION_STATUS_TRUE;
}

void addCondition(v1::Condition condition, const v1::NodeStatus &before, core::TimePoint now, v1::NodeStatus *status) {
    const auto *other = find(before, condition.type().c_str());
    const bool isSame = other && other->status() == condition.status();
    *condition.mutable_last_transition_time() = isSame ? other->last_transition_time() : core::toTimestamp(now);
    *status->add_conditions() = std::move(condition);
}

void replaceConditions(bool isLost, const std::string &source, core::TimePoint now, v1::NodeStatus *status) {
    const auto before = *status;
    status->clear_conditions();
    v1::Condition ready;
    ready.set_type(readiness);
    ready.set_status(isLost ? v1::CONDITION_STATUS_FALSE : v1::CONDITION_STATUS_TRUE);
    ready.set_reason(v1::ConditionReason_Name(isLost ? v1::NODE_LOST : v1::NODE_READY));
    addCondition(std::move(ready), before, now, status);
    if (isLost)
        (*status->mutable_conditions(0)->mutable_arguments())["since"] =
            core::timeText(status->conditions(0).last_transition_time());
    v1::Condition told;
    told.set_type(origin);
    told.set_status(v1::CONDITION_STATUS_TRUE);
    told.set_reason(v1::ConditionReason_Name(v1::NODE_TOLD_OF));
    (*told.mutable_arguments())["source"] = source;
    addCondition(std::move(told), before, now, status);
}

} // namespace

std::string toldBy(const v1::NodeStatus &status) {
    const auto *condition = find(status, origin);
    if (!condition)
        return {};
    const auto source = condition->arguments().find("source");
    return source == condition->arguments().end() ? std::string() : source->second;
}

void loseOrphans(ledger::Ledger &ledger, const core::Clock &clock, const std::set<std::string> &asked) {
    ledger.snapshot()->each("nodes", [&](const ledger::ResourcePtr &node) {
        const auto &before = node->node_status();
        const auto source = toldBy(before);
        if (source.empty() || asked.contains(source) || !isReady(before))
            return true;
        auto status = before;
        replaceConditions(true, source, clock.now(), &status);
        writeBesidesDrain(ledger, *node, std::move(status));
        return true;
    });
}

ToldNodes::ToldNodes(const Parts &parts, Place place, std::chrono::milliseconds patience)
    : parts_(parts), place_(std::move(place)), patience_(patience), isOfHost_(place_.cluster == LocalCluster) {
    takeUp();
}

// Those of an earlier run, which may be silent now.
void ToldNodes::takeUp() {
    const auto state = parts_.ledger.snapshot();
    const auto prefix = place_.cluster + "/nodes/";
    const auto now = parts_.clock.now();
    state->each("nodes", [&](const ledger::ResourcePtr &node) {
        const auto &name = node->meta().name();
        if (!name.starts_with(prefix) || toldBy(node->node_status()) != place_.source)
            return true;
        auto host = node->node_status().host_name();
        auto &entry = keep(name.substr(prefix.size()), ToldNode(name, std::move(host), now), node);
        entry.isOwn = true;
        return entries_.size() < MostNodes;
    });
}

ToldNodes::Entry &ToldNodes::keep(const std::string &id, ToldNode node, const ledger::ResourcePtr &resource) {
    const bool isRenamed = !node.host().empty() && namingOf(node.host()).isRenamed;
    auto &entry =
        entries_.emplace(id, Entry{std::move(node), false, false, isRenamed, false, nullptr, {}}).first->second;
    renamed_ += isRenamed ? 1 : 0;
    if (resource)
        entry.node.adopt(resource->node_status());
    return entry;
}

bool ToldNodes::mayChange(Entry *entry, const ledger::Snapshot &state) const {
    if (isOfHost_)
        return false;
    if (auto node = state.findStored(entry->node.name()); node != entry->read) {
        entry->first = node ? toldBy(node->resource()->node_status()) : std::string();
        entry->read = std::move(node);
    }
    if (entry->first.empty() || entry->first == place_.source)
        return true;
    const auto other = state.find(entry->first);
    return !other || other->telemetry_source().is_paused();
}

ToldNodes::Entry *ToldNodes::entryOf(const std::string &host, const ledger::Snapshot &state, core::TimePoint now) {
    const auto naming = namingOf(host);
    const auto found = entries_.find(naming.id);
    if (found != entries_.end())
        return &found->second;
    const auto name = place_.cluster + "/nodes/" + naming.id;
    const auto resource = state.find(name);
    if (entries_.size() >= MostNodes || (isOfHost_ && !resource))
        return nullptr;
    auto &entry = keep(naming.id, ToldNode(name, host, now), resource);
    entry.isOwn = mayChange(&entry, state);
    entry.isDue = entry.isOwn;
    return &entry;
}

int ToldNodes::take(const std::vector<HeardNode> &nodes, const HeardAt &at) {
    const auto state = parts_.ledger.snapshot();
    int leftOut = 0;
    std::vector<Entry *> heard;
    for (const auto &node : nodes) {
        auto *entry = entryOf(node.host, *state, at.now);
        if (!entry) {
            leftOut += isOfHost_ ? 0 : 1;
            continue;
        }
        leftOut += entry->node.take(node, at, entry->isOwn);
        const bool isBack = std::exchange(entry->isLost, false);
        const bool isChanged = entry->node.takeChanged();
        entry->isDue =
            entry->isDue || (entry->isOwn && (isBack || isChanged || !state->findStored(entry->node.name())));
        heard.push_back(entry);
    }
    write(*state);
    followLayout();
    for (auto *entry : heard) {
        if (const auto *place = layout_->find(entry->node.name()))
            entry->node.put(*place, ToldNode::Known::Last, &parts_.observer.columns(), &parts_.observer.signals());
    }
    if (!heard.empty())
        parts_.observer.nudge();
    return leftOut;
}

void ToldNodes::followLayout() {
    auto layout = parts_.observer.picture()->ground->layout;
    if (layout == layout_)
        return;
    layout_ = std::move(layout);
    for (auto &[id, entry] : entries_) {
        if (const auto *place = layout_->find(entry.node.name()))
            entry.node.put(*place, ToldNode::Known::All, &parts_.observer.columns(), &parts_.observer.signals());
    }
    parts_.observer.nudge();
}

void ToldNodes::settle() {
    const auto state = parts_.ledger.snapshot();
    const auto now = parts_.clock.now();
    std::erase_if(entries_, [&](const auto &item) {
        const auto &entry = item.second;
        const bool isGone =
            !entry.isDue && now - entry.node.heard() > patience_ && !state->findStored(entry.node.name());
        renamed_ -= isGone && entry.isRenamed ? 1 : 0;
        return isGone;
    });
    for (auto &[id, entry] : entries_)
        settleOne(&entry, *state, now);
    write(*state);
    followLayout();
    for (auto &[id, entry] : entries_) {
        if (const auto *place = entry.isOwn ? layout_->find(entry.node.name()) : nullptr)
            entry.node.put(*place, ToldNode::Known::Last, &parts_.observer.columns(), &parts_.observer.signals());
    }
    if (!isOfHost_)
        writeCluster(*state);
}

void ToldNodes::settleOne(Entry *entry, const ledger::Snapshot &state, core::TimePoint now) {
    const bool wasOwn = std::exchange(entry->isOwn, mayChange(entry, state));
    if (!entry->isOwn) {
        if (const auto resource = state.find(entry->node.name()))
            entry->node.adopt(resource->node_status());
        return;
    }
    const bool isLost = now - entry->node.heard() > patience_;
    entry->isDue = entry->isDue || !wasOwn || isLost != entry->isLost;
    entry->isLost = isLost;
    // Of a node that nobody hears from nothing says that its GPUs are gone.
    if (!isLost && entry->node.forgetSilent(now - patience_))
        entry->isDue = entry->node.takeChanged() || entry->isDue;
}

v1::Resource ToldNodes::resourceOf(const Entry &entry, const v1::Resource *before) const {
    v1::Resource resource;
    resource.mutable_meta()->set_name(entry.node.name());
    auto &status = *resource.mutable_node_status();
    if (before)
        status = before->node_status();
    if (!entry.node.host().empty())
        status.set_host_name(entry.node.host());
    entry.node.writeGpus(&status);
    replaceConditions(entry.isLost, place_.source, parts_.clock.now(), &status);
    return resource;
}

void ToldNodes::write(const ledger::Snapshot &state) {
    ledger::Proposal proposal;
    const auto commit = [&] {
        if (proposal.changes.empty())
            return;
        proposal.byVerb = true;
        proposal.reason = "Told of by " + place_.source;
        // A sealed store takes nothing, and somebody else may have made one of them; what is missing is tried again.
        static_cast<void>(parts_.ledger.commit(std::exchange(proposal, {})));
    };
    for (auto &[id, entry] : entries_) {
        if (!std::exchange(entry.isDue, false))
            continue;
        const auto before = state.find(entry.node.name());
        auto resource = resourceOf(entry, before.get());
        if (before) {
            writeBesidesDrain(parts_.ledger, *before, std::move(*resource.mutable_node_status()));
            continue;
        }
        auto &made = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
        made.mutable_meta()->set_name(entry.node.name());
        made.mutable_meta()->set_team(place_.team);
        made.mutable_node();
        proposal.statuses.push_back(std::move(resource));
        if (proposal.changes.size() == mostAtOnce)
            commit();
    }
    commit();
}

ToldNodes::Mark ToldNodes::markOf(const v1::Resource &cluster, const ledger::Snapshot &state) const {
    Mark mark{0, cluster.meta().revision()};
    const auto prefix = place_.cluster + "/nodes/";
    state.eachStored("nodes", [&](const ledger::StoredPtr &node) {
        if (node->name().starts_with(prefix)) {
            ++mark.count;
            mark.revision = std::max(mark.revision, node->revision());
        }
        return true;
    });
    return mark;
}

// All nodes of the cluster, whoever tells of them: several sources that count the same write the same.
void ToldNodes::writeCluster(const ledger::Snapshot &state) {
    const auto cluster = state.find(place_.cluster);
    if (!cluster)
        return;
    const auto mark = markOf(*cluster, state);
    if (mark == counted_)
        return;
    v1::Resource update;
    update.mutable_meta()->set_name(place_.cluster);
    auto &status = *update.mutable_cluster_status();
    *status.mutable_conditions() = cluster->cluster_status().conditions();
    const auto prefix = place_.cluster + "/nodes/";
    state.each("nodes", [&](const ledger::ResourcePtr &node) {
        if (!node->meta().name().starts_with(prefix))
            return true;
        status.set_node_count(status.node_count() + 1);
        status.set_ready_node_count(status.ready_node_count() + (isReady(node->node_status()) ? 1 : 0));
        status.set_gpu_count(status.gpu_count() + node->node_status().gpus_size());
        addProducts(node->node_status(), &status);
        return true;
    });
    if (MessageDifferencer::Equals(status, cluster->cluster_status()))
        counted_ = mark;
    else
        parts_.ledger.writeStatus(std::move(update), nullptr);
}

int ToldNodes::gpuCount() const {
    int count = 0;
    const auto now = parts_.clock.now();
    for (const auto &[id, entry] : entries_)
        count += now - entry.node.heard() <= patience_ ? entry.node.gpuCount() : 0;
    return count;
}

const ToldNode *ToldNodes::firstRenamed() const {
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [](const auto &item) { return item.second.isRenamed; });
    return found == entries_.end() ? nullptr : &found->second.node;
}

} // namespace fleet
