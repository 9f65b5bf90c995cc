#include "widgets/audit/event_source.h"

#include <algorithm>
#include <utility>

#include "backend/client/audit_calls.h"
#include "backend/client/connection.h"
#include "widgets/kit/time_text.h"

namespace auditpage {

EventSource::EventSource(const kit::Session &session, QObject *parent) : WindowSource(parent), session_(session) {}

QString EventSource::columnTitle(int column) const {
    const auto now = QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(session_.clock.now().time_since_epoch()).count());
    return EventBlock::title(column, session_.times.zoneName(now));
}

void EventSource::load(const QString &filter) {
    loading_.cancel();
    wantedFilter_ = filter;
    state_ = State::Loading;
    Q_EMIT stateChanged();
    v1::ListEventsRequest request;
    request.set_filter(filter.toStdString());
    request.set_page_size(blockRows);
    loading_ = session_.connection.audit().listEvents(request);
    client::deliver(loading_, this, [this](core::Result<v1::ListEventsResponse> answer) { begin(std::move(answer)); });
}

void EventSource::begin(core::Result<v1::ListEventsResponse> answer) {
    if (!answer) {
        state_ = State::Failed;
        error_ = answer.error();
        Q_EMIT stateChanged();
        return;
    }
    stop();
    filter_ = wantedFilter_;
    state_ = State::Ready;
    error_ = std::nullopt;
    size_ = answer->log_size();
    sinceToken_ = answer->since_token();
    countedSize_ = size_;
    newEvents_ = 0;
    isWhole_ = answer->total_size_exact() && answer->total_size() == size_;
    isExact_ = answer->total_size_exact();
    const bool isShort = answer->events_size() < blockRows && !answer->next_page_token().empty();
    rows_ = isExact_ ? answer->total_size() : 2 * blockRows;
    starts_ = {size_};
    if (!isShort) {
        std::vector<v1::Event> events(answer->events().begin(), answer->events().end());
        if (!answer->next_page_token().empty())
            starts_.push_back(events.back().index());
        else
            rows_ = static_cast<qint64>(events.size());
        first_ = std::make_shared<EventBlock>(session_, std::move(events));
        blocks_.insert(0, first_);
    }
    Q_EMIT replaced();
    Q_EMIT stateChanged();
}

void EventSource::follow(qint64 logSize) {
    if (logSize <= countedSize_ || state_ != State::Ready || counting_.isOpen())
        return;
    v1::ListEventsRequest request;
    request.set_filter(filter_.toStdString());
    request.set_since_token(sinceToken_);
    counting_ = session_.connection.audit().listEvents(request);
    client::deliver(counting_, this, [this, logSize](const core::Result<v1::ListEventsResponse> &answer) {
        takeCount(logSize, answer);
    });
}

void EventSource::takeCount(qint64 logSize, const core::Result<v1::ListEventsResponse> &answer) {
    if (answer) {
        countedSize_ = std::max<qint64>(logSize, answer->log_size());
        newEvents_ = answer->total_size();
    } else if (answer.error().reason() == v1::INVALID_PAGE_TOKEN) {
        // The service was started anew and does not know the list any more: all that came may be news.
        countedSize_ = logSize;
        newEvents_ = logSize - size_;
    } else {
        return;
    }
    Q_EMIT newEventsChanged();
}

void EventSource::stop() {
    counting_.cancel();
    for (auto &reading : readings_)
        reading.pending.cancel();
    readings_.clear();
    wanted_.clear();
    blocks_.clear();
    first_.reset();
}

void EventSource::request(qint64 block) {
    if (block == 0 && first_) {
        const auto rows = std::exchange(first_, nullptr);
        Q_EMIT blockReady(0, rows);
        return;
    }
    wanted_.insert(block);
    if (isWhole_)
        read(block, size_ - block * blockRows);
    else
        advance();
}

void EventSource::cancel(qint64 block) {
    wanted_.remove(block);
    if (!isWhole_)
        return;
    if (auto reading = readings_.take(block); reading.pending.isOpen())
        reading.pending.cancel();
}

