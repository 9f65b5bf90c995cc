#pragma once

#include <QAbstractListModel>

#include "widgets/kit/navigation.h"

namespace kit {

// The rows of the navigation: a heading before each group that has entries, then its entries.
class NavigationModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, CountRole, IsHeadingRole, IsFirstRole };

    NavigationModel(const Theme &theme, QObject *parent) : QAbstractListModel(parent), theme_(theme) {}

    void setEntries(const QList<NavigationEntry> &entries);
    void setCount(const QString &id, std::optional<qint64> count);

    QModelIndex indexOf(const QString &id) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        QString heading; // empty: an entry
        NavigationEntry entry;
    };

    const Theme &theme_;
    QList<Row> rows_;
};

} // namespace kit
