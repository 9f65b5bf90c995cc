#include "widgets/kit/navigation_model.h"

#include <QLocale>

namespace kit {

void NavigationModel::setEntries(const QList<NavigationEntry> &entries) {
    beginResetModel();
    rows_.clear();
    for (const auto group : {NavigationEntry::Group::Operate, NavigationEntry::Group::Govern}) {
        const auto first = rows_.size();
        for (const NavigationEntry &entry : entries)
            if (entry.group == group)
                rows_.append({QString(), entry});
        if (rows_.size() > first)
            rows_.insert(first, {group == NavigationEntry::Group::Operate ? tr("Operate") : tr("Govern"), {}});
    }
    endResetModel();
}

void NavigationModel::setCount(const QString &id, std::optional<qint64> count) {
    const QModelIndex index = indexOf(id);
    if (!index.isValid() || rows_[index.row()].entry.count == count)
        return;
    rows_[index.row()].entry.count = count;
    Q_EMIT dataChanged(index, index, {CountRole, Qt::AccessibleTextRole});
}

QModelIndex NavigationModel::indexOf(const QString &id) const {
    for (int row = 0; row < rows_.size(); ++row)
        if (rows_[row].heading.isEmpty() && rows_[row].entry.id == id)
            return index(row);
    return {};
}

int NavigationModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant NavigationModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = rows_[index.row()];
    const bool isHeading = !row.heading.isEmpty();
    const QString count = row.entry.count ? QLocale().toString(*row.entry.count) : QString();
    switch (role) {
    case Qt::DisplayRole:
        return isHeading ? row.heading : row.entry.title;
    case Qt::AccessibleTextRole:
        return isHeading ? row.heading : count.isEmpty() ? row.entry.title : tr("%1, %2").arg(row.entry.title, count);
    case Qt::DecorationRole:
        return isHeading ? QVariant() : QVariant(icon(theme_, row.entry.icon));
    case IdRole:
        return row.entry.id;
    case CountRole:
        return count;
    case IsHeadingRole:
        return isHeading;
    case IsFirstRole:
        return index.row() == 0;
    default:
        return {};
    }
}

Qt::ItemFlags NavigationModel::flags(const QModelIndex &index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!rows_[index.row()].heading.isEmpty())
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace kit
