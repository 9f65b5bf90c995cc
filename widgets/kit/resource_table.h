#pragma once

#include <QAbstractTableModel>

#include <map>
#include <memory>

#include "backend/client/resource_view.h"
#include "widgets/kit/cell.h"

#include "pilothouse/v1/resource.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// Resources of one kind as rows, sorted and filtered by the view over the cache. What stands in a cell, each kind says.
class ResourceTable : public QAbstractTableModel {
    Q_OBJECT

public:
    struct Column {
        QString title;
        // As the contract orders by it; null where it does not.
        const char *order;
        bool isNumeric = false;
        // How long ago something was.
        bool isAge = false;
        // Orders by this where no field of the contract does.
        std::int64_t (*rank)(const v1::Resource &resource) = nullptr;
        // Hidden until somebody asks for it.
        bool isHidden = false;
        // Orders by the words that stand in its cells, which hold more than the resource itself says.
        bool isByWords = false;
    };

    ResourceTable(client::ResourceCache &cache, const char *kind, QList<Column> columns, QObject *parent);

    core::Result<void> setFilter(const QString &filter);
    // Which of all there are at all, before the filter of whoever reads them.
    core::Result<void> setScope(const QString &scope);
    void sort(int column, Qt::SortOrder order) override;
    void setTitle(int column, const QString &title);
    // What stands in the cells depends on something else, and that has changed.
    void refreshCells();
    // Time has passed.
    void refreshAges();

    const QString &kind() const { return kind_; }
    bool isHiddenAtFirst(int column) const { return columns_[column].isHidden; }
    const client::ResourceView &view() const { return view_; }
    QString nameAt(int row) const { return QString::fromStdString(view_.nameAt(row)); }
    int rowOf(const QString &name) const { return view_.rowOf(name.toStdString()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    // Its alignment is that of the column.
    virtual Cell cell(const v1::Resource &resource, int column) const = 0;

private:
    // Of what is called so, its place among the words of a column.
    using Places = std::map<std::string, std::int64_t>;

    void followView();
    core::Result<void> query();
    Places placesIn(int column) const;
    std::shared_ptr<const client::ResourceView::Rank> rankBy(int column);
    // Words may be others now, and so the order.
    void followWords();

    client::ResourceCache &cache_;
    const QString kind_;
    QString scope_;
    QString filter_;
    client::ResourceView view_;
    QList<Column> columns_;
    int sorted_ = -1;
    Qt::SortOrder order_ = Qt::AscendingOrder;
    // While it is sorted by words.
    Places places_;
};

} // namespace kit
