#pragma once

#include <memory>

#include <QObject>

#include "widgets/kit/cell.h"

namespace kit {

// Some consecutive rows of a WindowSource. Cells are made when they are painted.
class WindowBlock {
public:
    virtual ~WindowBlock() = default;
    virtual int rowCount() const = 0;
    virtual Cell cell(int row, int column) const = 0;
};

// Rows in the millions, read in blocks when they come into sight. Lives in the GUI thread and never waits.
class WindowSource : public QObject {
    Q_OBJECT

public:
    static constexpr int blockRows = 256;

    using QObject::QObject;

    virtual qint64 rowCount() const = 0;
    virtual bool isRowCountExact() const = 0;
    virtual int columnCount() const = 0;
    virtual QString columnTitle(int column) const = 0;
    virtual Qt::Alignment columnAlignment(int column) const;
    // Where several rows can be chosen, the source knows which are; else it is the current one.
    virtual bool hasSelection() const { return false; }
    virtual bool isSelected(qint64 row) const;

    // Asks for the rows from block * blockRows on. Answered later by blockReady or blockFailed, unless it is cancelled.
    virtual void request(qint64 block) = 0;
    virtual void cancel(qint64 block) = 0;

Q_SIGNALS:
    void blockReady(qint64 block, std::shared_ptr<const kit::WindowBlock> rows);
    void blockFailed(qint64 block);
    void rowCountChanged();
    // All rows are others now: another filter, another order that somebody wants, a newer state.
    void replaced();
    // The same rows have come into another order by themselves: who reads them stays where he is.
    void reordered();
};

} // namespace kit
