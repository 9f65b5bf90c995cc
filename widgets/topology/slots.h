#pragma once

#include <map>
#include <set>
#include <vector>

#include <QString>

namespace topologypage {

// Numbered places of a row. Who has a place keeps it while others come and go; a place that became free is taken by the
// next newcomer.
class Slots {
public:
    // Keys that are not among these lose their place; new ones take the lowest free ones in their order.
    void keep(const std::vector<QString> &keys) {
        const std::set<QString> wanted(keys.begin(), keys.end());
        std::erase_if(places_, [&](const auto &place) { return !wanted.contains(place.first); });
        std::set<int> used;
        for (const auto &[key, place] : places_)
            used.insert(place);
        int next = 0;
        for (const auto &key : keys) {
            if (places_.contains(key))
                continue;
            while (used.contains(next))
                ++next;
            places_.emplace(key, next);
            used.insert(next);
        }
        extent_ = used.empty() ? 0 : *used.rbegin() + 1;
    }

    // The key must have a place.
    int of(const QString &key) const { return places_.at(key); }
    // One more than the highest place that is taken.
    int extent() const { return extent_; }
    bool isEmpty() const { return places_.empty(); }

private:
    std::map<QString, int> places_;
    int extent_ = 0;
};

} // namespace topologypage
