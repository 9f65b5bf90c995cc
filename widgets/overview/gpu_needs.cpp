#include "widgets/overview/gpu_needs.h"

#include <vector>

#include "widgets/overview/need_words.h"

namespace overviewpage {

namespace {

// Of `clusters/<id>/nodes/<id>`: no name has a line break.
std::string keyOf(const std::string &node, const std::string &rack) {
    return rack.empty() ? node : node.substr(0, node.find("/nodes/")) + '\n' + rack;
}

QString sourceOf(const std::string &key) {
    return QStringLiteral("gpus of ") + QString::fromStdString(key);
}

} // namespace

void GpuNeeds::put(const std::string &node, const std::string &rack, std::uint8_t health) {
    const auto key = keyOf(node, rack);
    if (const auto before = rackOf_.find(node); before != rackOf_.end() && before->second != key) {
        const auto left = before->second;
        racks_[left].erase(node);
        rackOf_.erase(before);
        tell(left);
    }
    if (NeedWords::ofGpus(node, health).isEmpty()) {
        if (rackOf_.erase(node) == 0)
            return;
        racks_[key].erase(node);
    } else {
        rackOf_[node] = key;
        racks_[key][node] = health;
    }
    tell(key);
}

void GpuNeeds::tell(const std::string &key) {
    const auto found = racks_.find(key);
    queue_.put(sourceOf(key), needsOf(key, found->second));
    if (found->second.empty())
        racks_.erase(found);
}

QList<Need> GpuNeeds::needsOf(const std::string &key, const Rack &rack) {
    std::map<int, std::vector<std::string>> bySign;
    for (const auto &[node, health] : rack)
        bySign[health & 0x0f].push_back(node);
    QList<Need> needs;
    for (const auto &[sign, nodes] : bySign)
        needs += nodes.size() == 1 ? NeedWords::ofGpus(nodes.front(), rack.at(nodes.front()))
                                   : QList{NeedWords::ofRack(nodes, key.substr(key.find('\n') + 1), sign)};
    return needs;
}

void GpuNeeds::tellAgain() {
    for (const auto &[key, rack] : racks_)
        queue_.put(sourceOf(key), needsOf(key, rack));
}

} // namespace overviewpage
