#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

#include "widgets/kit/cell.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/navigation_model.h"
#include "widgets/kit/paint.h"

using namespace kit;

class GridTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ConsoleStyle::install(*qApp, theme_); }
    void init();
    void cleanup();
    void columnsFitTheirContent();
    void columnsWidenForWhatComesLater();
    void columnsFitOtherRowsAnew();
    void columnsFillTheRoom();
    void hiddenColumnsLeaveTheOthersFitted();
    void onlyTheSortedHeadingHasRoomForAnArrow();
    void timesNumbersAndStatesAreNeverCutShort();
    void namesAreNotPressed();
    void theFirstStepSelectsTheFirstRow_data();
    void theFirstStepSelectsTheFirstRow();
    void pressedColumnsKeepWhatIsShort();
    void inATreeTheNamesGiveWayLast();
    void wordsForNothingGiveWayToTimes();
    void widthsOfTheUserAreKept();
    void columnsAreShownHiddenAndRestored();
    void rowsAreAsHighAsTheirDensity();
    void theKeyboardMovesTheCursor();
    void theKeyboardComesToASelectedRow();
    void theMenuKeyNamesTheRow();
    void theColumnsMenuSorts();
    void cellsAreReadFromTheirRoles();
    void cellsAreAsWideAsTheyArePainted();
    void theNavigationModelHoldsItsPromises();

private:
    Theme theme_{Scheme::Light};
    std::unique_ptr<QStandardItemModel> model_;
    std::unique_ptr<GridView> grid_;
};

void GridTest::init() {
    model_ = std::make_unique<QStandardItemModel>();
    for (int row = 0; row < 40; ++row)
        model_->appendRow({new QStandardItem(QStringLiteral("llama-3.3-70b-instruct-%1").arg(row)),
                           new QStandardItem(QStringLiteral("Meta")), new QStandardItem(QStringLiteral("70.6 B"))});
    model_->setHorizontalHeaderLabels({QStringLiteral("Model"), QStringLiteral("Publisher"), QStringLiteral("Size")});
    grid_ = std::make_unique<GridView>(theme_);
    grid_->setModel(model_.get());
    grid_->resize(800, 400);
    grid_->show();
    QVERIFY(QTest::qWaitForWindowExposed(grid_.get()));
    QCoreApplication::processEvents();
}

void GridTest::cleanup() {
    grid_.reset();
    model_.reset();
}

void GridTest::columnsFitTheirContent() {
    for (int column = 0; column < 3; ++column)
        QVERIFY(grid_->columnWidth(column) >= Cell::of(model_->index(39, column)).width(theme_));
    model_->setItem(0, 1, new QStandardItem(QStringLiteral("A publisher with a name that is rather long")));
    grid_->fitColumns();
    QTRY_VERIFY(grid_->columnWidth(1) >= Cell::of(model_->index(0, 1)).width(theme_));
}

void GridTest::columnsWidenForWhatComesLater() {
    model_->item(3, 1)->setText(QStringLiteral("A publisher with a name that is rather long"));
    QTRY_VERIFY(grid_->columnWidth(1) >= Cell::of(model_->index(3, 1)).width(theme_));
    const int wide = grid_->columnWidth(1);
    model_->item(3, 1)->setText(QStringLiteral("Meta"));
    QCoreApplication::processEvents();
    QCOMPARE(grid_->columnWidth(1), wide); // columns do not dance
}

void GridTest::timesNumbersAndStatesAreNeverCutShort() {
    auto *time = new QStandardItem(QStringLiteral("2026-11-23 14:01:58.204"));
    time->setData(static_cast<int>(CellKind::Mono), CellKindRole);
    auto *state = new QStandardItem(QStringLiteral("deprecated for a long time"));
    state->setData(static_cast<int>(CellKind::Pill), CellKindRole);
    model_->setItem(0, 1, time);
    model_->setItem(0, 2, state);
    grid_->resize(500, 400);
    grid_->fitColumns();
    QCoreApplication::processEvents();
    for (const int column : {1, 2})
        QVERIFY(grid_->columnWidth(column) >= Cell::of(model_->index(0, column)).width(theme_));
    QVERIFY(grid_->columnWidth(0) < Cell::of(model_->index(0, 0)).width(theme_));
}

