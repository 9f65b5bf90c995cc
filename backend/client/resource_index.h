#pragma once

#include "backend/client/stored_resource.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

namespace client::detail {

// All resources that the cache holds, by kind in the order of names, and by uid. For one thread.
class ResourceIndex {
public:
    enum class Effect { None, Added, Changed };
    using Visit = std::function<bool(const Stored &)>;

    // The newest revision of a uid wins, so that a repeat changes nothing.
    Effect put(Stored resource);
    // Null when there was none.
    Stored remove(std::string_view name);

    // From now on put() marks what it is given as seen, whether it changes or not.
    void beginRound();
    // What was not put since the last beginRound().
    std::vector<Stored> unseen() const;

    Stored find(std::string_view name) const;
    Stored findUid(std::string_view uid) const;
    bool isEmpty() const { return uids_.empty(); }
    std::size_t count(const core::Kind *kind) const;
    // In the order of names, from behind `after` on; stops when `visit` returns false, and then answers so.
    bool each(const core::Kind *kind, const Visit &visit, std::string_view after = {}) const;

private:
    struct Slot {
        Stored resource;
        std::uint32_t round;
    };
    // Keys look into the resources.
    using Slots = std::map<std::string_view, Slot>;

    std::map<const core::Kind *, Slots> kinds_;
    // No hash table: growing one of 50,000 takes longer than a slice.
    std::map<std::string_view, Stored> uids_;
    std::uint32_t round_ = 0;
};

} // namespace client::detail
