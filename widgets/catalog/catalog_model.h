#pragma once

#include <QAbstractTableModel>

#include "backend/client/resource_view.h"

#include "pilothouse/v1/resource.pb.h"

namespace catalogpage {

namespace v1 = pilothouse::v1;

// The models of the catalog as rows, with what their newest version is. Sorted and filtered by the view over the cache.
class CatalogModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Model, Publisher, Parameters, Precision, Context, Lifecycle, Versions, Files, ColumnCount };

    CatalogModel(client::ResourceCache &cache, QObject *parent);

    core::Result<void> setFilter(const QString &filter);
    void sort(int column, Qt::SortOrder order) override;

    client::ResourceView &view() { return view_; }
    QString nameAt(int row) const { return QString::fromStdString(view_.nameAt(row)); }
    int rowOf(const QString &name) const { return view_.rowOf(name.toStdString()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void followView();

    client::ResourceView view_;
};

} // namespace catalogpage
