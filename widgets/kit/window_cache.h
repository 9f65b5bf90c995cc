#pragma once

#include <QCache>
#include <QPointer>
#include <QSet>

#include "widgets/kit/window_source.h"

namespace kit {

// Holds the blocks that were seen last, and asks for those that are wanted now, a few at a time and the visible ones
// first. What is no longer wanted is cancelled.
class WindowCache : public QObject {
    Q_OBJECT

public:
    explicit WindowCache(QObject *parent = nullptr);

    void setSource(WindowSource *source);
    // The rows in sight, and in which direction the eye moves: -1, 0, 1.
    void want(qint64 firstRow, qint64 lastRow, int direction);
    void retryFailed();

    // The block that holds the row, nullptr while it is not here.
    std::shared_ptr<const WindowBlock> blockOf(qint64 row) const;
    bool hasFailed(qint64 row) const { return failed_.contains(row / WindowSource::blockRows); }
    qsizetype pendingCount() const { return pending_.size(); }

Q_SIGNALS:
    void rowsReady(qint64 firstRow, qint64 lastRow);
    void failed();

private:
    void take(qint64 block, std::shared_ptr<const WindowBlock> rows);
    void fail(qint64 block);
    void clear();
    void dropPartial();
    void ask();

    QPointer<WindowSource> source_;
    mutable QCache<qint64, std::shared_ptr<const WindowBlock>> blocks_;
    QList<qint64> wanted_; // the most wanted first
    QSet<qint64> pending_;
    QSet<qint64> failed_;
};

} // namespace kit
