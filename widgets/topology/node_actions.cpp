#include "widgets/topology/node_actions.h"

#include <QAction>

#include "backend/core/intent.h"
#include "widgets/kit/change_dialog.h"

namespace topologypage {

NodeActions::NodeActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("nodes"), make, host, Origin::Found) {
    cordon_ = this->make(QStringLiteral("cordon"), tr("Cordon node"), tr("Cordon"));
    connect(cordon_, &QAction::triggered, this, [this] { propose(true); });
    uncordon_ = this->make(QStringLiteral("uncordon"), tr("Uncordon node"), tr("Uncordon"));
    connect(uncordon_, &QAction::triggered, this, [this] { propose(false); });
}

void NodeActions::judge() {
    ObjectActions::judge();
    ObjectActions::judge(cordon_, QStringLiteral("nodes.update"),
                         !nothing().isEmpty()    ? nothing()
                         : wanting(true).empty() ? tr("It is cordoned already.")
                                                 : QString());
    ObjectActions::judge(uncordon_, QStringLiteral("nodes.update"),
                         !nothing().isEmpty()     ? nothing()
                         : wanting(false).empty() ? tr("It is not cordoned.")
                                                  : QString());
}

std::vector<v1::Resource> NodeActions::wanting(bool isCordoned) const {
    auto nodes = targetResources();
    std::erase_if(nodes, [isCordoned](const auto &node) { return node.node().unschedulable() == isCordoned; });
    return nodes;
}

void NodeActions::propose(bool isCordoned) {
    kit::ChangeDialog::Proposal proposal;
    for (const auto &node : wanting(isCordoned)) {
        auto &put = *proposal.changes.emplace_back().mutable_put();
        *put.mutable_resource() = core::intentOf(node);
        put.mutable_resource()->mutable_node()->set_unschedulable(isCordoned);
        put.mutable_update_mask()->add_paths("spec.unschedulable");
        put.set_etag(node.meta().etag());
        proposal.before.push_back(core::intentOf(node));
    }
    if (proposal.changes.empty())
        return;
    const auto count = static_cast<int>(proposal.changes.size());
    const auto name = QString::fromStdString(proposal.before.front().meta().name());
    if (isCordoned) {
        proposal.title = count == 1 ? tr("Cordon %1").arg(name) : tr("Cordon %n node(s)", nullptr, count);
        proposal.consequence = tr("No new replica is placed there. Those that run there go on.");
        proposal.verb = tr("Cordon");
    } else {
        proposal.title = count == 1 ? tr("Uncordon %1").arg(name) : tr("Uncordon %n node(s)", nullptr, count);
        proposal.consequence = tr("Replicas may be placed there again.");
        proposal.verb = tr("Uncordon");
    }
    kit::ChangeDialog::propose(session(), std::move(proposal), window())->open();
}

} // namespace topologypage
