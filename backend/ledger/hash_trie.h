#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>
#include <variant>
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
        for (int depth = 0; node != nullptr && node->isInner(); ++depth)
            node = node->children()[slot(hash, depth)].get();
        if (node == nullptr)
            return nullptr;
        const auto found = node->position(hash, key);
        return found == node->entries().size() ? nullptr : &node->entries()[found].second;
    }

    // Stops when `visit` returns false; true when it never did.
    bool each(const std::function<bool(const Entry &)> &visit) const {
        return root_ == nullptr || eachIn(*root_, visit);
    }

    // Adds the entry, or puts it in place of the one with its key.
    void put(Entry entry, Edit edit) {
        const auto hash = std::hash<std::string_view>()(entry.key());
        int depth = 0;
        Node &leaf = ownLeaf(hash, edit, &depth);
        const auto found = leaf.position(hash, entry.key());
        if (found < leaf.entries().size()) {
            leaf.entries()[found].second = std::move(entry);
            return;
        }
        leaf.entries().emplace_back(hash, std::move(entry));
        ++size_;
        if (leaf.entries().size() > MaxLeaf && depth < MaxDepth)
            split(leaf, depth, edit);
    }

    void erase(std::string_view key, Edit edit) {
        if (find(key) == nullptr)
            return;
        const auto hash = std::hash<std::string_view>()(key);
        int depth = 0;
        Node &leaf = ownLeaf(hash, edit, &depth);
        std::swap(leaf.entries()[leaf.position(hash, key)], leaf.entries().back());
        leaf.entries().pop_back();
        --size_;
    }

private:
    // What a change copies is the nodes on its way and a count for each of their children, which is why they are
    // narrow.
    static constexpr std::size_t MaxLeaf = 8;
    static constexpr int Bits = 3;
    static constexpr int MaxDepth = 64 / Bits;

    struct Node;
    using NodePtr = std::shared_ptr<Node>;
    using Entries = std::vector<std::pair<std::size_t, Entry>>;
    using Children = std::array<NodePtr, std::size_t{1} << Bits>;

    // Either entries or children.
    struct Node {
        Edit edit = 0;
        std::variant<Entries, Children> content;

        bool isInner() const { return content.index() == 1; }
        Entries &entries() { return *std::get_if<Entries>(&content); }
        const Entries &entries() const { return *std::get_if<Entries>(&content); }
        Children &children() { return *std::get_if<Children>(&content); }
        const Children &children() const { return *std::get_if<Children>(&content); }

        std::size_t position(std::size_t hash, std::string_view key) const {
            const auto found = std::find_if(entries().begin(), entries().end(), [&](const auto &entry) {
                return entry.first == hash && entry.second.key() == key;
            });
            return static_cast<std::size_t>(found - entries().begin());
        }
    };

    static std::size_t slot(std::size_t hash, int depth) { return (hash >> (Bits * depth)) & ((1U << Bits) - 1); }

    // The leaf where the hash belongs and its depth, with the way to it this edit's own.
    Node &ownLeaf(std::size_t hash, Edit edit, int *depth) {
        NodePtr *place = &root_;
        while (own(*place, edit).isInner())
            place = &(*place)->children()[slot(hash, (*depth)++)];
        return **place;
    }

    // The node at `place`, made or copied unless this edit has done so already.
    static Node &own(NodePtr &place, Edit edit) {
        if (place != nullptr && place->edit == edit)
            return *place;
        const bool isInner = place != nullptr && place->isInner();
        auto node = isInner ? std::make_shared<Node>(*place) : std::make_shared<Node>();
        node->edit = edit;
        if (!isInner) {
            // Room for the one that comes: most leaves stay as they are, and there are very many.
            node->entries().reserve(place == nullptr ? 1 : place->entries().size() + 1);
            if (place != nullptr)
                node->entries().assign(place->entries().begin(), place->entries().end());
        }
        place = std::move(node);
        return *place;
    }

    static void split(Node &leaf, int depth, Edit edit) {
        auto entries = std::move(leaf.entries());
        auto &children = leaf.content.template emplace<Children>();
        for (auto &entry : entries)
            own(children[slot(entry.first, depth)], edit).entries().push_back(std::move(entry));
    }

    static bool eachIn(const Node &node, const std::function<bool(const Entry &)> &visit) {
        if (node.isInner())
            return std::all_of(node.children().begin(), node.children().end(),
                               [&](const NodePtr &child) { return child == nullptr || eachIn(*child, visit); });
        return std::all_of(node.entries().begin(), node.entries().end(),
                           [&](const auto &entry) { return visit(entry.second); });
    }

    NodePtr root_;
    std::size_t size_ = 0;
};

} // namespace ledger
