#pragma once

#include "widgets/kit/change_dialog.h"
#include "widgets/kit/object_actions.h"

namespace topologypage {

namespace v1 = pilothouse::v1;

// What can be done with nodes: they are cordoned and drained, and the way back, edited and deleted, and never made by
// people.
class NodeActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    NodeActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    void judge() override;
    QAction *cordon() const { return cordon_; }
    QAction *uncordon() const { return uncordon_; }
    QAction *drain() const { return drain_; }
    QAction *stopDraining() const { return stopDraining_; }

private:
    // Cannot be done where all of them are so already.
    void judgeOne(QAction *action, bool isSo, const QString &isSoAlready);
    void propose(kit::ChangeDialog::Proposal proposal);

    QAction *cordon_ = nullptr;
    QAction *uncordon_ = nullptr;
    QAction *drain_ = nullptr;
    QAction *stopDraining_ = nullptr;
};

} // namespace topologypage
