#include "widgets/gpus/map_pivot.h"

#include <algorithm>
#include <map>
#include <numeric>

#include <QCollator>

#include "widgets/kit/plain_text.h"

namespace gpuspage {

namespace {

QString lastPart(const std::string &name) {
    const auto text = kit::harmless(QString::fromStdString(name));
    return text.mid(text.lastIndexOf(QLatin1Char('/')) + 1);
}

// Nodes of which all GPUs are in one group.
void joinNodes(const HeatmapLayout &layout, MapGrouping &grouping) {
    for (int node = 0; node < layout.nodeCount(); ++node) {
        const auto &span = layout.node(node);
        const auto first = grouping.ofGpu.begin() + span.firstGpu;
        const bool isOne =
            span.gpuCount > 0 && std::all_of(first, first + span.gpuCount, [&](int group) { return group == *first; });
        grouping.ofNode.push_back(isOne ? *first : -1);
    }
}

QCollator collator() {
    // Where there is no language, Qt compares bytes.
    QCollator made(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    // `domain 9` before `domain 10`.
    made.setNumericMode(true);
    made.setCaseSensitivity(Qt::CaseInsensitive);
    return made;
}

} // namespace

QString MapPivot::arranged(By by) {
    switch (by) {
    case By::Rack:
        return tr("Arranged by rack");
    case By::Model:
        return tr("Arranged by model");
    case By::Team:
        return tr("Arranged by team");
    case By::NvlinkDomain:
        return tr("Arranged by NVLink domain");
    }
    Q_UNREACHABLE();
}

QString MapPivot::name(By by) {
    switch (by) {
    case By::Rack:
        return tr("Rack");
    case By::Model:
        return tr("Model");
    case By::Team:
        return tr("Team");
    case By::NvlinkDomain:
        return tr("NVLink domain");
    }
    Q_UNREACHABLE();
}

MapPivot::Named MapPivot::groupOf(By by, const FleetOwners &owners, const v1::GpuOwner *owner) {
    if (!owner)
        return {owners.isComplete() ? tr("free") : tr("no owner that you may see"), false};
    const auto &name = by == By::Model ? owner->model() : owner->team();
    if (!name.empty())
        return {lastPart(name), true};
    return {by == By::Model ? tr("model not known") : tr("no team"), false};
}

QString MapPivot::groupOf(By by, const HeatmapLayout &layout, const FleetOwners &owners, const GpuRef &gpu) {
    if (by == By::Rack)
        return {};
    if (needsOwners(by))
        return groupOf(by, owners, owners.of(gpu)).name;
    return domainName(layout.facts(gpu.node).nvlinkDomain);
}

QString MapPivot::domainName(const std::string &domain) {
    return domain.empty() ? tr("links end at the node") : kit::harmless(QString::fromStdString(domain));
}

std::optional<MapGrouping> MapPivot::groupingBy(By by, const HeatmapLayout &layout, const FleetOwners &owners) {
    if (by == By::Rack || layout.isEmpty() || (needsOwners(by) && !owners.isKnown()))
        return std::nullopt;
    return by == By::NvlinkDomain ? byDomain(layout) : byOwner(by, layout, owners);
}

std::vector<int> MapPivot::sorted(const std::vector<Named> &named) {
    std::vector<int> order(named.size());
    std::iota(order.begin(), order.end(), 0);
    const auto comparing = collator();
    std::ranges::stable_sort(order, [&](int one, int two) {
        const auto &left = named[static_cast<std::size_t>(one)];
        const auto &right = named[static_cast<std::size_t>(two)];
        // Nobody is the last of all.
        const auto rank = [](int place, const Named &group) { return group.isKnown ? 0 : place == 0 ? 2 : 1; };
        if (rank(one, left) != rank(two, right))
            return rank(one, left) < rank(two, right);
        return comparing.compare(left.name, right.name) < 0;
    });
    return order;
}

MapGrouping MapPivot::byOwner(By by, const HeatmapLayout &layout, const FleetOwners &owners) {
    // Of nobody first, then of each owner: several of these may be one group.
    std::vector<Named> named{groupOf(by, owners, nullptr)};
    for (const auto &owner : owners.all())
        named.push_back(groupOf(by, owners, &owner));
    MapGrouping grouping;
    std::vector<int> groupOf(named.size());
    QHash<QString, int> held;
    const auto title = by == By::Model ? tr("By model") : tr("By team");
    for (const int place : sorted(named)) {
        const auto &group = named[static_cast<std::size_t>(place)];
        // What is not known has no name that somebody could have given.
        const auto key = (group.isKnown ? QLatin1String("/") : QLatin1String("-")) + group.name;
        if (!held.contains(key)) {
            held.insert(key, static_cast<int>(grouping.groups.size()));
            grouping.groups.push_back({key, group.name, title, {}, title});
        }
        groupOf[static_cast<std::size_t>(place)] = held.value(key);
    }
    grouping.ofGpu.resize(static_cast<std::size_t>(layout.gpuCount()));
    for (int gpu = 0; gpu < layout.gpuCount(); ++gpu)
        grouping.ofGpu[static_cast<std::size_t>(gpu)] = groupOf[static_cast<std::size_t>(owners.indexOf(gpu) + 1)];
    joinNodes(layout, grouping);
    return grouping;
}

namespace {

struct Domain {
    std::string cluster;
    std::string site;
    std::string name; // empty: links end at the node
    int blockOrder = 0;
};

// The domain of each node, -1 where it has no GPUs.
std::vector<int> findDomains(const HeatmapLayout &layout, std::vector<Domain> &domains) {
    std::vector<int> domainOf;
    std::map<std::string, int> blocks;
    std::map<std::pair<std::string, std::string>, int> held;
    for (int node = 0; node < layout.nodeCount(); ++node) {
        const auto facts = layout.facts(node);
        if (layout.node(node).gpuCount == 0) {
            domainOf.push_back(-1);
            continue;
        }
        // Of a cluster: its names may be those of others too.
        const auto block = facts.name.substr(0, facts.name.find("/nodes/"));
        const auto [place, isNew] =
            held.emplace(std::pair(block, facts.nvlinkDomain), static_cast<int>(domains.size()));
        if (isNew) {
            const int order = blocks.emplace(block, static_cast<int>(blocks.size())).first->second;
            domains.push_back({block, facts.site, facts.nvlinkDomain, order});
        }
        domainOf.push_back(place->second);
    }
    return domainOf;
}

} // namespace

MapGrouping MapPivot::byDomain(const HeatmapLayout &layout) {
    std::vector<Domain> domains;
    const auto domainOf = findDomains(layout, domains);
    std::vector<int> order(domains.size());
    std::iota(order.begin(), order.end(), 0);
    const auto comparing = collator();
    std::ranges::stable_sort(order, [&](int one, int two) {
        const auto &left = domains[static_cast<std::size_t>(one)];
        const auto &right = domains[static_cast<std::size_t>(two)];
        if (left.name.empty() != right.name.empty())
            return right.name.empty();
        if (left.blockOrder != right.blockOrder)
            return left.blockOrder < right.blockOrder;
        return comparing.compare(QString::fromStdString(left.name), QString::fromStdString(right.name)) < 0;
    });
    MapGrouping grouping;
    std::vector<int> groupOf(domains.size());
    for (const int place : order) {
        const auto &domain = domains[static_cast<std::size_t>(place)];
        groupOf[static_cast<std::size_t>(place)] = static_cast<int>(grouping.groups.size());
        const auto cluster = QString::fromStdString(domain.cluster);
        const auto key = cluster + QLatin1Char('\n') + QString::fromStdString(domain.name);
        // Those without one stand together, each cluster by its name: what they have in common is said once.
        if (domain.name.empty())
            grouping.groups.push_back({key, lastPart(domain.cluster), QString(), {}, tr("Links end at the node")});
        else
            grouping.groups.push_back({key, domainName(domain.name), cluster, QString::fromStdString(domain.site), {}});
    }
    for (const int domain : domainOf)
        grouping.ofNode.push_back(domain < 0 ? -1 : groupOf[static_cast<std::size_t>(domain)]);
    return grouping;
}

} // namespace gpuspage
