#include "widgets/kit/resource_table.h"

namespace kit {

ResourceTable::ResourceTable(client::ResourceCache &cache, const char *kind, QList<Column> columns, QObject *parent)
    : QAbstractTableModel(parent), kind_(QLatin1String(kind)), view_(cache, kind), columns_(std::move(columns)) {
    followView();
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
    auto query = view_.query();
    query.rank = by.rank;
    query.isRankDescending = isDescending;
    query.orderBy = std::string(by.order ? by.order : "meta.name") + (isDescending ? " desc" : "");
    // Every order is one that the contract knows.
    const auto done = view_.setQuery(query);
    Q_ASSERT(done.isOk());
}

void ResourceTable::setTitle(int column, const QString &title) {
    columns_[column].title = title;
    Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
}

void ResourceTable::refreshCells() {
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
