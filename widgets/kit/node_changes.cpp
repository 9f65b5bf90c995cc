#include "widgets/kit/node_changes.h"

#include <algorithm>

#include "backend/core/intent.h"

namespace kit {

namespace {

// `clusters/<id>/nodes/<id>`, as pages name nodes.
QString nameOf(const ChangeDialog::Proposal &proposal) {
    const auto parts = QString::fromStdString(proposal.before.front().meta().name()).split(QLatin1Char('/'));
    return QStringLiteral("%1 / %2").arg(parts.value(1), parts.value(3));
}

// The node as it shall be, among what is proposed.
v1::NodeSpec &change(const v1::Resource &node, const char *path, ChangeDialog::Proposal *proposal) {
    auto &put = *proposal->changes.emplace_back().mutable_put();
    *put.mutable_resource() = core::intentOf(node);
    put.mutable_update_mask()->add_paths(path);
    put.set_etag(node.meta().etag());
    proposal->before.push_back(core::intentOf(node));
    return *put.mutable_resource()->mutable_node();
}

std::string uuidOf(const v1::Resource &node, int position) {
    for (const auto &gpu : node.node_status().gpus())
        if (gpu.index() == position)
            return gpu.uuid();
    return {};
}

int positionOf(const v1::Resource &node, const std::string &uuid) {
    for (const auto &gpu : node.node_status().gpus())
        if (gpu.uuid() == uuid)
            return gpu.index();
    return 0;
}

bool isAmong(const google::protobuf::RepeatedPtrField<std::string> &uuids, const std::string &uuid) {
    return std::ranges::find(uuids, uuid) != uuids.end();
}

// Of those that are asked for, the ones that are not so yet.
std::vector<std::string> wanting(const v1::Resource &node, const NodeChanges::Positions &positions, bool isCordoned) {
    std::vector<std::string> uuids;
    const auto found = positions.find(node.meta().name());
    if (found == positions.end())
        return uuids;
    for (const int position : found->second)
        if (const auto uuid = uuidOf(node, position);
            !uuid.empty() && isAmong(node.node().unschedulable_gpus(), uuid) != isCordoned)
            uuids.push_back(uuid);
    return uuids;
}

void apply(const std::vector<std::string> &uuids, bool isCordoned, v1::NodeSpec *spec) {
    auto &cordoned = *spec->mutable_unschedulable_gpus();
    for (const auto &uuid : uuids) {
        if (isCordoned)
            *cordoned.Add() = uuid;
        else
            cordoned.erase(std::remove(cordoned.begin(), cordoned.end(), uuid), cordoned.end());
    }
}

} // namespace

ChangeDialog::Proposal NodeChanges::cordon(const Nodes &nodes, bool isCordoned) {
    ChangeDialog::Proposal proposal;
    int replicas = 0;
    for (const auto &node : nodes) {
        if (node.node().unschedulable() == isCordoned)
            continue;
        replicas += node.node_status().replicas();
        change(node, "spec.unschedulable", &proposal).set_unschedulable(isCordoned);
    }
    const auto count = static_cast<int>(proposal.changes.size());
    if (count == 0)
        return proposal;
    if (isCordoned) {
        proposal.title = count == 1 ? tr("Cordon %1").arg(nameOf(proposal)) : tr("Cordon %n node(s)", nullptr, count);
        proposal.consequence =
            replicas == 0
                ? tr("No replica is there, and no new one is placed there.")
                : tr("No new replica is placed there. %Ln replica(s) that run there go on.", nullptr, replicas);
        proposal.verb = tr("Cordon");
    } else {
        proposal.title =
            count == 1 ? tr("Uncordon %1").arg(nameOf(proposal)) : tr("Uncordon %n node(s)", nullptr, count);
        proposal.consequence = tr("Replicas may be placed there again.");
        proposal.verb = tr("Uncordon");
    }
    return proposal;
}

ChangeDialog::Proposal NodeChanges::drain(const Nodes &nodes, bool isDrained) {
    ChangeDialog::Proposal proposal;
    int replicas = 0;
    for (const auto &node : nodes) {
        if (node.node().draining() == isDrained)
            continue;
        replicas += node.node_status().replicas();
        change(node, "spec.draining", &proposal).set_draining(isDrained);
    }
    const auto count = static_cast<int>(proposal.changes.size());
    if (count == 0)
        return proposal;
    if (isDrained) {
        proposal.title = count == 1 ? tr("Drain %1").arg(nameOf(proposal)) : tr("Drain %n node(s)", nullptr, count);
        proposal.consequence =
            replicas == 0 ? tr("No replica is there, and no new one is placed there.")
                          : tr("%n replica(s) move elsewhere, each when its successor is ready. One for which nowhere "
                               "is room stays. No new replica is placed there.",
                               nullptr, replicas);
        proposal.verb = tr("Drain");
    } else {
        proposal.title =
            count == 1 ? tr("Stop draining %1").arg(nameOf(proposal)) : tr("Stop draining %n node(s)", nullptr, count);
        proposal.consequence = tr("What is still there stays, and replicas may be placed there again, unless the %Ln "
                                  "node(s) are cordoned too.",
                                  nullptr, count);
        proposal.verb = tr("Stop draining");
    }
    return proposal;
}

ChangeDialog::Proposal NodeChanges::cordonGpus(const Nodes &nodes, const Positions &positions, bool isCordoned) {
    ChangeDialog::Proposal proposal;
    int count = 0;
    int last = 0;
    for (const auto &node : nodes) {
        const auto uuids = wanting(node, positions, isCordoned);
        if (uuids.empty())
            continue;
        apply(uuids, isCordoned, &change(node, "spec.unschedulable_gpus", &proposal));
        count += static_cast<int>(uuids.size());
        last = positionOf(node, uuids.back());
    }
    if (count == 0)
        return proposal;
    if (isCordoned) {
        proposal.title = count == 1 ? tr("Cordon %1 / GPU %2", "a node").arg(nameOf(proposal), QString::number(last))
                                    : tr("Cordon %n GPU(s)", nullptr, count);
        proposal.consequence =
            tr("%Ln GPU(s) are given to no new replica. Replicas that have them go on.", nullptr, count);
        proposal.verb = tr("Cordon");
    } else {
        proposal.title = count == 1 ? tr("Uncordon %1 / GPU %2", "a node").arg(nameOf(proposal), QString::number(last))
                                    : tr("Uncordon %n GPU(s)", nullptr, count);
        proposal.consequence =
            tr("%Ln GPU(s) may be given to replicas again, unless their nodes are cordoned.", nullptr, count);
        proposal.verb = tr("Uncordon");
    }
    return proposal;
}

bool NodeChanges::isGpuCordoned(const v1::Resource &node, int position) {
    const auto uuid = uuidOf(node, position);
    return !uuid.empty() && isAmong(node.node().unschedulable_gpus(), uuid);
}

} // namespace kit