void GridTest::namesAreNotPressed() {
    for (int row = 0; row < model_->rowCount(); ++row)
        model_->item(row, 0)->setData(static_cast<int>(CellKind::Strong), CellKindRole);
    grid_->fitColumns();
    grid_->resize(280, 400);
    QCoreApplication::processEvents();
    QVERIFY(grid_->columnWidth(0) >= Cell::of(model_->index(0, 0)).width(theme_));
}

void GridTest::theFirstStepSelectsTheFirstRow() {
    QFETCH(const int, key);
    grid_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(grid_.get()));
    grid_->setFocus(Qt::TabFocusReason);
    QCOMPARE(grid_->currentIndex().row(), 0);
    grid_->clearSelection();
    QTest::keyClick(grid_.get(), static_cast<Qt::Key>(key));
    QCOMPARE(grid_->selectionModel()->selectedRows().value(0).row(), 0);
    QTest::keyClick(grid_.get(), static_cast<Qt::Key>(key));
    QCOMPARE(grid_->selectionModel()->selectedRows().value(0).row(), 1);
}

void GridTest::theFirstStepSelectsTheFirstRow_data() {
    QTest::addColumn<int>("key");
    QTest::newRow("Down") << int(Qt::Key_Down);
    QTest::newRow("J") << int(Qt::Key_J);
}

// Another filter, another list: what stood there before is no reason for anything.
void GridTest::columnsFitOtherRowsAnew() {
    const auto fill = [this](const QString &publisher) {
        model_->clear();
        model_->setHorizontalHeaderLabels(
            {QStringLiteral("Model"), QStringLiteral("Publisher"), QStringLiteral("Size")});
        for (int row = 0; row < 10; ++row)
            model_->appendRow({new QStandardItem(QStringLiteral("llama-3.3-70b-instruct")),
                               new QStandardItem(publisher), new QStandardItem(QStringLiteral("70.6 B"))});
    };
    const int before = grid_->columnWidth(1);
    fill(QStringLiteral("A publisher with a name that is rather long"));
    QTRY_VERIFY(grid_->columnWidth(1) >= Cell::of(model_->index(0, 1)).width(theme_));
    const int wide = grid_->columnWidth(1);
    QVERIFY(wide > before);
    fill(QStringLiteral("Meta"));
    QTRY_VERIFY(grid_->columnWidth(1) < wide);
    QTRY_COMPARE(grid_->header()->length(), grid_->viewport()->width());
}

void GridTest::columnsFillTheRoom() {
    QCOMPARE(grid_->header()->length(), grid_->viewport()->width());
    grid_->resize(1000, 400);
    QCOMPARE(grid_->header()->length(), grid_->viewport()->width());
}

void GridTest::hiddenColumnsLeaveTheOthersFitted() {
    grid_->setColumnHidden(1, true);
    model_->item(0, 2)->setText(QStringLiteral("a size with a good many words that come later"));
    QTRY_VERIFY(grid_->columnWidth(2) >= Cell::of(model_->index(0, 2)).width(theme_));
    QCOMPARE(grid_->header()->length(), grid_->viewport()->width());
}

void GridTest::onlyTheSortedHeadingHasRoomForAnArrow() {
    model_->clear();
    model_->setHorizontalHeaderLabels({QStringLiteral("Precision"), QStringLiteral("Precision"), QStringLiteral("C")});
    grid_->resize(100, 400);
    grid_->setSortingEnabled(true);
    grid_->sortByColumn(0, Qt::AscendingOrder);
    grid_->fitColumns();
    QTRY_COMPARE(grid_->columnWidth(0), grid_->columnWidth(1) + theme_.px(Size::Icon));
    grid_->sortByColumn(1, Qt::AscendingOrder);
    QTRY_COMPARE(grid_->columnWidth(0), grid_->columnWidth(1)); // columns do not dance
}

void GridTest::pressedColumnsKeepWhatIsShort() {
    grid_->resize(280, 400);
    QVERIFY(grid_->header()->length() <= grid_->viewport()->width());
    QVERIFY(grid_->columnWidth(2) >= Cell::of(model_->index(0, 2)).width(theme_));
    QVERIFY(grid_->columnWidth(0) < Cell::of(model_->index(0, 0)).width(theme_));
}

