#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "backend/client/pending.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace client {
class Connection;
}

namespace kit {

class TimeText;

namespace v1 = pilothouse::v1;

// The generations of one resource, newest first, fetched as they are scrolled to.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Generation, Time, Who, What, Reason, ColumnCount };
    enum class State { Idle, Loading, Failed, Filled };

    HistoryModel(client::Connection &connection, const TimeText &times, QObject *parent);

    // By name or `uid:<uid>`; empty shows nothing.
    void load(const QString &name);
    void reload() { load(name_); }

    State state() const { return state_; }
    const std::optional<core::Error> &error() const { return error_; }
    const v1::ListRevisionsResponse::Entry &entry(int row) const { return entries_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged();

private:
    void request();
    void take(core::Result<v1::ListRevisionsResponse> answer);

    client::Connection &connection_;
    const TimeText &times_;
    QString name_;
    client::Pending<v1::ListRevisionsResponse> pending_;
    std::vector<v1::ListRevisionsResponse::Entry> entries_;
    std::string nextPage_;
    State state_ = State::Idle;
    std::optional<core::Error> error_;
};

} // namespace kit
