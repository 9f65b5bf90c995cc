#pragma once

#include "backend/client/pending.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core {
struct Kind;
}

namespace pilothouse::v1 {
class Resource;
}

namespace client {

namespace v1 = pilothouse::v1;

struct ResourceChanges;
class ResourceCache;

namespace detail {
struct RowRule;
class ResourceRows;
class StoredResource;
} // namespace detail

// The resources of one kind that a filter lets through, in an order, kept up to date: what an item model shows as it
// is. A new query, and thousands of changes at once, are worked out on another thread and replace all rows; everything
// else changes single rows, in slices of a few milliseconds. Rows are ints, as item models count them.
class ResourceView final : public QObject {
    Q_OBJECT

public:
    // Called on other threads.
    using Rank = std::function<std::int64_t(const v1::Resource &resource)>;

    struct Query {
        // AIP-160.
        std::string filter;
        // AIP-132; ties by uid.
        std::string orderBy = "meta.name";
        // A number to order by first, for what no field says; then by orderBy. None where null.
        std::shared_ptr<const Rank> rank = {};
        bool isRankDescending = false;
        // Only what stands below this resource, for example `models/llama-3-8b`; empty for all.
        std::string parent;

        bool operator==(const Query &) const = default;
    };

    // `kind` is a plural of the contract that the cache holds; the cache outlives the view.
    ResourceView(ResourceCache &cache, std::string_view kind, QObject *parent = nullptr);
    ~ResourceView() override;

    // INVALID_FILTER, INVALID_FIELD at `order_by`; then the query before stays. The rows follow later.
    core::Result<void> setQuery(const Query &query);
    const Query &query() const { return query_; }
    // The rows are those of the query, and the cache has been loaded.
    bool isSettled() const;

    int count() const;
    std::shared_ptr<const v1::Resource> at(int row) const;
    std::string nameAt(int row) const;
    // -1 when it is not among them.
    int rowOf(std::string_view name) const;

Q_SIGNALS:
    // Each pair goes around the change, as item models need it.
    void aboutToInsert(int first, int last);
    void inserted();
    void aboutToRemove(int first, int last);
    void removed();
    // Before the row that now is `destination`, as in QAbstractItemModel::beginMoveRows.
    void aboutToMove(int row, int destination);
    void moved();
    void aboutToReset();
    void wasReset();
    void changed(int first, int last);
    void settled();

private:
    void follow(const ResourceChanges &changes);
    void rebuild();
    void gather();
    void sort();
    void install(std::shared_ptr<detail::ResourceRows> rows);
    void workOff();
    void refresh(const std::string &name);
    void move(int row, std::shared_ptr<const detail::StoredResource> now);

    ResourceCache &cache_;
    const core::Kind *const kind_;
    Query query_;
    std::shared_ptr<const detail::RowRule> rule_;
    std::shared_ptr<detail::ResourceRows> rows_;
    // That of the rows; another one than rule_ while new rows are on their way.
    std::shared_ptr<const detail::RowRule> shownRule_;
    // Names that may have changed since the rows were made.
    std::set<std::string> dirty_;
    // New rows are on their way: dirty names wait for them.
    bool isRebuilding_ = false;
    // What they are made of, as far as it is collected.
    std::vector<std::shared_ptr<const detail::StoredResource>> gathered_;
    bool isGathering_ = false;
    Pending<std::shared_ptr<detail::ResourceRows>> sorting_;
    bool isSettled_ = false;
    QTimer working_;
};

} // namespace client
