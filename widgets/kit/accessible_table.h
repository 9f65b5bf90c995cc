#pragma once

#include <QAbstractScrollArea>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace kit {

// One cell of a view that paints its cells itself, as assistive programs meet it: what is the same for all of them. The
// view may go before the cell.
class AccessibleCell : public QAccessibleInterface, public QAccessibleTableCellInterface {
public:
    explicit AccessibleCell(QAbstractScrollArea *view) : view_(view) {}

    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(view_); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

protected:
    // In the viewport; asked of valid cells alone.
    virtual QRect place() const = 0;
    // Whether it has the cursor.
    virtual bool isCurrent() const = 0;

    bool hasView() const { return view_; }

private:
    QPointer<QAbstractScrollArea> view_;
};

// The interfaces of cells that were asked for, by what each is of: Qt deletes none of itself.
template <typename Key>
class AccessibleCells {
public:
    AccessibleCells() = default;
    AccessibleCells(const AccessibleCells &) = delete;
    AccessibleCells &operator=(const AccessibleCells &) = delete;
    ~AccessibleCells() { forget(); }

    // Made where there is none yet, and owned.
    template <typename Make>
    QAccessibleInterface *of(const Key &key, Make make) {
        if (const auto held = ids_.constFind(key); held != ids_.cend())
            return QAccessible::accessibleInterface(*held);
        if (ids_.size() >= most)
            forget();
        QAccessibleInterface *made = make();
        ids_.insert(key, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    void forget() {
        for (const QAccessible::Id id : std::as_const(ids_))
            QAccessible::deleteAccessibleInterface(id);
        ids_.clear();
    }

private:
    static constexpr int most = 4096; // beyond what any screen shows

    QHash<Key, QAccessible::Id> ids_;
};

// A view that paints its cells itself, as a table of those in sight: what is the same for all of them. Whole columns
// are never selected.
class AccessibleTable : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit AccessibleTable(QAbstractScrollArea *view) : QAccessibleWidget(view, QAccessible::Table) {}

    void *interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    int selectedCellCount() const override { return static_cast<int>(selectedCells().size()); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return static_cast<int>(selectedRows().size()); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override { return selectedRows().contains(row); }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
};

// Tells assistive programs that the cursor is on another cell of the view; nothing where the row is negative.
void tellCurrentCell(QAbstractScrollArea &view, int row, int column);

} // namespace kit