void GridTest::inATreeTheNamesGiveWayLast() {
    constexpr int Indentation = 16;
    grid_->setIndentation(Indentation);
    grid_->resize(300, 400);
    grid_->fitColumns();
    const int whole = Cell::of(model_->index(39, 0)).width(theme_) + 2 * Indentation;
    const int share = grid_->viewport()->width() * 7 / 10;
    QTRY_VERIFY(grid_->columnWidth(0) >= std::min(whole, share) - 1);
    // Without so much need no more than that.
    grid_->resize(800, 400);
    QTRY_COMPARE(grid_->header()->length(), grid_->viewport()->width());
}

void GridTest::wordsForNothingGiveWayToTimes() {
    for (int row = 0; row < model_->rowCount(); ++row) {
        model_->item(row, 1)->setText({});
        model_->item(row, 1)->setData(static_cast<int>(Absence::NotApplicable), AbsenceRole);
        model_->item(row, 1)->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        model_->item(row, 2)->setText(QStringLiteral("2026-11-27 15:37"));
        model_->item(row, 2)->setData(static_cast<int>(CellKind::Time), CellKindRole);
    }
    grid_->fitColumns();
    const auto whole = [this](int column) { return Cell::of(model_->index(0, column)).width(theme_); };
    QTRY_VERIFY(grid_->columnWidth(2) >= whole(2));
    grid_->resize(320, 400);
    QTRY_VERIFY(grid_->columnWidth(1) < whole(1));
    QVERIFY(grid_->columnWidth(2) >= whole(2));
}

void GridTest::widthsOfTheUserAreKept() {
    QSignalSpy changed(grid_.get(), &GridView::columnsChanged);
    grid_->header()->resizeSection(0, 300);
    QCOMPARE(changed.count(), 1);
    grid_->resize(1000, 400);
    QCOMPARE(grid_->columnWidth(0), 300);
    // And those of nobody still fit what is in them and the room, also when the list is opened again.
    QCOMPARE(grid_->header()->length(), grid_->viewport()->width());
    GridView again(theme_);
    again.setModel(model_.get());
    QVERIFY(again.restoreColumns(grid_->saveColumns()));
    again.resize(700, 400);
    again.show();
    model_->item(3, 1)->setText(QStringLiteral("A publisher with a name that is rather long"));
    QTRY_VERIFY(again.columnWidth(1) >= Cell::of(model_->index(3, 1)).width(theme_));
    QCOMPARE(again.columnWidth(0), 300);
    grid_->fitColumns();
    QTRY_COMPARE(grid_->header()->length(), grid_->viewport()->width());
}

void GridTest::columnsAreShownHiddenAndRestored() {
    const std::unique_ptr<QMenu> menu(grid_->makeColumnsMenu(nullptr));
    QCOMPARE(menu->actions().constFirst()->text(), QStringLiteral("Model"));
    menu->actions().at(1)->setChecked(false);
    QVERIFY(grid_->isColumnHidden(1));
    QCOMPARE(grid_->header()->length(), grid_->viewport()->width());
    const QByteArray state = grid_->saveColumns();
    GridView other(theme_);
    other.setModel(model_.get());
    QVERIFY(other.restoreColumns(state));
    QVERIFY(other.isColumnHidden(1));
    QVERIFY(!other.restoreColumns(QByteArrayLiteral("nonsense")));
    QVERIFY(!other.restoreColumns({}));
    menu->actions().at(0)->setChecked(false);
    const std::unique_ptr<QMenu> last(grid_->makeColumnsMenu(nullptr));
    QVERIFY2(!last->actions().at(2)->isEnabled(), "the last column can be hidden");
}

void GridTest::rowsAreAsHighAsTheirDensity() {
    QCOMPARE(grid_->visualRect(model_->index(0, 0)).height(), theme_.px(Size::Row));
    grid_->setDensity(Density::Compact);
    QTRY_COMPARE(grid_->visualRect(model_->index(0, 0)).height(), theme_.px(Size::RowCompact));
}

