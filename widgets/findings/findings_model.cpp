#include "widgets/findings/findings_model.h"

#include "widgets/findings/finding_words.h"
#include "widgets/kit/cell_delegate.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"

namespace findingspage {

namespace {

using kit::Absence;
using kit::CellKind;

bool isNumeric(int column) {
    return column == FindingsModel::Memory;
}

const char *orderOf(int column) {
    switch (static_cast<FindingsModel::Column>(column)) {
    case FindingsModel::State:
        return "status.state";
    case FindingsModel::What:
        return "status.process.program";
    case FindingsModel::Where:
        return "status.endpoint.address";
    case FindingsModel::Memory:
        return "status.process.memory_bytes";
    case FindingsModel::User:
        return "status.process.user";
    case FindingsModel::FirstSeen:
        return "status.first_seen_time";
    case FindingsModel::LastSeen:
        return "status.last_seen_time";
    case FindingsModel::Decision:
        return "spec.decision";
    // A list of names has no order.
    case FindingsModel::Models:
        return "status.endpoint.api";
    case FindingsModel::ColumnCount:
        break;
    }
    return "meta.name";
}

CellKind kindOf(int column) {
    switch (static_cast<FindingsModel::Column>(column)) {
    case FindingsModel::State:
        return CellKind::Pill;
    case FindingsModel::What:
        return CellKind::Strong;
    case FindingsModel::Where:
        return CellKind::Name;
    case FindingsModel::User:
    case FindingsModel::FirstSeen:
    case FindingsModel::LastSeen:
        return CellKind::Muted;
    case FindingsModel::Models:
    case FindingsModel::Memory:
    case FindingsModel::Decision:
    case FindingsModel::ColumnCount:
        break;
    }
    return CellKind::Text;
}

Absence absenceOf(const v1::Resource &finding, int column) {
    const auto &status = finding.finding_status();
    switch (static_cast<FindingsModel::Column>(column)) {
    case FindingsModel::Models:
        return status.endpoint().needs_key() || !status.has_endpoint() ? Absence::NotApplicable : Absence::NotReported;
    case FindingsModel::Memory:
        return status.process().gpus().empty() ? Absence::NotApplicable : Absence::NotReported;
    case FindingsModel::Decision:
        return Absence::NotApplicable;
    default:
        return Absence::NotReported;
    }
}

} // namespace

FindingsModel::FindingsModel(client::ResourceCache &cache, const kit::TimeText &times, QObject *parent)
    : QAbstractTableModel(parent), times_(times), view_(cache, "findings") {
    followView();
    connect(&times, &kit::TimeText::changed, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, FirstSeen), index(rowCount() - 1, LastSeen));
        Q_EMIT headerDataChanged(Qt::Horizontal, FirstSeen, LastSeen);
    });
}

QString FindingsModel::text(const v1::Resource &finding, int column) const {
    const auto &status = finding.finding_status();
    switch (static_cast<Column>(column)) {
    case State:
        return FindingWords::state(status.state());
    case What:
        return FindingWords::what(status);
    case Where:
        return FindingWords::where(status);
    case Models:
        return status.endpoint().needs_key() ? tr("asks for a key") : FindingWords::models(status.endpoint());
    case Memory:
        return FindingWords::memory(status.process());
    case User:
        return kit::harmless(QString::fromStdString(status.process().user()));
    case FirstSeen:
        return status.has_first_seen_time() ? times_.dateMinute(status.first_seen_time()) : QString();
    case LastSeen:
        return status.has_last_seen_time() ? times_.dateMinute(status.last_seen_time()) : QString();
    case Decision:
        return FindingWords::decision(finding.finding());
    case ColumnCount:
        break;
    }
    return {};
}

core::Result<void> FindingsModel::setFilter(const QString &filter) {
    auto query = view_.query();
    query.filter = filter.toStdString();
    return view_.setQuery(query);
}

void FindingsModel::sort(int column, Qt::SortOrder order) {
    auto query = view_.query();
    query.orderBy = std::string(orderOf(column)) + (order == Qt::DescendingOrder ? " desc" : "");
    // Every column has an order that the contract knows.
    const auto done = view_.setQuery(query);
    Q_ASSERT(done.isOk());
}

int FindingsModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : view_.count();
}

int FindingsModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const {
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (isNumeric(column) ? Qt::AlignTrailing : Qt::AlignLeading));
    if (role == kit::CellKindRole)
        return static_cast<int>(kindOf(column));
    if (role != Qt::DisplayRole && role != kit::ToneRole && role != kit::AbsenceRole)
        return {};
    const auto finding = view_.at(index.row());
    if (!finding)
        return {};
    if (role == Qt::DisplayRole)
        return text(*finding, column);
    if (role == kit::ToneRole)
        return column == State ? QVariant(static_cast<int>(FindingWords::tone(finding->finding_status().state())))
                               : QVariant();
    return static_cast<int>(absenceOf(*finding, column));
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (isNumeric(section) ? Qt::AlignTrailing : Qt::AlignLeading));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const auto zone = times_.zoneName(QDateTime::currentDateTimeUtc());
    switch (static_cast<Column>(section)) {
    case State:
        return tr("State");
    case What:
        return tr("What");
    case Where:
        return tr("Where");
    case Models:
        return tr("Models");
    case Memory:
        return tr("GPU memory");
    case User:
        return tr("User");
    case FirstSeen:
        return tr("First seen (%1)", "time zone").arg(zone);
    case LastSeen:
        return tr("Last seen (%1)", "time zone").arg(zone);
    case Decision:
        return tr("Decision");
    case ColumnCount:
        break;
    }
    return {};
}

void FindingsModel::followView() {
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

} // namespace findingspage
