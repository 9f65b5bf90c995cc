#include "widgets/kit/history_model.h"

#include <QDateTime>
#include <QLocale>

#include "backend/client/connection.h"
#include "backend/client/resource_calls.h"
#include "widgets/kit/cell_delegate.h"
#include "widgets/kit/change_words.h"
#include "widgets/kit/time_text.h"

namespace kit {

namespace {

constexpr int generationsAtOnce = 100;

} // namespace

HistoryModel::HistoryModel(client::Connection &connection, const TimeText &times, QObject *parent)
    : QAbstractTableModel(parent), connection_(connection), times_(times) {}

void HistoryModel::load(const QString &name) {
    pending_.cancel();
    name_ = name;
    beginResetModel();
    entries_.clear();
    nextPage_.clear();
    endResetModel();
    error_.reset();
    state_ = name.isEmpty() ? State::Idle : State::Loading;
    Q_EMIT stateChanged();
    if (!name.isEmpty())
        request();
}

int HistoryModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const {
    const auto &shown = entry(index.row());
    if (role == Qt::TextAlignmentRole && index.column() == Generation)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignTrailing | Qt::AlignVCenter));
    if (role == CellKindRole && index.column() == Time)
        return static_cast<int>(CellKind::Mono);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Generation:
        return QLocale().toString(static_cast<qlonglong>(shown.resource().meta().generation()));
    case Time:
        return role == Qt::ToolTipRole ? times_.instant(shown.commit_time()) : times_.dateMinute(shown.commit_time());
    case Who:
        return ChangeWords::who(shown);
    case What:
        return QString::fromStdString(shown.permission());
    case Reason:
        return QString::fromStdString(shown.reason());
    case ColumnCount:
        break;
    }
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Generation:
        return tr("Revision");
    case Time:
        return tr("Time, %1").arg(times_.zoneName(QDateTime::currentDateTimeUtc()));
    case Who:
        return tr("Who");
    case What:
        return tr("Action");
    case Reason:
        return tr("Reason");
    case ColumnCount:
        break;
    }
    return {};
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const {
    return !parent.isValid() && !nextPage_.empty() && !pending_.isOpen();
}

void HistoryModel::fetchMore(const QModelIndex &parent) {
    if (canFetchMore(parent))
        request();
}

void HistoryModel::request() {
    v1::ListRevisionsRequest wanted;
    wanted.set_name(name_.toStdString());
    wanted.set_page_size(generationsAtOnce);
    wanted.set_page_token(nextPage_);
    wanted.set_view(v1::FULL);
    pending_ = connection_.resources().listRevisions(wanted);
    client::deliver(pending_, this, [this](auto answer) { take(std::move(answer)); });
}

void HistoryModel::take(core::Result<v1::ListRevisionsResponse> answer) {
    if (!answer) {
        error_ = answer.error();
        state_ = State::Failed;
        Q_EMIT stateChanged();
        return;
    }
    const int first = static_cast<int>(entries_.size());
    if (answer->entries_size() > 0) {
        beginInsertRows({}, first, first + answer->entries_size() - 1);
        entries_.insert(entries_.end(), answer->entries().begin(), answer->entries().end());
        endInsertRows();
    }
    nextPage_ = answer->next_page_token();
    state_ = State::Filled;
    Q_EMIT stateChanged();
}

} // namespace kit
