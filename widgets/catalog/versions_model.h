#pragma once

#include <memory>
#include <vector>

#include <QAbstractTableModel>

#include "pilothouse/v1/resource.pb.h"

namespace client {
class ResourceCache;
}

namespace kit {
class TimeText;
}

namespace catalogpage {

namespace v1 = pilothouse::v1;

// The versions of one model, newest first: as few as people make by hand.
class VersionsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Version, Lifecycle, Imported, ColumnCount };

    VersionsModel(const kit::TimeText &times, QObject *parent);

    void show(const QString &model, const client::ResourceCache &cache);
    const v1::Resource *at(int row) const;
    int rowOf(const std::string &name) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const kit::TimeText &times_;
    std::vector<v1::Resource> versions_;
};

} // namespace catalogpage
