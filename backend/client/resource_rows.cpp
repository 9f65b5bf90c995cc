#include "backend/client/resource_rows.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace client::detail {

namespace {

RowOrder::Key keyOf(const StoredResource &stored, const RowOrder &order) {
    v1::Resource resource;
    stored.parseInto(resource);
    return order.keyOf(resource);
}

} // namespace

RowOrder::Key RowOrder::keyOf(const v1::Resource &resource) const {
    return {rank ? (*rank)(resource) : 0, fields.keyOf(resource)};
}

std::strong_ordering RowOrder::compare(const Key &left, const Key &right) const {
    if (left.rank != right.rank)
        return isDescending ? right.rank <=> left.rank : left.rank <=> right.rank;
    return fields.compare(left.fields, right.fields);
}

bool RowRule::admits(const StoredResource &stored, v1::Resource &scratch) const {
    if (!stored.name().starts_with(prefix))
        return false;
    if (filter.isEmpty())
        return true;
    stored.parseInto(scratch);
    return filter.matches(scratch);
}

ResourceRows::ResourceRows(const std::vector<Stored> &resources, const RowRule &rule) {
    v1::Resource scratch;
    std::vector<RowOrder::Key> keys;
    std::vector<const Stored *> admitted;
    for (const auto &stored : resources) {
        if (!rule.admits(*stored, scratch))
            continue;
        stored->parseInto(scratch);
        keys.push_back(rule.order.keyOf(scratch));
        admitted.push_back(&stored);
    }
    std::vector<std::size_t> sorted(admitted.size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    std::ranges::sort(
        sorted, [&](std::size_t left, std::size_t right) { return rule.order.compare(keys[left], keys[right]) < 0; });
    rows_.reserve(sorted.size());
    names_.reserve(sorted.size());
    for (const auto place : sorted) {
        rows_.push_back(*admitted[place]);
        names_.emplace(rows_.back()->name(), rows_.back());
    }
}

Stored ResourceRows::find(std::string_view name) const {
    const auto found = names_.find(name);
    return found == names_.end() ? nullptr : found->second;
}

int ResourceRows::placeOf(const StoredResource &stored, const RowOrder &order) const {
    const auto key = keyOf(stored, order);
    const auto place = std::ranges::partition_point(
        rows_, [&](const Stored &row) { return order.compare(keyOf(*row, order), key) < 0; });
    return static_cast<int>(place - rows_.begin());
}

bool ResourceRows::fits(const StoredResource &stored, int row, const RowOrder &order) const {
    const auto key = keyOf(stored, order);
    const auto isBefore = [&](int other) { return order.compare(keyOf(*at(other), order), key) < 0; };
    return (row == 0 || isBefore(row - 1)) && (row + 1 == count() || !isBefore(row + 1));
}

void ResourceRows::insert(int row, Stored stored) {
    const auto name = stored->name();
    names_.emplace(name, stored);
    rows_.insert(rows_.begin() + row, std::move(stored));
}

void ResourceRows::remove(int row) {
    names_.erase(at(row)->name());
    rows_.erase(rows_.begin() + row);
}

void ResourceRows::replace(int row, Stored stored) {
    names_.erase(at(row)->name());
    const auto name = stored->name();
    names_.emplace(name, stored);
    rows_[static_cast<std::size_t>(row)] = std::move(stored);
}

} // namespace client::detail
