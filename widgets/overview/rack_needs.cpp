#include "widgets/overview/rack_needs.h"

namespace overviewpage {

namespace {

// Of `clusters/<id>/nodes/<id>`: no name has a line break.
std::string keyOf(const std::string &node, const std::string &rack) {
    return rack.empty() ? node : node.substr(0, node.find("/nodes/")) + '\n' + rack;
}

} // namespace

QString RackNeeds::sourceOf(const std::string &key) const {
    return QStringLiteral("%1 of %2").arg(name_, QString::fromStdString(key));
}

void RackNeeds::put(const std::string &node, const std::string &rack, int sign, const QList<Need> &needs) {
    const auto key = keyOf(node, rack);
    const auto before = rackOf_.find(node);
    if (before == rackOf_.end() && needs.isEmpty())
        return;
    if (before != rackOf_.end() && (before->second != key || needs.isEmpty())) {
        const auto left = before->second;
        racks_[left].erase(node);
        rackOf_.erase(before);
        tell(left);
    }
    if (needs.isEmpty())
        return;
    rackOf_[node] = key;
    racks_[key][node] = {sign, needs};
    tell(key);
}

void RackNeeds::tell(const std::string &key) {
    const auto found = racks_.find(key);
    queue_.put(sourceOf(key), needsOf(key, found->second));
    if (found->second.empty())
        racks_.erase(found);
}

QList<Need> RackNeeds::needsOf(const std::string &key, const Rack &rack) const {
    std::map<int, std::vector<std::string>> bySign;
    for (const auto &[node, one] : rack)
        bySign[one.sign].push_back(node);
    QList<Need> needs;
    for (const auto &[sign, nodes] : bySign) {
        if (sign != 0 && nodes.size() > 1)
            needs << together_(nodes, key.substr(key.find('\n') + 1), sign);
        else
            for (const auto &node : nodes)
                needs << rack.at(node).needs;
    }
    return needs;
}

void RackNeeds::tellAgain() {
    for (const auto &[key, rack] : racks_)
        queue_.put(sourceOf(key), needsOf(key, rack));
}

void RackNeeds::clear() {
    for (const auto &[key, rack] : racks_)
        queue_.remove(sourceOf(key));
    racks_.clear();
    rackOf_.clear();
}

} // namespace overviewpage
