#include "widgets/topology/node_actions.h"

#include <algorithm>

#include <QAction>

#include "widgets/kit/node_changes.h"

namespace topologypage {

using kit::NodeChanges;

NodeActions::NodeActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("nodes"), make, host, Origin::Found) {
    cordon_ = this->make(QStringLiteral("cordon"), tr("Cordon node"), tr("Cordon"));
    connect(cordon_, &QAction::triggered, this, [this] { propose(NodeChanges::cordon(targetResources(), true)); });
    uncordon_ = this->make(QStringLiteral("uncordon"), tr("Uncordon node"), tr("Uncordon"));
    connect(uncordon_, &QAction::triggered, this, [this] { propose(NodeChanges::cordon(targetResources(), false)); });
    drain_ = this->make(QStringLiteral("drain"), tr("Drain node"), tr("Drain"));
    connect(drain_, &QAction::triggered, this, [this] { propose(NodeChanges::drain(targetResources(), true)); });
    stopDraining_ = this->make(QStringLiteral("stopDraining"), tr("Stop draining node"), tr("Stop draining"));
    connect(stopDraining_, &QAction::triggered, this,
            [this] { propose(NodeChanges::drain(targetResources(), false)); });
}

void NodeActions::judge() {
    ObjectActions::judge();
    const auto nodes = targetResources();
    const auto isCordoned = [](const v1::Resource &node) { return node.node().unschedulable(); };
    const auto isDrained = [](const v1::Resource &node) { return node.node().draining(); };
    judgeOne(cordon_, std::ranges::all_of(nodes, isCordoned), tr("It is cordoned already."));
    judgeOne(uncordon_, std::ranges::none_of(nodes, isCordoned), tr("It is not cordoned."));
    judgeOne(drain_, std::ranges::all_of(nodes, isDrained), tr("It is drained already."));
    judgeOne(stopDraining_, std::ranges::none_of(nodes, isDrained), tr("It is not drained."));
}

void NodeActions::judgeOne(QAction *action, bool isSo, const QString &isSoAlready) {
    ObjectActions::judge(action, QStringLiteral("nodes.update"),
                         !nothing().isEmpty() ? nothing()
                         : isSo               ? isSoAlready
                                              : QString());
}

void NodeActions::propose(kit::ChangeDialog::Proposal proposal) {
    if (!proposal.changes.empty())
        kit::ChangeDialog::propose(session(), std::move(proposal), window())->open();
}

} // namespace topologypage
