#include "widgets/catalog/catalog_model.h"

#include "widgets/catalog/model_words.h"
#include "widgets/kit/cell_delegate.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"

namespace catalogpage {

namespace {

using kit::Absence;
using kit::CellKind;

bool isNumeric(int column) {
    return column == CatalogModel::Parameters || column == CatalogModel::Context || column == CatalogModel::Versions;
}

const char *orderOf(int column) {
    switch (static_cast<CatalogModel::Column>(column)) {
    case CatalogModel::Publisher:
        return "spec.publisher";
    case CatalogModel::Parameters:
        return "status.parameters";
    case CatalogModel::Precision:
        return "status.precision";
    case CatalogModel::Context:
        return "status.context_length";
    case CatalogModel::Lifecycle:
        return "status.lifecycle";
    case CatalogModel::Versions:
        return "status.version_count";
    case CatalogModel::Files:
        return "status.format";
    case CatalogModel::Model:
    case CatalogModel::ColumnCount:
        break;
    }
    return "meta.name";
}

QString text(const v1::Resource &model, int column) {
    const auto &status = model.model_status();
    const bool hasVersion = status.version_count() > 0;
    switch (static_cast<CatalogModel::Column>(column)) {
    case CatalogModel::Model:
        return kit::harmless(QString::fromStdString(model.meta().name()).section(QLatin1Char('/'), 1));
    case CatalogModel::Publisher:
        return kit::harmless(QString::fromStdString(model.model().publisher()));
    case CatalogModel::Parameters:
        return status.has_parameters() ? ModelWords::parameters(status.parameters()) : QString();
    case CatalogModel::Precision:
        return kit::harmless(QString::fromStdString(status.precision()));
    case CatalogModel::Context:
        return status.has_context_length() ? ModelWords::number(status.context_length()) : QString();
    case CatalogModel::Lifecycle:
        return kit::Sentences::word(status.lifecycle());
    case CatalogModel::Versions:
        return ModelWords::number(status.version_count());
    case CatalogModel::Files:
        return !hasVersion                     ? QString()
               : status.unsafe_serialization() ? CatalogModel::tr("pickle")
                                               : CatalogModel::tr("safe");
    case CatalogModel::ColumnCount:
        break;
    }
    return {};
}

CellKind kindOf(int column) {
    switch (static_cast<CatalogModel::Column>(column)) {
    case CatalogModel::Model:
        return CellKind::Strong;
    case CatalogModel::Lifecycle:
        return CellKind::Pill;
    case CatalogModel::Publisher:
    case CatalogModel::Parameters:
    case CatalogModel::Precision:
    case CatalogModel::Context:
    case CatalogModel::Versions:
    case CatalogModel::ColumnCount:
        return CellKind::Text;
    case CatalogModel::Files:
        break;
    }
    return CellKind::Muted;
}

} // namespace

CatalogModel::CatalogModel(client::ResourceCache &cache, QObject *parent)
    : QAbstractTableModel(parent), view_(cache, "models") {
    followView();
}

core::Result<void> CatalogModel::setFilter(const QString &filter) {
    auto query = view_.query();
    query.filter = filter.toStdString();
    return view_.setQuery(query);
}

void CatalogModel::sort(int column, Qt::SortOrder order) {
    auto query = view_.query();
    query.orderBy = std::string(orderOf(column)) + (order == Qt::DescendingOrder ? " desc" : "");
    // Every column has an order that the contract knows.
    const auto done = view_.setQuery(query);
    Q_ASSERT(done.isOk());
}

int CatalogModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : view_.count();
}

int CatalogModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CatalogModel::data(const QModelIndex &index, int role) const {
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (isNumeric(column) ? Qt::AlignTrailing : Qt::AlignLeading));
    if (role == kit::CellKindRole)
        return static_cast<int>(kindOf(column));
    if (role != Qt::DisplayRole && role != kit::ToneRole && role != kit::AbsenceRole)
        return {};
    const auto model = view_.at(index.row());
    if (!model)
        return {};
    if (role == Qt::DisplayRole)
        return text(*model, column);
    if (role == kit::ToneRole)
        return column == Lifecycle ? QVariant(static_cast<int>(ModelWords::tone(model->model_status().lifecycle())))
                                   : QVariant();
    const bool hasVersion = model->model_status().version_count() > 0;
    return static_cast<int>(column == Publisher ? Absence::NotReported
                            : hasVersion        ? Absence::NotReported
                                                : Absence::NoData);
}

QVariant CatalogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (isNumeric(section) ? Qt::AlignTrailing : Qt::AlignLeading));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Model:
        return tr("Model");
    case Publisher:
        return tr("Publisher");
    case Parameters:
        return tr("Parameters");
    case Precision:
        return tr("Precision");
    case Context:
        return tr("Context");
    case Lifecycle:
        return tr("Lifecycle");
    case Versions:
        return tr("Versions");
    case Files:
        return tr("Files");
    case ColumnCount:
        break;
    }
    return {};
}

void CatalogModel::followView() {
    using View = client::ResourceView;
    connect(&view_, &View::aboutToInsert, this, [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&view_, &View::inserted, this, [this] { endInsertRows(); });
    connect(&view_, &View::aboutToRemove, this, [this](int first, int last) { beginRemoveRows({}, first, last); });
    connect(&view_, &View::removed, this, [this] { endRemoveRows(); });
    connect(&view_, &View::aboutToMove, this,
            [this](int row, int destination) { beginMoveRows({}, row, row, {}, destination); });
    connect(&view_, &View::moved, this, [this] { endMoveRows(); });
    connect(&view_, &View::aboutToReset, this, [this] { beginResetModel(); });
    connect(&view_, &View::wasReset, this, [this] { endResetModel(); });
    connect(&view_, &View::changed, this,
            [this](int first, int last) { Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1)); });
}

} // namespace catalogpage