// Reads the wanted blocks whose beginning is known, and the one that leads to the others.
void EventSource::advance() {
    const auto known = static_cast<qint64>(starts_.size());
    const QSet<qint64> wanted = wanted_;
    for (const qint64 block : wanted) {
        const qint64 next = std::min(block, known - 1);
        read(next, starts_[static_cast<std::size_t>(next)]);
    }
}

void EventSource::read(qint64 block, qint64 before) {
    if (readings_.contains(block))
        return;
    auto &reading = readings_[block];
    reading.request.set_filter(filter_.toStdString());
    reading.request.set_page_size(blockRows);
    reading.request.set_before_index(before);
    ask(block);
}

void EventSource::ask(qint64 block) {
    auto &reading = readings_[block];
    reading.pending = session_.connection.audit().listEvents(reading.request);
    client::deliver(reading.pending, this,
                    [this, block](core::Result<v1::ListEventsResponse> answer) { take(block, std::move(answer)); });
}

void EventSource::take(qint64 block, core::Result<v1::ListEventsResponse> answer) {
    if (!answer)
        return fail(block, answer.error());
    auto &reading = readings_[block];
    const auto room = static_cast<std::size_t>(blockRows) - reading.events.size();
    const auto taken = std::min(room, static_cast<std::size_t>(answer->events_size()));
    reading.events.insert(reading.events.end(), answer->events().begin(),
                          answer->events().begin() + static_cast<std::ptrdiff_t>(taken));
    const bool isEnd = answer->next_page_token().empty() && taken == static_cast<std::size_t>(answer->events_size());
    if (isEnd || reading.events.size() == static_cast<std::size_t>(blockRows))
        return finish(block, isEnd);
    reading.request.set_page_token(answer->next_page_token());
    ask(block);
}

void EventSource::finish(qint64 block, bool isEnd) {
    auto rows = std::make_shared<const EventBlock>(session_, readings_.take(block).events);
    const auto known = static_cast<qint64>(starts_.size());
    const qint64 end = block * blockRows + rows->rowCount();
    if (!isWhole_ && isEnd) {
        setRows(end, true);
    } else if (!isWhole_ && block == known - 1) {
        starts_.push_back(rows->event(rows->rowCount() - 1).index());
        if (!isExact_)
            setRows(end + blockRows, false);
    }
    blocks_.insert(block, rows);
    if (wanted_.remove(block))
        Q_EMIT blockReady(block, rows);
    if (!isWhole_)
        advance();
}

void EventSource::fail(qint64 block, const core::Error &error) {
    readings_.remove(block);
    error_ = error;
    // What was to be reached over this block cannot be.
    QList<qint64> lost;
    for (const qint64 wanted : std::as_const(wanted_))
        if (wanted == block || (!isWhole_ && wanted > block))
            lost << wanted;
    for (const qint64 wanted : std::as_const(lost)) {
        wanted_.remove(wanted);
        Q_EMIT blockFailed(wanted);
    }
}

void EventSource::setRows(qint64 rows, bool isExact) {
    isExact_ = isExact;
    if (std::exchange(rows_, rows) != rows)
        Q_EMIT rowCountChanged();
}

const v1::Event *EventSource::eventAt(qint64 row) const {
    if (row < 0)
        return nullptr;
    const auto block = blocks_.value(row / blockRows).lock();
    const auto inBlock = static_cast<int>(row % blockRows);
    return block && inBlock < block->rowCount() ? &block->event(inBlock) : nullptr;
}

std::optional<qint64> EventSource::rowOf(qint64 index) const {
    if (index < 0 || index >= size_)
        return std::nullopt;
    if (isWhole_)
        return size_ - 1 - index;
    for (auto block = blocks_.begin(); block != blocks_.end(); ++block) {
        const auto rows = block.value().lock();
        for (int row = 0; rows && row < rows->rowCount(); ++row)
            if (rows->event(row).index() == index)
                return block.key() * blockRows + row;
    }
    return std::nullopt;
}

} // namespace auditpage
