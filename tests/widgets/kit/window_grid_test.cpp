#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "widgets/kit/console_style.h"
#include "widgets/kit/window_grid.h"

using namespace kit;

namespace {

class Numbers : public WindowBlock {
public:
    Numbers(qint64 first, int count) : first_(first), count_(count) {}
    int rowCount() const override { return count_; }
    Cell cell(int row, int column) const override {
        Cell cell;
        cell.text = QStringLiteral("%1/%2").arg(first_ + row).arg(column);
        return cell;
    }

private:
    qint64 first_;
    int count_;
};

// Any number of rows, answered when the test says so.
class NumberSource : public WindowSource {
public:
    // The numbers that are shown begin at base.
    explicit NumberSource(qint64 rows, qint64 base = 0) : rows_(rows), base_(base) {}

    qint64 rowCount() const override { return rows_; }
    bool isRowCountExact() const override { return true; }
    int columnCount() const override { return 5; }
    QString columnTitle(int column) const override { return QStringLiteral("%1 %2").arg(title).arg(column); }
    void request(qint64 block) override {
        requested << block;
        open << block;
        if (isImmediate)
            answer();
    }
    void cancel(qint64 block) override {
        cancelled << block;
        open.removeOne(block);
    }

    QString title = QStringLiteral("Column");

    void answer() {
        while (!open.isEmpty()) {
            const qint64 block = open.takeFirst();
            const qint64 first = block * blockRows;
            Q_EMIT blockReady(
                block, std::make_shared<Numbers>(base_ + first, int(std::min<qint64>(blockRows, rows_ - first))));
        }
    }
    void refuse() {
        while (!open.isEmpty())
            Q_EMIT blockFailed(open.takeFirst());
    }
    void grow(qint64 rows) {
        rows_ = rows;
        Q_EMIT rowCountChanged();
    }
    void replace(qint64 rows) {
        rows_ = rows;
        Q_EMIT replaced();
    }

    QList<qint64> requested;
    QList<qint64> cancelled;
    QList<qint64> open;
    bool isImmediate = true;

private:
    qint64 rows_;
    qint64 base_;
};

constexpr qint64 many = 100'000'000;

} // namespace

class WindowGridTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ConsoleStyle::install(*qApp, theme_); }
    void everyRowCanBeReached_data();
    void everyRowCanBeReached();
    void theBarReachesBothEnds();
    void aNotchOfTheWheelMovesAFewRows();
    void onlyWhatIsSeenIsAskedFor();
    void whatIsNoLongerSeenIsCancelled();
    void fewBlocksAreAskedForAtOnce();
    void memoryHoldsFewBlocks();
    void barsStandForRowsToCome();
    void failedRowsSaySoAndAreAskedForAgain();
    void aGrownEndIsReadAgain();
    void otherRowsBeginAtTheTop();
    void otherRowsBringTheirTitles();
    void theCursorStaysInSightWhenTheWindowShrinks();
    void theKeyboardMovesTheCursor();
    void aRowIsCopied();
    void theMenuNamesItsRow();
    void columnsFitAndAreKept();
    void itIsATableOfTheRowsInSight();
    void itSurvivesItsSource();
    void costDoesNotGrowWithTheRows();

private:
    std::unique_ptr<WindowGrid> shown(NumberSource *source);

    Theme theme_{Scheme::Light};
};

std::unique_ptr<WindowGrid> WindowGridTest::shown(NumberSource *source) {
    auto grid = std::make_unique<WindowGrid>(theme_);
    grid->resize(900, 600);
    grid->setSource(source);
    grid->show();
    if (!QTest::qWaitForWindowExposed(grid.get()))
        qFatal("The window was not exposed.");
    QCoreApplication::processEvents();
    return grid;
}

