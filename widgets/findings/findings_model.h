#pragma once

#include <QAbstractTableModel>

#include "backend/client/resource_view.h"

#include "pilothouse/v1/resource.pb.h"

namespace kit {
class TimeText;
}

namespace findingspage {

namespace v1 = pilothouse::v1;

// The findings as rows. Sorted and filtered by the view over the cache.
class FindingsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { State, What, Where, Models, Memory, User, FirstSeen, LastSeen, Decision, ColumnCount };

    FindingsModel(client::ResourceCache &cache, const kit::TimeText &times, QObject *parent);

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
    QString text(const v1::Resource &finding, int column) const;

    const kit::TimeText &times_;
    client::ResourceView view_;
};

} // namespace findingspage
