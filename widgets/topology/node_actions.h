#pragma once

#include "widgets/kit/object_actions.h"

namespace topologypage {

namespace v1 = pilothouse::v1;

// What can be done with nodes: they are cordoned and uncordoned, edited and deleted, and never made by people.
class NodeActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    NodeActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    void judge() override;
    QAction *cordon() const { return cordon_; }
    QAction *uncordon() const { return uncordon_; }

private:
    // Of those that are selected and are not so yet.
    std::vector<v1::Resource> wanting(bool isCordoned) const;
    void propose(bool isCordoned);

    QAction *cordon_ = nullptr;
    QAction *uncordon_ = nullptr;
};

} // namespace topologypage
