#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QHash>
#include <QSet>

#include "backend/client/pending.h"
#include "widgets/audit/event_block.h"

#include "pilothouse/v1/audit_service.pb.h"

namespace auditpage {

// The events that match a filter, newest first, read from the service in blocks. The list is that of one moment: what
// happens later does not move its rows. Where it holds the whole log, any row is read at once; else the blocks before
// it are read first, since only the service knows what matches.
class EventSource final : public kit::WindowSource {
    Q_OBJECT

public:
    enum class State { Loading, Failed, Ready };

    explicit EventSource(const kit::Session &session, QObject *parent = nullptr);

    // Reads the newest events; what was there stays until they have come, and for good when they do not come.
    void load(const QString &filter);

    State state() const { return state_; }
    const std::optional<core::Error> &error() const { return error_; }
    const QString &filter() const { return filter_; }
    // Something was read, perhaps nothing that matches.
    bool isFilled() const { return size_ >= 0; }
    // Of the log when the list was made.
    qint64 logSize() const { return std::max<qint64>(0, size_); }
    // Counts anew what has come since the list was made, when the log has grown to this size. Offline it waits for the
    // next size.
    void follow(qint64 logSize);
    // What has come since and matches; the reader's own searches, each of them an event too, are no news to him.
    qint64 newEvents() const { return newEvents_; }

    // Every event of the log is in the list.
    bool isWhole() const { return isWhole_; }
    // Null while it is not here.
    const v1::Event *eventAt(qint64 row) const;
    // The row of an event, where that is known.
    std::optional<qint64> rowOf(qint64 index) const;

    qint64 rowCount() const override { return rows_; }
    bool isRowCountExact() const override { return isExact_; }
    int columnCount() const override { return EventBlock::ColumnCount; }
    QString columnTitle(int column) const override;
    void request(qint64 block) override;
    void cancel(qint64 block) override;

Q_SIGNALS:
    void stateChanged();
    void newEventsChanged();

private:
    // A block on its way: pages are added until it is full or the list ends.
    struct Reading {
        v1::ListEventsRequest request;
        std::vector<v1::Event> events;
        client::Pending<v1::ListEventsResponse> pending;
    };

    void begin(core::Result<v1::ListEventsResponse> answer);
    void read(qint64 block, qint64 before);
    void ask(qint64 block);
    void take(qint64 block, core::Result<v1::ListEventsResponse> answer);
    void finish(qint64 block, bool isEnd);
    void fail(qint64 block, const core::Error &error);
    void advance();
    void setRows(qint64 rows, bool isExact);
    void takeCount(qint64 logSize, const core::Result<v1::ListEventsResponse> &answer);
    void stop();

    const kit::Session session_;
    QString filter_;
    State state_ = State::Loading;
    std::optional<core::Error> error_;
    QString wantedFilter_;
    client::Pending<v1::ListEventsResponse> loading_;
    client::Pending<v1::ListEventsResponse> counting_;
    // Of the answer that the list was made from.
    std::string sinceToken_;
    qint64 countedSize_ = 0;
    qint64 newEvents_ = 0;
    qint64 size_ = -1;
    qint64 rows_ = 0;
    bool isExact_ = true;
    bool isWhole_ = true;
    // Below which index each block begins, as far as that is known.
    std::vector<qint64> starts_;
    QHash<qint64, Reading> readings_;
    QSet<qint64> wanted_;
    QHash<qint64, std::weak_ptr<const EventBlock>> blocks_;
    // The newest block, from the answer that told of the list, until it is asked for.
    std::shared_ptr<const EventBlock> first_;
};

} // namespace auditpage
