#include "backend/fleet/owner_column.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_map>

namespace fleet {

namespace {

constexpr std::uint16_t nobody = 0;
// Of 16 bits.
constexpr std::size_t mostOwners = std::numeric_limits<std::uint16_t>::max();

// Gives each owner a code.
class OwnerBook {
public:
    OwnerBook(const Picture &picture, const std::function<bool(const std::string &team)> &sees)
        : picture_(picture), sees_(sees) {}

    std::uint16_t codeOf(std::size_t slot) {
        if (const auto *owner = picture_.ground->allocation.ownerOf(slot))
            return remembered(owner, [&] {
                return seen(owner->team) ? codeOf({owner->deployment, owner->model, owner->team, {}}) : nobody;
            });
        const auto *workload = picture_.workloads ? picture_.workloads->at(slot) : nullptr;
        if (!workload)
            return 0;
        return remembered(workload, [&] {
            return seen(workload->team) ? codeOf({{}, workload->model, workload->team, workload->name}) : nobody;
        });
    }
    v1::OwnerColumn take() { return std::move(column_); }
    std::string &codes() { return *column_.mutable_codes(); }

private:
    // As in GpuOwner.
    using Key = std::tuple<std::string, std::string, std::string, std::string>;

    // Neighbours mostly have the same one.
    template <typename Make>
    std::uint16_t remembered(const void *owner, Make make) {
        if (owner == last_)
            return lastCode_;
        const auto found = byAddress_.find(owner);
        last_ = owner;
        lastCode_ = found != byAddress_.end() ? found->second : byAddress_.emplace(owner, make()).first->second;
        return lastCode_;
    }

    bool seen(const std::string &team) {
        auto found = teams_.find(team);
        if (found == teams_.end())
            found = teams_.emplace(team, sees_(team)).first;
        return found->second;
    }

    std::uint16_t codeOf(const Key &key) {
        if (const auto found = codes_.find(key); found != codes_.end())
            return found->second;
        if (codes_.size() == mostOwners)
            return 0;
        auto &owner = *column_.add_owners();
        owner.set_deployment(std::get<0>(key));
        owner.set_model(std::get<1>(key));
        owner.set_team(std::get<2>(key));
        owner.set_workload(std::get<3>(key));
        return codes_.emplace(key, static_cast<std::uint16_t>(codes_.size() + 1)).first->second;
    }

    const Picture &picture_;
    const std::function<bool(const std::string &team)> &sees_;
    const void *last_ = nullptr;
    std::uint16_t lastCode_ = 0;
    std::unordered_map<const void *, std::uint16_t> byAddress_;
    std::map<std::string, bool> teams_;
    std::map<Key, std::uint16_t> codes_;
    v1::OwnerColumn column_;
};

// Of equals the first.
std::uint16_t mostOf(const std::vector<std::uint16_t> &codes) {
    std::uint16_t best = 0;
    std::ptrdiff_t most = 0;
    for (const auto code : codes) {
        const auto count = std::count(codes.begin(), codes.end(), code);
        if (count > most) {
            most = count;
            best = code;
        }
    }
    return best;
}

} // namespace

v1::OwnerColumn ownersOf(const Picture &picture, const VisibleFleet &fleet, const FrameQuery &query,
                         const std::function<bool(const std::string &team)> &sees) {
    OwnerBook book(picture, sees);
    auto &out = book.codes();
    const auto append = [&out](std::uint16_t code) {
        out.push_back(static_cast<char>(code & 0xff));
        out.push_back(static_cast<char>(code >> 8));
    };
    std::vector<std::uint16_t> codes;
    for (const auto *node : nodesOf(fleet, query.ranges)) {
        codes.clear();
        for (int gpu = 0; gpu < node->gpuCount; ++gpu)
            codes.push_back(book.codeOf(static_cast<std::size_t>(node->firstSlot + gpu)));
        if (query.level == v1::NODE_LEVEL)
            append(mostOf(codes));
        else
            std::for_each(codes.begin(), codes.end(), append);
    }
    return book.take();
}

} // namespace fleet