void WindowGridTest::everyRowCanBeReached_data() {
    QTest::addColumn<qint64>("rows");
    for (const qint64 rows : {qint64(0), qint64(1), qint64(1000), many, qint64(5'000'000'000)})
        QTest::newRow(qPrintable(QString::number(rows))) << rows;
}

void WindowGridTest::everyRowCanBeReached() {
    QFETCH(qint64, rows);
    NumberSource source(rows);
    const auto grid = shown(&source);
    QCOMPARE(grid->rowCount(), rows);
    for (const qint64 row : {qint64(0), rows / 3, rows / 2 + 1, rows - 2, rows - 1}) {
        if (row < 0 || row >= rows)
            continue;
        grid->setCurrentRow(row);
        QCOMPARE(grid->currentRow(), row);
        QVERIFY(grid->viewport()->rect().contains(grid->rowRect(row)));
        QCOMPARE(grid->rowAt(grid->rowRect(row).center().y()), row);
        QCOMPARE(grid->cellAt(row, 2)->text, QStringLiteral("%1/2").arg(row));
    }
    QVERIFY(!grid->cellAt(rows, 0));
    QCOMPARE(grid->isFilled(), true);
}

void WindowGridTest::theBarReachesBothEnds() {
    NumberSource source(many);
    const auto grid = shown(&source);
    QScrollBar *bar = grid->verticalScrollBar();
    bar->setValue(bar->maximum());
    QCOMPARE(grid->lastVisibleRow(), many - 1);
    QVERIFY(grid->rowRect(many - 1).bottom() < grid->viewport()->height());
    bar->setValue(bar->maximum() / 2);
    QVERIFY(std::abs(double(grid->firstVisibleRow()) / many - 0.5) < 0.001);
    bar->setValue(0);
    QCOMPARE(grid->firstVisibleRow(), 0);
}

void WindowGridTest::aNotchOfTheWheelMovesAFewRows() {
    NumberSource source(many);
    const auto grid = shown(&source);
    grid->setCurrentRow(many / 2);
    const qint64 before = grid->firstVisibleRow();
    QWheelEvent notch(QPointF(50, 50), grid->viewport()->mapToGlobal(QPointF(50, 50)), {}, QPoint(0, -120),
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(grid->viewport(), &notch);
    QCOMPARE(grid->firstVisibleRow() - before, QApplication::wheelScrollLines());
}

void WindowGridTest::onlyWhatIsSeenIsAskedFor() {
    NumberSource source(many);
    const auto grid = shown(&source);
    grid->setCurrentRow(many / 2);
    for (const qint64 block : std::as_const(source.requested)) {
        const qint64 seen = grid->firstVisibleRow() / WindowSource::blockRows;
        QVERIFY(block <= 2 || std::abs(block - seen) <= 2);
    }
    QVERIFY(source.requested.size() <= 8);
}

void WindowGridTest::whatIsNoLongerSeenIsCancelled() {
    NumberSource source(many);
    source.isImmediate = false;
    const auto grid = shown(&source);
    const QList<qint64> first = source.open;
    QVERIFY(!first.isEmpty());
    grid->setCurrentRow(many / 2);
    for (const qint64 block : first)
        QVERIFY(source.cancelled.contains(block));
    source.answer();
    QVERIFY(grid->isFilled());
}

void WindowGridTest::fewBlocksAreAskedForAtOnce() {
    NumberSource source(many);
    source.isImmediate = false;
    const auto grid = shown(&source);
    for (int step = 0; step < 100; ++step) {
        grid->verticalScrollBar()->setValue(grid->verticalScrollBar()->maximum() / 100 * step);
        QVERIFY(source.open.size() <= 4);
    }
    source.answer();
    QVERIFY(grid->isFilled());
}

void WindowGridTest::memoryHoldsFewBlocks() {
    NumberSource source(many);
    const auto grid = shown(&source);
    for (qint64 block = 0; block < 500; ++block)
        grid->setCurrentRow(block * WindowSource::blockRows);
    int held = 0;
    for (qint64 block = 0; block < 500; ++block)
        held += grid->cellAt(block * WindowSource::blockRows, 0).has_value();
    QVERIFY(held <= 64);
    QVERIFY(held >= 16);
}

void WindowGridTest::barsStandForRowsToCome() {
    NumberSource source(1000);
    source.isImmediate = false;
    const auto grid = shown(&source);
    QVERIFY(!grid->isFilled());
    const QImage waiting = grid->viewport()->grab().toImage();
    QCOMPARE(grid->cellAt(0, 0).has_value(), false);
    QSignalSpy filled(grid.get(), &WindowGrid::filled);
    source.answer();
    QVERIFY(filled.count() >= 1);
    QVERIFY(grid->viewport()->grab().toImage() != waiting);
}

void WindowGridTest::failedRowsSaySoAndAreAskedForAgain() {
    NumberSource source(1000);
    source.isImmediate = false;
    const auto grid = shown(&source);
    QSignalSpy failed(grid.get(), &WindowGrid::readFailed);
    source.refuse();
    QVERIFY(failed.count() >= 1);
    QVERIFY(!grid->isFilled());
    grid->retryFailed();
    QVERIFY(!source.open.isEmpty());
    source.answer();
    QVERIFY(grid->isFilled());
}

void WindowGridTest::aGrownEndIsReadAgain() {
    NumberSource source(10);
    const auto grid = shown(&source);
    QVERIFY(!grid->cellAt(12, 0));
    source.grow(15);
    QTRY_VERIFY(grid->cellAt(12, 0));
    QCOMPARE(grid->lastVisibleRow(), 14);
}

void WindowGridTest::otherRowsBeginAtTheTop() {
    NumberSource source(many);
    const auto grid = shown(&source);
    grid->setCurrentRow(many / 2);
    QSignalSpy changed(grid.get(), &WindowGrid::currentRowChanged);
    source.replace(40);
    QCOMPARE(grid->currentRow(), -1);
    QCOMPARE(changed.constLast().constFirst().toLongLong(), -1);
    QCOMPARE(grid->firstVisibleRow(), 0);
    QVERIFY(grid->isFilled());
}

// Also where there are as many columns as before.
void WindowGridTest::otherRowsBringTheirTitles() {
    NumberSource source(100);
    const auto grid = shown(&source);
    const auto title = [&grid] { return grid->header()->model()->headerData(1, Qt::Horizontal).toString(); };
    QCOMPARE(title(), QStringLiteral("Column 1"));
    source.title = QStringLiteral("Place");
    Q_EMIT source.replaced();
    QCOMPARE(title(), QStringLiteral("Place 1"));
}

void WindowGridTest::theCursorStaysInSightWhenTheWindowShrinks() {
    NumberSource source(many);
    const auto grid = shown(&source);
    grid->setCurrentRow(many / 2);
    grid->resize(900, 200);
    QVERIFY(grid->viewport()->rect().contains(grid->rowRect(many / 2)));
}

void WindowGridTest::theKeyboardMovesTheCursor() {
    NumberSource source(many);
    const auto grid = shown(&source);
    grid->setFocus(Qt::TabFocusReason);
    QCOMPARE(grid->currentRow(), 0);
    QTest::keyClick(grid.get(), Qt::Key_J);
    QTest::keyClick(grid.get(), Qt::Key_Down);
    QTest::keyClick(grid.get(), Qt::Key_K);
    QCOMPARE(grid->currentRow(), 1);
    QTest::keyClick(grid.get(), Qt::Key_End);
    QCOMPARE(grid->currentRow(), many - 1);
    QTest::keyClick(grid.get(), Qt::Key_Down);
    QCOMPARE(grid->currentRow(), many - 1);
    QTest::keyClick(grid.get(), Qt::Key_PageUp);
    QVERIFY(grid->currentRow() < many - 10);
    QSignalSpy opened(grid.get(), &WindowGrid::activated);
    QTest::keyClick(grid.get(), Qt::Key_Return);
    QCOMPARE(opened.constFirst().constFirst().toLongLong(), grid->currentRow());
    QTest::keyClick(grid.get(), Qt::Key_Home);
    QCOMPARE(grid->currentRow(), 0);
}

void WindowGridTest::aRowIsCopied() {
    NumberSource source(1000);
    const auto grid = shown(&source);
    grid->setCurrentRow(7);
    QTest::keySequence(grid.get(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("7/0\t7/1\t7/2\t7/3\t7/4"));
}

void WindowGridTest::theMenuNamesItsRow() {
    NumberSource source(1000);
    const auto grid = shown(&source);
    grid->setCurrentRow(3);
    QSignalSpy asked(grid.get(), &WindowGrid::menuRequested);
    QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(1, 1), QPoint(1, 1));
    QApplication::sendEvent(grid->viewport(), &key);
    QCOMPARE(asked.constFirst().constFirst().toLongLong(), 3);
}

void WindowGridTest::columnsFitAndAreKept() {
    NumberSource source(1000);
    const auto grid = shown(&source);
    QTRY_COMPARE(grid->header()->length(), grid->viewport()->width());
    grid->header()->setSectionHidden(1, true);
    const QByteArray state = grid->saveColumns();
    const auto other = shown(&source);
    QVERIFY(other->restoreColumns(state));
    QVERIFY(other->header()->isSectionHidden(1));
    QVERIFY(other->cellRect(0, 1).isEmpty());
}

void WindowGridTest::itIsATableOfTheRowsInSight() {
    NumberSource source(many);
    const auto grid = shown(&source);
    grid->setAccessibleName(QStringLiteral("Events"));
    grid->setCurrentRow(many / 2);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(grid.get());
    QCOMPARE(table->role(), QAccessible::Table);
    QCOMPARE(table->text(QAccessible::Name), QStringLiteral("Events"));
    QAccessibleTableInterface *rows = table->tableInterface();
    QVERIFY(rows);
    QCOMPARE(rows->columnCount(), 5);
    QVERIFY(rows->rowCount() >= 15 && rows->rowCount() <= 25);
    QCOMPARE(table->childCount(), rows->rowCount() * 5);
    QCOMPARE(rows->columnDescription(2), QStringLiteral("Column 2"));
    QCOMPARE(rows->selectedRows().size(), 1);
    const int row = rows->selectedRows().constFirst();
    QAccessibleInterface *cell = rows->cellAt(row, 2);
    QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("%1/2").arg(many / 2));
    QVERIFY(cell->text(QAccessible::Description).contains(QLocale().toString(many)));
    QCOMPARE(rows->cellAt(row, 2), cell);
    QCOMPARE(table->child(table->indexOfChild(cell)), cell);
    QCOMPARE(table->childAt(cell->rect().center().x(), cell->rect().center().y()), cell);
    QCOMPARE(cell->tableCellInterface()->rowIndex(), row);
    QVERIFY(cell->state().selected);
    grid->setCurrentRow(0);
    QVERIFY2(!cell->isValid(), "a cell out of sight claims to be there");
    QVERIFY(rows->selectRow(3));
    QCOMPARE(grid->currentRow(), 3);
}

void WindowGridTest::itSurvivesItsSource() {
    auto source = std::make_unique<NumberSource>(many);
    const auto grid = shown(source.get());
    source.reset();
    QCOMPARE(grid->rowCount(), 0);
    grid->viewport()->grab();
    QTest::keyClick(grid.get(), Qt::Key_Down);
    QCOMPARE(grid->currentRow(), -1);
}

// Jumps and frames cost the same for a thousand rows and for a hundred million. Medians of rounds in turns; the limit
// is wide enough for a busy machine, the work itself does not depend on the number.
void WindowGridTest::costDoesNotGrowWithTheRows() {
    NumberSource few(1000, many); // words of the same length
    NumberSource lots(many, many);
    const auto small = shown(&few);
    const auto large = shown(&lots);
    const auto frame = [](WindowGrid &grid, int round) {
        QElapsedTimer timer;
        timer.start();
        for (int step = 0; step < 10; ++step) {
            grid.setCurrentRow((grid.rowCount() - 1) / 10 * ((step + round) % 10));
            grid.viewport()->repaint();
        }
        return timer.nsecsElapsed();
    };
    QList<qint64> smallTimes;
    QList<qint64> largeTimes;
    for (int round = 0; round < 15; ++round) {
        smallTimes << frame(*small, round);
        largeTimes << frame(*large, round);
    }
    std::sort(smallTimes.begin(), smallTimes.end());
    std::sort(largeTimes.begin(), largeTimes.end());
    const double ratio = double(largeTimes[7]) / double(smallTimes[7]);
    qInfo("frame at 1,000 rows %.2f ms, at 100 million %.2f ms, ratio %.2f", double(smallTimes[7]) / 1e7,
          double(largeTimes[7]) / 1e7, ratio);
    QVERIFY(ratio < 3.0);
}

QTEST_MAIN(WindowGridTest)
#include "window_grid_test.moc"
