#pragma once

#include <QAbstractTableModel>

#include "widgets/kit/cell.h"

namespace kit {

// A few rows of cells that are made elsewhere: replaced as a whole, or changed where they stand when as many come with
// the same names, so that a cursor stays.
class PlainTable final : public QAbstractTableModel {
    Q_OBJECT

public:
    struct Row {
        QString name; // by which the row is known
        QList<Cell> cells;
    };

    explicit PlainTable(QStringList titles, QObject *parent = nullptr);

    void setRows(QList<Row> rows);
    void setTitle(int column, const QString &title);

    const QList<Row> &rows() const { return rows_; }
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // A cell with a text, aligned as figures are where it holds some.
    static Cell text(const QString &text, CellKind kind = CellKind::Text);
    static Cell figure(const QString &text);
    static Cell pill(const QString &word, Tone tone, Icon sign);

private:
    QStringList titles_;
    QList<Row> rows_;
};

} // namespace kit
