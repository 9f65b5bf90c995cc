#pragma once

#include <map>
#include <string>
#include <vector>

#include <QCoreApplication>

#include "widgets/kit/change_dialog.h"

namespace kit {

// What is done to nodes and their GPUs, as a finished change that still needs a reason: the same from every page.
// Nothing is in it where all of them are so already.
class NodeChanges {
    Q_DECLARE_TR_FUNCTIONS(NodeChanges)

public:
    using Nodes = std::vector<v1::Resource>;
    // More at once are too many for one change.
    static constexpr int Most = 1'000;

    static ChangeDialog::Proposal cordon(const Nodes &nodes, bool isCordoned);
    static ChangeDialog::Proposal drain(const Nodes &nodes, bool isDrained);
    // GPUs by their positions on each node, by its name.
    using Positions = std::map<std::string, std::vector<int>>;
    static ChangeDialog::Proposal cordonGpus(const Nodes &nodes, const Positions &positions, bool isCordoned);

    static bool isGpuCordoned(const v1::Resource &node, int position);
};

} // namespace kit
