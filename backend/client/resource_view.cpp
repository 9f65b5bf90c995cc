#include "backend/client/resource_view.h"

#include "backend/client/parsed_resources.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_index.h"
#include "backend/client/resource_rows.h"
#include "backend/client/worker.h"
#include "backend/core/kinds.h"

#include <cassert>
#include <chrono>
#include <utility>

namespace client {

namespace {

using std::chrono::steady_clock;

// Of the GUI thread, per turn of its event loop.
constexpr auto Slice = std::chrono::milliseconds(2);
// Resources between two looks at the clock.
constexpr std::size_t Stride = 64;
// Beyond this sorting anew is cheaper than moving single rows.
constexpr std::size_t MostSingleChanges = 1000;

} // namespace

ResourceView::ResourceView(ResourceCache &cache, std::string_view kind, QObject *parent)
    : QObject(parent), cache_(cache), kind_(core::findKind(kind)), rows_(std::make_shared<detail::ResourceRows>()) {
    assert(kind_);
    working_.setSingleShot(true);
    working_.setInterval(0);
    connect(&working_, &QTimer::timeout, this, &ResourceView::workOff);
    connect(&cache_, &ResourceCache::changed, this, &ResourceView::follow);
    connect(&cache_, &ResourceCache::stateChanged, this, [this] {
        if (!isSettled_ && !isRebuilding_)
            rebuild();
    });
    [[maybe_unused]] const auto set = setQuery({});
    assert(set);
}

ResourceView::~ResourceView() {
    sorting_.cancel();
}

core::Result<void> ResourceView::setQuery(const Query &query) {
    const auto root = core::PathRoot::of(*kind_);
    auto filter = filter::Filter::compile(query.filter, root);
    if (!filter)
        return std::move(filter).error();
    auto order = filter::Order::parse(query.orderBy, root);
    if (!order)
        return std::move(order).error();
    query_ = query;
    rule_ = std::make_shared<const detail::RowRule>(
        detail::RowRule{*std::move(filter), detail::RowOrder{*std::move(order), query.rank, query.isRankDescending},
                        query.parent.empty() ? std::string() : query.parent + "/"});
    isSettled_ = false;
    rebuild();
    return {};
}

bool ResourceView::isSettled() const {
    return isSettled_;
}

int ResourceView::count() const {
    return rows_->count();
}

std::shared_ptr<const v1::Resource> ResourceView::at(int row) const {
    return cache_.parsed_->of(rows_->at(row));
}

std::string ResourceView::nameAt(int row) const {
    return std::string(rows_->at(row)->name());
}

int ResourceView::rowOf(std::string_view name) const {
    const auto stored = rows_->find(name);
    return stored ? rows_->placeOf(*stored, shownRule_->order) : -1;
}

void ResourceView::follow(const ResourceChanges &changes) {
    const auto *mine = changes.of(kind_->plural);
    if (!mine || cache_.state() == ResourceCache::State::Loading)
        return;
    for (const auto *names : {&mine->added, &mine->changed, &mine->removed})
        dirty_.insert(names->begin(), names->end());
    if (!isRebuilding_)
        working_.start();
}

void ResourceView::rebuild() {
    sorting_.cancel();
    working_.stop();
    gathered_.clear();
    isRebuilding_ = isGathering_ = cache_.state() != ResourceCache::State::Loading;
    if (isRebuilding_) {
        dirty_.clear();
        working_.start();
    }
}

// What changes meanwhile is dirty, and put right in the new rows.
void ResourceView::gather() {
    const auto until = steady_clock::now() + Slice;
    const std::string after = gathered_.empty() ? std::string() : std::string(gathered_.back()->name());
    const bool isWhole = cache_.index_->each(
        kind_,
        [&](const detail::Stored &stored) {
            gathered_.push_back(stored);
            return gathered_.size() % Stride != 0 || steady_clock::now() < until;
        },
        after);
    if (isWhole)
        sort();
    else
        working_.start();
}

void ResourceView::sort() {
    isGathering_ = false;
    using Rows = std::shared_ptr<detail::ResourceRows>;
    sorting_ =
        cache_.worker_->run<Rows>([rule = rule_, resources = std::exchange(gathered_, {})]() -> core::Result<Rows> {
            return std::make_shared<detail::ResourceRows>(resources, *rule);
        });
    deliver(sorting_, this, [this](core::Result<Rows> rows) { install(*std::move(rows)); });
}

void ResourceView::install(std::shared_ptr<detail::ResourceRows> rows) {
    Q_EMIT aboutToReset();
    rows_ = std::move(rows);
    shownRule_ = rule_;
    isRebuilding_ = false;
    Q_EMIT wasReset();
    if (!std::exchange(isSettled_, true))
        Q_EMIT settled();
    if (!dirty_.empty())
        working_.start();
}

void ResourceView::workOff() {
    if (isGathering_) {
        gather();
        return;
    }
    if (dirty_.size() > MostSingleChanges) {
        rebuild();
        return;
    }
    const auto until = steady_clock::now() + Slice;
    while (!dirty_.empty() && steady_clock::now() < until)
        refresh(dirty_.extract(dirty_.begin()).value());
    if (!dirty_.empty())
        working_.start();
}

void ResourceView::refresh(const std::string &name) {
    const auto before = rows_->find(name);
    const auto now = cache_.index_->find(name);
    v1::Resource scratch;
    const bool isIn = now && rule_->admits(*now, scratch);
    if (before == now || (!before && !isIn))
        return;
    if (!before) {
        const int row = rows_->placeOf(*now, rule_->order);
        Q_EMIT aboutToInsert(row, row);
        rows_->insert(row, now);
        Q_EMIT inserted();
        return;
    }
    const int row = rows_->placeOf(*before, rule_->order);
    if (!isIn) {
        Q_EMIT aboutToRemove(row, row);
        rows_->remove(row);
        Q_EMIT removed();
    } else if (rows_->fits(*now, row, rule_->order)) {
        rows_->replace(row, now);
        Q_EMIT changed(row, row);
    } else {
        move(row, now);
    }
}

void ResourceView::move(int row, detail::Stored now) {
    // The place counts the row itself, which still stands where it was: what Qt calls the destination child.
    const int destination = rows_->placeOf(*now, rule_->order);
    const int after = destination > row ? destination - 1 : destination;
    Q_EMIT aboutToMove(row, destination);
    rows_->remove(row);
    rows_->insert(after, std::move(now));
    Q_EMIT moved();
    Q_EMIT changed(after, after);
}

} // namespace client
