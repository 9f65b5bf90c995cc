#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace ledger {

// A persistent map by hashed key. Copies are cheap and share everything; what one of them changes, the others never
// see, and a change copies only the way to it. `Entry` has `std::string_view key() const`. Whoever changes a trie names
// the edit it belongs to: nodes made in that edit are changed in place, so an edit must end before a copy is shared
// with another thread.
template <typename Entry>
class HashTrie {
public:
    using Edit = std::uint64_t;

    std::size_t size() const { return size_; }

    const Entry *find(std::string_view key) const {
        const auto hash = std::hash<std::string_view>()(key);
        const Node *node = root_.get();
        for (int depth = 0; node != nullptr && !node->children.empty(); ++depth)
            node = node->children[slot(hash, depth)].get();
        if (node == nullptr)
            return nullptr;
        const auto found = node->position(hash, key);
        return found == node->entries.size() ? nullptr : &node->entries[found].second;
    }

    // Stops when `visit` returns false; true when it never did.
    bool each(const std::function<bool(const Entry &)> &visit) const {
        return root_ == nullptr || eachIn(*root_, visit);
    }

    // Adds the entry, or puts it in place of the one with its key.
    void put(Entry entry, Edit edit) {
        const auto hash = std::hash<std::string_view>()(entry.key());
        NodePtr *place = &root_;
        int depth = 0;
        while (!own(*place, edit).children.empty())
            place = &(*place)->children[slot(hash, depth++)];
        Node &leaf = **place;
        const auto found = leaf.position(hash, entry.key());
        if (found < leaf.entries.size()) {
            leaf.entries[found].second = std::move(entry);
            return;
        }
        leaf.entries.emplace_back(hash, std::move(entry));
        ++size_;
        if (leaf.entries.size() > MaxLeaf && depth < MaxDepth)
            split(leaf, depth, edit);
    }

    void erase(std::string_view key, Edit edit) {
        if (find(key) == nullptr)
            return;
        const auto hash = std::hash<std::string_view>()(key);
        NodePtr *place = &root_;
        for (int depth = 0; !own(*place, edit).children.empty(); ++depth)
            place = &(*place)->children[slot(hash, depth)];
        Node &leaf = **place;
        std::swap(leaf.entries[leaf.position(hash, key)], leaf.entries.back());
        leaf.entries.pop_back();
        --size_;
    }

private:
    static constexpr std::size_t MaxLeaf = 24;
    static constexpr int Bits = 6;
    static constexpr int MaxDepth = 64 / Bits;

    struct Node;
    using NodePtr = std::shared_ptr<Node>;

    // Either entries or 64 children.
    struct Node {
        Edit edit = 0;
        std::vector<std::pair<std::size_t, Entry>> entries;
        std::vector<NodePtr> children;

        std::size_t position(std::size_t hash, std::string_view key) const {
            const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto &entry) {
                return entry.first == hash && entry.second.key() == key;
            });
            return static_cast<std::size_t>(found - entries.begin());
        }
    };

    static std::size_t slot(std::size_t hash, int depth) { return (hash >> (Bits * depth)) & ((1U << Bits) - 1); }

    // The node at `place`, made or copied unless this edit has done so already.
    static Node &own(NodePtr &place, Edit edit) {
        if (place == nullptr)
            place = std::make_shared<Node>();
        else if (place->edit != edit)
            place = std::make_shared<Node>(*place);
        place->edit = edit;
        return *place;
    }

    static void split(Node &leaf, int depth, Edit edit) {
        auto entries = std::move(leaf.entries);
        leaf.entries.clear();
        leaf.children.resize(std::size_t{1} << Bits);
        for (auto &entry : entries)
            own(leaf.children[slot(entry.first, depth)], edit).entries.push_back(std::move(entry));
    }

    static bool eachIn(const Node &node, const std::function<bool(const Entry &)> &visit) {
        for (const auto &entry : node.entries) {
            if (!visit(entry.second))
                return false;
        }
        return std::all_of(node.children.begin(), node.children.end(),
                           [&](const NodePtr &child) { return child == nullptr || eachIn(*child, visit); });
    }

    NodePtr root_;
    std::size_t size_ = 0;
};

} // namespace ledger
