#pragma once

#include "backend/client/stored_resource.h"
#include "backend/filter/filter.h"
#include "backend/filter/order.h"
#include "pilothouse/v1/resource.pb.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace client::detail {

// Total: by a rank, where there is one, then by fields. Safe from any thread.
struct RowOrder {
    struct Key {
        std::int64_t rank = 0;
        filter::Order::Key fields;
    };

    filter::Order fields;
    // Null where there is none.
    std::shared_ptr<const std::function<std::int64_t(const v1::Resource &resource)>> rank = {};
    bool isDescending = false;

    Key keyOf(const v1::Resource &resource) const;
    std::strong_ordering compare(const Key &left, const Key &right) const;
};

// What belongs into a view, and in which order.
struct RowRule {
    filter::Filter filter;
    RowOrder order;
    // `<parent>/`, or empty for all.
    std::string prefix;

    bool admits(const StoredResource &stored, v1::Resource &scratch) const;
};

// The resources of a view, in its order. For one thread at a time.
class ResourceRows {
public:
    ResourceRows() = default;
    // Filters and sorts; 4 us a resource.
    ResourceRows(const std::vector<Stored> &resources, const RowRule &rule);

    int count() const { return static_cast<int>(rows_.size()); }
    const Stored &at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    // Null when it is not in the view.
    Stored find(std::string_view name) const;
    // The row of one that is in it, and where another one would stand.
    int placeOf(const StoredResource &stored, const RowOrder &order) const;
    // Whether it may take that row without a move.
    bool fits(const StoredResource &stored, int row, const RowOrder &order) const;

    void insert(int row, Stored stored);
    void remove(int row);
    void replace(int row, Stored stored);

private:
    std::vector<Stored> rows_;
    // Keys look into the resources.
    std::unordered_map<std::string_view, Stored> names_;
};

} // namespace client::detail
