#include <algorithm>
#include <array>

#include "widgets/topology/judgement.h"
#include "widgets/topology/topology_graph.h"

namespace topologypage {

namespace {

// A mean of percents, as they come.
struct Mean {
    int sum = 0;
    int count = 0;

    void add(int percent) {
        sum += percent;
        ++count;
    }
    signed char value() const { return static_cast<signed char>(count == 0 ? -1 : (sum + count / 2) / count); }
};

} // namespace

void TopologyGraph::measure(const QString &node, const Measured &measured) {
    const auto owned = owned_.constFind(node);
    if (owned == owned_.cend() || owned->objects.empty())
        return;
    Mean mean;
    auto worst = Trouble::None;
    // The node's own object comes first, then its GPUs as it tells of them.
    for (std::size_t place = 0; place + 1 < owned->objects.size() && place < owned->gpus.size(); ++place) {
        Object gpu = at(owned->objects[place + 1]);
        const auto index = static_cast<std::size_t>(gpu.index);
        gpu.load = index < measured.loads.size() ? measured.loads[index] : -1;
        gpu.trouble = index < measured.troubles.size() ? measured.troubles[index] : Trouble::None;
        if (gpu.load >= 0)
            mean.add(gpu.load);
        worst = std::max(worst, gpu.trouble);
        change(owned->objects[place + 1], std::move(gpu));
    }
    Object now = at(owned->objects.front());
    now.load = mean.value();
    now.trouble = worst;
    judgeNode(now);
    change(owned->objects.front(), std::move(now));
    for (const auto &gpu : owned->gpus)
        refreshGpu(gpu);
}

void TopologyGraph::spreadLoad() {
    std::vector<Mean> means(objects_.size());
    const auto add = [&means](ObjectId id, int percent) {
        if (id >= 0)
            means[static_cast<std::size_t>(id)].add(percent);
    };
    for (const auto &object : objects_) {
        if (object.kind != Kind::Gpu || object.key.isEmpty() || object.load < 0)
            continue;
        if (const ObjectId user = find(object.place); user >= 0) {
            add(user, object.load);
            add(find(at(user).parent), object.load);
        }
        if (const ObjectId node = find(object.parent); node >= 0) {
            const ObjectId cluster = find(at(node).parent);
            add(cluster, object.load);
            add(cluster < 0 ? -1 : find(at(cluster).parent), object.load);
        }
    }
    static constexpr std::array Carriers{Kind::Replica, Kind::Deployment, Kind::Cluster, Kind::Site};
    for (std::size_t place = 0; place < objects_.size(); ++place) {
        if (objects_[place].key.isEmpty() || std::ranges::find(Carriers, objects_[place].kind) == Carriers.end() ||
            objects_[place].load == means[place].value())
            continue;
        objects_[place].load = means[place].value();
        touch(static_cast<ObjectId>(place));
    }
}

} // namespace topologypage