void GridTest::theKeyboardMovesTheCursor() {
    grid_->setCurrentIndex(model_->index(0, 0));
    QTest::keyClick(grid_.get(), Qt::Key_J);
    QCOMPARE(grid_->currentIndex().row(), 1);
    QTest::keyClick(grid_.get(), Qt::Key_Down);
    QTest::keyClick(grid_.get(), Qt::Key_K);
    QCOMPARE(grid_->currentIndex().row(), 1);
    QTest::keyClick(grid_.get(), Qt::Key_End);
    QCOMPARE(grid_->currentIndex().row(), 39);
    QCOMPARE(grid_->selectionModel()->selectedRows().size(), 1);
    QSignalSpy opened(grid_.get(), &GridView::activated);
    QTest::keyClick(grid_.get(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
}

void GridTest::theKeyboardComesToASelectedRow() {
    grid_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(grid_.get()));
    grid_->clearFocus();
    grid_->selectionModel()->clear();
    grid_->setFocus(Qt::TabFocusReason);
    QTRY_COMPARE(grid_->currentIndex().row(), 0);
    QVERIFY(grid_->selectionModel()->isRowSelected(0));
    QTest::keyClick(grid_.get(), Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(grid_->selectionModel()->isRowSelected(grid_->currentIndex().row()));
}

void GridTest::theMenuKeyNamesTheRow() {
    QSignalSpy asked(grid_.get(), &GridView::menuRequested);
    grid_->setCurrentIndex(model_->index(2, 0));
    QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(1, 1), QPoint(1, 1));
    QApplication::sendEvent(grid_->viewport(), &key);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.constFirst().at(0).toModelIndex().row(), 2);
    const QPoint place = grid_->viewport()->mapFromGlobal(asked.constFirst().at(1).toPoint());
    QCOMPARE(place.y(), grid_->visualRect(model_->index(2, 0)).bottom());
}

void GridTest::theColumnsMenuSorts() {
    grid_->setSortingEnabled(true);
    grid_->sortByColumn(0, Qt::AscendingOrder);
    const std::unique_ptr<QMenu> menu(grid_->makeColumnsMenu(nullptr));
    QMenu *sorting = menu->findChild<QMenu *>();
    QVERIFY(sorting);
    sorting->actions().constFirst()->trigger();
    QCOMPARE(grid_->header()->sortIndicatorOrder(), Qt::DescendingOrder);
    QCOMPARE(model_->index(0, 0).data().toString(), QStringLiteral("llama-3.3-70b-instruct-9"));
}

void GridTest::cellsAreReadFromTheirRoles() {
    auto *item = new QStandardItem(QStringLiteral("denied\u202e"));
    item->setData(static_cast<int>(CellKind::Pill), CellKindRole);
    item->setData(static_cast<int>(Tone::Danger), ToneRole);
    item->setData(static_cast<int>(Icon::Close), SignRole);
    model_->setItem(0, 0, item);
    const Cell cell = Cell::of(model_->index(0, 0));
    QCOMPARE(cell.text, QStringLiteral("denied\ufffd"));
    QVERIFY(cell.kind == CellKind::Pill && cell.tone == Tone::Danger && cell.sign == Icon::Close);
    auto *missing = new QStandardItem;
    missing->setData(static_cast<int>(Absence::NotPublished), AbsenceRole);
    model_->setItem(0, 1, missing);
    QCOMPARE(Cell::of(model_->index(0, 1)).words(), QStringLiteral("not published"));
    QVERIFY(!Cell::of(model_->index(0, 2)).isAbsent());
}

void GridTest::cellsAreAsWideAsTheyArePainted() {
    for (const CellKind kind : {CellKind::Text, CellKind::Strong, CellKind::Mono, CellKind::Pill}) {
        Cell cell;
        cell.text = QStringLiteral("registered");
        cell.kind = kind;
        const int width = cell.width(theme_);
        QImage image(width + 40, 30, QImage::Format_ARGB32_Premultiplied);
        image.fill(theme_.color(Color::Surface));
        QPainter painter(&image);
        cell.paint(painter, QRect(0, 0, width, 30), theme_, Qt::LeftToRight);
        painter.end();
        for (int y = 0; y < image.height(); ++y)
            QCOMPARE(image.pixelColor(width + 1, y), theme_.color(Color::Surface));
    }
}

void GridTest::theNavigationModelHoldsItsPromises() {
    NavigationModel model(theme_, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<NavigationEntry> entries = {
        {QStringLiteral("audit"), QStringLiteral("Audit"), Icon::Audit, NavigationEntry::Group::Govern},
        {QStringLiteral("catalog"), QStringLiteral("Catalog"), Icon::Catalog, NavigationEntry::Group::Operate}};
    model.setEntries(entries);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(1).data().toString(), QStringLiteral("Catalog"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setCount(QStringLiteral("audit"), 3);
    model.setCount(QStringLiteral("audit"), 3);
    model.setCount(QStringLiteral("unknown"), 3);
    QCOMPARE(changed.count(), 1);
    model.setEntries({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(GridTest)
#include "grid_test.moc"
