#include "widgets/kit/resource_table.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "backend/client/resource_cache.h"

namespace kit {

ResourceTable::ResourceTable(client::ResourceCache &cache, const char *kind, QList<Column> columns, QObject *parent)
    : QAbstractTableModel(parent),
      cache_(cache),
      kind_(QLatin1String(kind)),
      view_(cache, kind),
      columns_(std::move(columns)) {
    followView();
    connect(&cache_, &client::ResourceCache::stateChanged, this, &ResourceTable::followWords);
    connect(&cache_, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (changes.of(kind_.toStdString()))
            followWords();
    });
}

core::Result<void> ResourceTable::setFilter(const QString &filter) {
    filter_ = filter;
    return query();
}

core::Result<void> ResourceTable::setScope(const QString &scope) {
    scope_ = scope;
    return query();
}

core::Result<void> ResourceTable::query() {
    auto query = view_.query();
    const bool areBoth = !scope_.isEmpty() && !filter_.isEmpty();
    query.filter = (areBoth ? QStringLiteral("(%1) AND (%2)").arg(scope_, filter_) : scope_ + filter_).toStdString();
    return view_.setQuery(query);
}

void ResourceTable::sort(int column, Qt::SortOrder order) {
    const auto by = column >= 0 && column < columns_.size() ? columns_[column] : Column{{}, nullptr};
    const bool isDescending = order == Qt::DescendingOrder;
    sorted_ = column;
    order_ = order;
    auto query = view_.query();
    query.rank = rankBy(column);
    query.isRankDescending = isDescending;
    query.orderBy = std::string(by.order ? by.order : "meta.name") + (isDescending ? " desc" : "");
    // Every order is one that the contract knows.
    const auto done = view_.setQuery(query);
    Q_ASSERT(done.isOk());
}

ResourceTable::Places ResourceTable::placesIn(int column) const {
    // Beyond this the words of all are not gathered.
    constexpr std::size_t mostByWords = 10'000;
    std::vector<std::pair<QString, std::string>> words;
    if (cache_.count(kind_.toStdString()) > mostByWords)
        return {};
    cache_.each(kind_.toStdString(), [&](const v1::Resource &resource) {
        words.emplace_back(cell(resource, column).text, resource.meta().name());
        return true;
    });
    std::sort(words.begin(), words.end(), [](const auto &left, const auto &right) {
        return QString::localeAwareCompare(left.first, right.first) < 0;
    });
    Places places;
    std::int64_t place = 0;
    for (std::size_t index = 0; index < words.size(); ++index) {
        // Those of the same words stand at one place.
        if (index > 0 && words[index].first != words[index - 1].first)
            ++place;
        places[words[index].second] = place;
    }
    return places;
}

std::shared_ptr<const client::ResourceView::Rank> ResourceTable::rankBy(int column) {
    using Rank = client::ResourceView::Rank;
    places_.clear();
    if (column < 0 || column >= columns_.size())
        return {};
    if (const auto rank = columns_[column].rank)
        return std::make_shared<const Rank>(rank);
    if (!columns_[column].isByWords)
        return {};
    places_ = placesIn(column);
    return std::make_shared<const Rank>([places = places_](const v1::Resource &resource) {
        const auto found = places.find(resource.meta().name());
        return found == places.end() ? std::numeric_limits<std::int64_t>::max() : found->second;
    });
}

void ResourceTable::followWords() {
    if (sorted_ >= 0 && sorted_ < columns_.size() && columns_[sorted_].isByWords && placesIn(sorted_) != places_)
        sort(sorted_, order_);
}

void ResourceTable::setTitle(int column, const QString &title) {
    columns_[column].title = title;
    Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
}

void ResourceTable::refreshCells() {
    followWords();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void ResourceTable::refreshAges() {
    for (int column = 0; rowCount() > 0 && column < columns_.size(); ++column) {
        if (columns_[column].isAge)
            Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole});
    }
}

int ResourceTable::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : view_.count();
}

int ResourceTable::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant ResourceTable::data(const QModelIndex &index, int role) const {
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (columns_[index.column()].isNumeric ? Qt::AlignTrailing : Qt::AlignLeading));
    if (role != Qt::DisplayRole && role != CellKindRole && role != ToneRole && role != AbsenceRole && role != SignRole)
        return {};
    const auto resource = view_.at(index.row());
    return resource ? cell(*resource, index.column()).data(role) : QVariant();
}

QVariant ResourceTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (columns_[section].isNumeric ? Qt::AlignTrailing : Qt::AlignLeading));
    return role == Qt::DisplayRole ? QVariant(columns_[section].title) : QVariant();
}

void ResourceTable::followView() {
    using View = client::ResourceView;
    connect(&view_, &View::aboutToInsert, this, [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&view_, &View::inserted, this, [this] { endInsertRows(); });
    connect(&view_, &View::aboutToRemove, this, [this](int first, int last) { beginRemoveRows({}, first, last); });
    connect(&view_, &View::removed, this, [this] { endRemoveRows(); });
    connect(&view_, &View::aboutToMove, this,
            [this](int row, int destination) { beginMoveRows({}, row, row, {}, destination); });
    connect(&view_, &View::moved, this, [this] { endMoveRows(); });
    connect(&view_, &View::aboutToReset, this, [this] { beginResetModel(); });
    connect(&view_, &View::wasReset, this, [this] { endResetModel(); });
    connect(&view_, &View::changed, this,
            [this](int first, int last) { Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1)); });
}

} // namespace kit
