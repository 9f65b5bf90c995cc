#include "widgets/kit/plain_table.h"

namespace kit {

PlainTable::PlainTable(QStringList titles, QObject *parent) : QAbstractTableModel(parent), titles_(std::move(titles)) {}

void PlainTable::setRows(QList<Row> rows) {
    const bool isSame = rows.size() == rows_.size() &&
                        std::equal(rows.begin(), rows.end(), rows_.begin(),
                                   [](const Row &one, const Row &other) { return one.name == other.name; });
    if (isSame) {
        rows_ = std::move(rows);
        if (!rows_.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

void PlainTable::setTitle(int column, const QString &title) {
    if (titles_[column] == title)
        return;
    titles_[column] = title;
    Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
}

int PlainTable::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int PlainTable::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(titles_.size());
}

QVariant PlainTable::data(const QModelIndex &index, int role) const {
    const auto &cell = rows_[index.row()].cells[index.column()];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | cell.alignment);
    return cell.data(role);
}

QVariant PlainTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && !rows_.isEmpty())
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | rows_.first().cells[section].alignment);
    return role == Qt::DisplayRole ? QVariant(titles_[section]) : QVariant();
}

Cell PlainTable::text(const QString &text, CellKind kind) {
    return Cell::of(kind, text, Absence::NotApplicable);
}

Cell PlainTable::figure(const QString &text) {
    auto cell = PlainTable::text(text);
    cell.alignment = Qt::AlignTrailing;
    return cell;
}

Cell PlainTable::pill(const QString &word, Tone tone, Icon sign) {
    return Cell::pill(word, tone, sign);
}

} // namespace kit
