#pragma once

#include <optional>

#include <QAbstractTableModel>
#include <QHash>

#include "widgets/topology/topology_graph.h"

namespace topologypage {

// The map as a table: one row for each object, sorted by any column, filtered by what the map lights. Follows the graph
// only while it is asked to, since nobody looks at it most of the time.
class TopologyModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Type, StateWord, Parent, Share, Load, ColumnCount };

    TopologyModel(const TopologyGraph &graph, QObject *parent);

    // After each settle() of the graph.
    void take(const TopologyGraph::Changes &changes);
    void setActive(bool isActive);
    // By object: rows of the others are left out. Nothing shows all.
    void setMatches(std::optional<std::vector<bool>> matches);
    void sort(int column, Qt::SortOrder order) override;

    QString keyAt(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    int rowOf(const QString &key) const; // -1 for none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // What stands in a cell of an object, as text.
    static QString textOf(const TopologyGraph &graph, ObjectId id, Column column);

private:
    std::vector<QString> wanted() const;
    void refill();
    void replaceRows(std::vector<QString> rows);

    const TopologyGraph &graph_;
    std::vector<QString> rows_;
    std::optional<std::vector<bool>> matches_;
    int column_ = Type;
    Qt::SortOrder order_ = Qt::AscendingOrder;
    bool isActive_ = false;
};

} // namespace topologypage
