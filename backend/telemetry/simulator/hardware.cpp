#include "backend/telemetry/simulator/hardware.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "backend/telemetry/simulator/noise.h"

namespace simulator {

namespace {

// What hashes are drawn for, so that none is drawn twice.
constexpr std::uint64_t UuidChannel = 0x11;
constexpr std::uint64_t SerialChannel = 0x12;

std::string numbered(std::string_view prefix, int number, int last, std::size_t leastDigits) {
    const auto digits = std::max(leastDigits, std::to_string(last).size());
    auto text = std::to_string(number);
    text.insert(0, digits - std::min(digits, text.size()), '0');
    return std::string(prefix) + text;
}

template <typename List, typename Value>
bool admits(const List &list, const Value &value) {
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

void append(SlotRange range, std::vector<SlotRange> *ranges) {
    if (!ranges->empty() && ranges->back().end() == range.first)
        ranges->back().count += range.count;
    else
        ranges->push_back(range);
}

} // namespace

Hardware::Hardware(const v1::FleetScenario &scenario) : scenario_(scenario) {
    for (int site = 0; site < scenario.sites_size(); ++site) {
        for (const auto &cluster : scenario.sites(site).clusters())
            addCluster(cluster, site);
    }
    nodeOf_.reserve(nodes_.empty() ? 0 : static_cast<std::size_t>(nodes_.back().gpus.end()));
    for (int node = 0; node < static_cast<int>(nodes_.size()); ++node)
        nodeOf_.insert(nodeOf_.end(), static_cast<std::size_t>(this->node(node).gpus.count), node);
}

void Hardware::addCluster(const v1::FleetCluster &facts, int site) {
    const auto &products = scenario_.products();
    const auto product = std::find_if(products.begin(), products.end(),
                                      [&](const auto &candidate) { return candidate.id() == facts.product(); });
    clusters_.push_back(
        {site, static_cast<int>(product - products.begin()), static_cast<int>(racks_.size()), facts.racks(), &facts});
    for (int rack = 0; rack < facts.racks(); ++rack) {
        racks_.push_back({static_cast<int>(clusters_.size()) - 1, static_cast<int>(racks_.size()) + 1,
                          static_cast<int>(nodes_.size()), facts.nodes_per_rack()});
        for (int node = 0; node < facts.nodes_per_rack(); ++node) {
            const int first = nodes_.empty() ? 0 : nodes_.back().gpus.end();
            nodes_.push_back({static_cast<int>(racks_.size()) - 1,
                              static_cast<int>(nodes_.size()) + 1,
                              {first, facts.gpus_per_node()}});
        }
    }
}

const Cluster &Hardware::clusterOf(const Node &node) const {
    return clusters_[static_cast<std::size_t>(rackOf(node).cluster)];
}

const v1::FleetSite &Hardware::siteOf(const Node &node) const {
    return scenario_.sites(clusterOf(node).site);
}

const v1::FleetProduct &Hardware::productOf(const Node &node) const {
    return scenario_.products(clusterOf(node).product);
}

std::string Hardware::nodeName(int node) const {
    return numbered("n", node + 1, static_cast<int>(nodes_.size()), 3);
}

std::string Hardware::rackName(int rack) const {
    return numbered("rack-", rack + 1, static_cast<int>(racks_.size()), 2);
}

std::string Hardware::resourceName(int node) const {
    return "clusters/" + clusterOf(this->node(node)).facts->id() + "/nodes/" + nodeName(node);
}

// Its number stands in the name, so that no index is needed.
std::optional<int> Hardware::findNode(std::string_view resourceName) const {
    const auto digits = resourceName.find_last_not_of("0123456789") + 1;
    int number = 0;
    std::from_chars(resourceName.data() + digits, resourceName.data() + resourceName.size(), number);
    const bool isThere =
        number >= 1 && number <= static_cast<int>(nodes_.size()) && this->resourceName(number - 1) == resourceName;
    return isThere ? std::optional(number - 1) : std::nullopt;
}

std::string Hardware::uuid(int slot) const {
    const auto seed = mix(static_cast<std::uint64_t>(scenario_.seed()), UuidChannel);
    const auto high = mix(seed, static_cast<std::uint64_t>(slot));
    const auto low = mix(high, 1);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "GPU-%08x-%04x-%04x-%04x-%012llx", static_cast<unsigned>(high >> 32),
                  static_cast<unsigned>(high >> 16) & 0xffffu, static_cast<unsigned>(high) & 0xffffu,
                  static_cast<unsigned>(low >> 48), static_cast<unsigned long long>(low & 0xffffffffffffu));
    return text.data();
}

std::string Hardware::serial(int slot) const {
    const auto seed = mix(static_cast<std::uint64_t>(scenario_.seed()), SerialChannel);
    std::array<char, 24> text{};
    // The slot makes it unique.
    std::snprintf(text.data(), text.size(), "165%04u%06d",
                  static_cast<unsigned>(mix(seed, static_cast<std::uint64_t>(slot)) % 10'000), slot);
    return text.data();
}

std::string Hardware::pciAddress(int slot) const {
    const int index = slot - node(nodeOf(slot)).gpus.first;
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%08X:%02X:00.0", static_cast<unsigned>(index / 14),
                  static_cast<unsigned>(0x1b + 0x10 * (index % 14)));
    return text.data();
}

int Hardware::nvlinkDomain(int slot) const {
    const auto &node = this->node(nodeOf(slot));
    const int size = productOf(node).nvlink_domain_gpus();
    if (size == 0)
        return -1;
    if (size <= node.gpus.count)
        return node.gpus.first + (slot - node.gpus.first) / size * size;
    const int first = this->node(rackOf(node).firstNode).gpus.first;
    return first + (slot - first) / size * size;
}

bool Hardware::isWithin(const v1::FleetPlace &place, int node) const {
    const auto &facts = this->node(node);
    return admits(place.sites(), siteOf(facts).id()) && admits(place.clusters(), clusterOf(facts).facts->id()) &&
           admits(place.products(), productOf(facts).id()) &&
           (place.racks().empty() || admits(place.racks(), rackName(facts.rack))) &&
           (place.nodes().empty() || admits(place.nodes(), nodeName(node)));
}

std::vector<SlotRange> Hardware::slotsOf(const v1::FleetPlace &place) const {
    std::vector<SlotRange> ranges;
    for (int node = 0; node < static_cast<int>(nodes_.size()); ++node) {
        if (!isWithin(place, node))
            continue;
        const auto gpus = this->node(node).gpus;
        if (place.gpus().empty())
            append(gpus, &ranges);
        for (int index = 0; index < gpus.count && !place.gpus().empty(); ++index) {
            if (admits(place.gpus(), index))
                append({gpus.first + index, 1}, &ranges);
        }
    }
    return ranges;
}

bool Hardware::hasNode(std::string_view name) const {
    for (int node = 0; node < static_cast<int>(nodes_.size()); ++node) {
        if (nodeName(node) == name)
            return true;
    }
    return false;
}

bool Hardware::hasRack(std::string_view name) const {
    for (int rack = 0; rack < static_cast<int>(racks_.size()); ++rack) {
        if (rackName(rack) == name)
            return true;
    }
    return false;
}

} // namespace simulator
