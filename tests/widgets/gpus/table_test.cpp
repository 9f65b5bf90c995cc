// The map as a table: the same values, the same selection.
#include <QAccessible>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>

#include "tests/widgets/gpus/heat.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/gpu_words.h"

using namespace gpus_test;

class GpusTableTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachGpuHasItsRow();
    void cellsSayWhatTheMapShows();
    void absentValuesSayWhy();
    void theSelectionIsTheMaps();
    void keysSelectSeveral();
    void whatIsSelectedFollowsTheOrderOfTheRows();
    void allThatIsShownIsSelectedAtOnce();
    void theMenuIsForAllThatAreSelected();
    void whatIsSelectedIsToldToAssistivePrograms();
    void theMapsSelectionIsTheTables();
    void newValuesAreShownAtOnce();
    void rowsAreSortedAndLeftOut();
    void anotherLayoutReplacesTheRows();
    void whoReadsElsewhereStaysWhenOwnersChange_data();
    void whoReadsElsewhereStaysWhenOwnersChange();
    void aHundredThousandRowsAreMovedThrough();
    void aHundredThousandRowsAreSelected();

private:
    kit::Theme theme_{kit::Scheme::Light};
};

void GpusTableTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
}

namespace {

constexpr int Health = static_cast<int>(GpuTable::Column::Health);
constexpr int SmActive = static_cast<int>(GpuTable::Column::FirstMetric);

class Twin : public Heat {
public:
    explicit Twin(const kit::Theme &theme, const MeasuredSize &size = {})
        : Heat(theme, size), table(fleet), grid(theme) {
        table.attach(grid);
        grid.resize(900, 400);
        grid.show();
    }

    QPoint rowPlace(qint64 row) const { return grid.rowRect(row).center(); }

    GpuTable table;
    kit::WindowGrid grid;
};

} // namespace

void GpusTableTest::eachGpuHasItsRow() {
    Twin twin(theme_);
    QCOMPARE(twin.grid.rowCount(), 1920);
    QCOMPARE(twin.table.columnCount(), twin.grid.header()->count());
    for (qint64 row = 0; row < 1920; ++row)
        QCOMPARE(twin.table.rowOf(twin.table.gpuAt(row)), row);
    QVERIFY(!twin.table.gpuAt(-1).isValid());
    QVERIFY(!twin.table.gpuAt(1920).isValid());
}

void GpusTableTest::cellsSayWhatTheMapShows() {
    Twin twin(theme_);
    const auto *column = twin.fleet.values().column(v1::SM_ACTIVE);
    for (qint64 row = 0; row < 1920; row += 7) {
        const GpuRef gpu = twin.table.gpuAt(row);
        const auto code = twin.fleet.values().code(*column, gpu);
        const auto cell = twin.table.cell(row, SmActive);
        QCOMPARE(cell.words(), GpuWords::reading(v1::SM_ACTIVE, code, column->range));
        const auto health = GpuHealth::of(twin.fleet.values().health(gpu));
        QCOMPARE(twin.table.cell(row, Health).kind == kit::CellKind::Pill, health.isFault());
        QVERIFY(twin.table.cell(row, 0).words().endsWith(QStringLiteral("GPU %1").arg(gpu.gpu)));
    }
}

void GpusTableTest::absentValuesSayWhy() {
    auto size = MeasuredSize().sound();
    size.oneNotReportedIn = 4;
    size.oneWithoutDataIn = 5;
    Twin twin(theme_, size);
    std::set<QString> words;
    for (qint64 row = 0; row < 1920; ++row)
        if (const auto cell = twin.table.cell(row, SmActive); cell.isAbsent())
            words.insert(cell.words());
    QCOMPARE(words,
             (std::set<QString>{kit::absenceText(kit::Absence::NoData), kit::absenceText(kit::Absence::NotReported)}));
}

void GpusTableTest::theSelectionIsTheMaps() {
    Twin twin(theme_);
    auto &selection = twin.fleet.selection();
    const auto click = [&](qint64 row, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(twin.grid.viewport(), Qt::LeftButton, modifiers, twin.rowPlace(row));
    };
    click(3);
    QVERIFY((selection.gpus() == std::vector<GpuRef>{{0, 3}}));
    QVERIFY((selection.current() == GpuRef{0, 3}));
    click(6, Qt::ShiftModifier);
    QCOMPARE(selection.count(), 4);
    click(9, Qt::ControlModifier);
    QCOMPARE(selection.count(), 5);
    click(4, Qt::ControlModifier);
    QVERIFY((selection.gpus() == std::vector<GpuRef>{{0, 3}, {0, 5}, {0, 6}, {1, 1}}));
    QTest::keyClick(&twin.grid, Qt::Key_Down);
    QVERIFY((selection.gpus() == std::vector<GpuRef>{{0, 5}}));
}

void GpusTableTest::keysSelectSeveral() {
    Twin twin(theme_);
    auto &selection = twin.fleet.selection();
    QTest::mouseClick(twin.grid.viewport(), Qt::LeftButton, {}, twin.rowPlace(3));
    for (int press = 0; press < 3; ++press)
        QTest::keyClick(&twin.grid, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY((selection.gpus() == std::vector<GpuRef>{{0, 3}, {0, 4}, {0, 5}, {0, 6}}));
    QVERIFY((selection.current() == GpuRef{0, 6}));
    QTest::keyClick(&twin.grid, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(selection.count(), 3);
    QTest::keyClick(&twin.grid, Qt::Key_Home, Qt::ShiftModifier);
    QVERIFY((selection.gpus() == std::vector<GpuRef>{{0, 0}, {0, 1}, {0, 2}, {0, 3}}));
    // The cursor goes alone, and takes what it stands on.
    QTest::keyClick(&twin.grid, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(twin.grid.currentRow(), 1919);
    QCOMPARE(selection.count(), 4);
    QVERIFY(!twin.grid.isChosen(1919));
    QTest::keyClick(&twin.grid, Qt::Key_Space);
    QCOMPARE(selection.count(), 5);
    QTest::keyClick(&twin.grid, Qt::Key_Space);
    QCOMPARE(selection.count(), 4);
    QTest::keyClick(&twin.grid, Qt::Key_Up);
    QVERIFY((selection.gpus() == std::vector<GpuRef>{{239, 6}}));
}

void GpusTableTest::whatIsSelectedFollowsTheOrderOfTheRows() {
    Twin twin(theme_);
    twin.table.sortBy(SmActive, Qt::DescendingOrder);
    QTest::mouseClick(twin.grid.viewport(), Qt::LeftButton, {}, twin.rowPlace(2));
    QTest::mouseClick(twin.grid.viewport(), Qt::LeftButton, Qt::ShiftModifier, twin.rowPlace(5));
    QTest::keyClick(&twin.grid, Qt::Key_Down, Qt::ShiftModifier);
    std::set<std::pair<int, int>> wanted;
    for (qint64 row = 2; row <= 6; ++row)
        wanted.insert({twin.table.gpuAt(row).node, twin.table.gpuAt(row).gpu});
    std::set<std::pair<int, int>> chosen;
    for (const auto &gpu : twin.fleet.selection().gpus())
        chosen.insert({gpu.node, gpu.gpu});
    QCOMPARE(chosen, wanted);
    QVERIFY(twin.grid.isChosen(2) && twin.grid.isChosen(6) && !twin.grid.isChosen(7) && !twin.grid.isChosen(1));
}

void GpusTableTest::allThatIsShownIsSelectedAtOnce() {
    Twin twin(theme_);
    auto &selection = twin.fleet.selection();
    QTest::mouseClick(twin.grid.viewport(), Qt::LeftButton, {}, twin.rowPlace(3));
    QTest::keyClick(&twin.grid, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(selection.count(), 1920);
    QCOMPARE(twin.grid.currentRow(), 3);
    // What a filter leaves out is selected by neither of both.
    std::vector<bool> matches(1920);
    matches[40] = matches[1000] = true;
    twin.table.setMatches(matches);
    twin.view.setMatches(matches);
    for (QWidget *one : {static_cast<QWidget *>(&twin.grid), static_cast<QWidget *>(&twin.view)}) {
        selection.clear();
        QTest::keyClick(one, Qt::Key_A, Qt::ControlModifier);
        QVERIFY((selection.gpus() == std::vector<GpuRef>{{5, 0}, {125, 0}}));
    }
    QVERIFY(twin.grid.isChosen(0) && twin.grid.isChosen(1));
}

void GpusTableTest::theMenuIsForAllThatAreSelected() {
    Twin twin(theme_);
    auto &selection = twin.fleet.selection();
    QTest::mouseClick(twin.grid.viewport(), Qt::LeftButton, {}, twin.rowPlace(3));
    QTest::mouseClick(twin.grid.viewport(), Qt::LeftButton, Qt::ShiftModifier, twin.rowPlace(5));
    QTest::mouseClick(twin.grid.viewport(), Qt::RightButton, {}, twin.rowPlace(4));
    QCOMPARE(selection.count(), 3);
    QTest::mouseClick(twin.grid.viewport(), Qt::RightButton, {}, twin.rowPlace(8));
    QVERIFY((selection.gpus() == std::vector<GpuRef>{{1, 0}}));
}

void GpusTableTest::whatIsSelectedIsToldToAssistivePrograms() {
    Twin twin(theme_);
    twin.fleet.selection().select({{0, 1}, {0, 4}});
    QVERIFY(QAccessible::queryAccessibleInterface(&twin.grid)->state().multiSelectable);
    auto *table = QAccessible::queryAccessibleInterface(&twin.grid)->tableInterface();
    QCOMPARE(table->selectedRows(), (QList<int>{1, 4}));
    QVERIFY(table->cellAt(4, 0)->state().selected && !table->cellAt(3, 0)->state().selected);
    QVERIFY(table->selectRow(3));
    QVERIFY((twin.fleet.selection().gpus() == std::vector<GpuRef>{{0, 3}}));
}

void GpusTableTest::theMapsSelectionIsTheTables() {
    Twin twin(theme_);
    QTest::mouseClick(twin.view.viewport(), Qt::LeftButton, {}, twin.at({150, 6}));
    QCOMPARE(twin.grid.currentRow(), 150 * 8 + 6);
    QVERIFY(!twin.grid.rowRect(twin.grid.currentRow()).isEmpty());
    QTest::mouseClick(twin.view.viewport(), Qt::LeftButton, Qt::ControlModifier, twin.at({150, 5}));
    QVERIFY(twin.table.isSelected(150 * 8 + 6) && twin.table.isSelected(150 * 8 + 5));
    QVERIFY(!twin.table.isSelected(150 * 8 + 4));
    // Selected rows look like it.
    const auto picture = twin.grid.viewport()->grab().toImage();
    const auto edge = [&](qint64 row) { return picture.pixel(1, twin.rowPlace(row).y()); };
    QCOMPARE(edge(150 * 8 + 5), edge(150 * 8 + 6));
    QVERIFY(edge(150 * 8 + 4) != edge(150 * 8 + 6));
}

void GpusTableTest::newValuesAreShownAtOnce() {
    Twin twin(theme_, MeasuredSize().sound());
    const auto before = twin.grid.cellAt(5, SmActive)->words();
    for (int second = 2; second < 60; ++second) {
        twin.measure(second);
        const auto *column = twin.fleet.values().column(v1::SM_ACTIVE);
        QCOMPARE(twin.grid.cellAt(5, SmActive)->words(),
                 GpuWords::reading(v1::SM_ACTIVE, twin.made.code(v1::SM_ACTIVE, 0, 5, second), column->range));
        if (twin.grid.cellAt(5, SmActive)->words() != before)
            return;
    }
    QFAIL("The value never changed.");
}

void GpusTableTest::rowsAreSortedAndLeftOut() {
    Twin twin(theme_);
    twin.fleet.selection().select({{9, 1}});
    const auto *column = twin.fleet.values().column(v1::SM_ACTIVE);
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        twin.table.sortBy(SmActive, order);
        bool wasAbsent = false;
        int before = order == Qt::AscendingOrder ? -1 : 40'000;
        for (qint64 row = 0; row < twin.table.rowCount(); ++row) {
            const auto code = twin.fleet.values().code(*column, twin.table.gpuAt(row));
            if (!telemetry::hasValue(code)) {
                wasAbsent = true;
                continue;
            }
            QVERIFY2(!wasAbsent, "a value after an absent one");
            const int level = code & ~telemetry::StaleBit;
            QVERIFY(order == Qt::AscendingOrder ? level >= before : level <= before);
            before = level;
        }
        QVERIFY(wasAbsent);
        QVERIFY((twin.table.gpuAt(twin.grid.currentRow()) == GpuRef{9, 1}));
    }
    std::vector<bool> matches(1920);
    matches[40] = matches[1000] = true;
    twin.table.setMatches(matches);
    QCOMPARE(twin.grid.rowCount(), 2);
    QCOMPARE(twin.grid.currentRow(), -1);
    QVERIFY((twin.fleet.selection().gpus() == std::vector<GpuRef>{{9, 1}}));
    twin.table.setMatches({});
    QCOMPARE(twin.grid.rowCount(), 1920);
    twin.table.sortBy(Health, Qt::DescendingOrder);
    QVERIFY(GpuHealth::of(twin.fleet.values().health(twin.table.gpuAt(0))).severity == v1::CRITICAL);
}

void GpusTableTest::anotherLayoutReplacesTheRows() {
    Twin twin(theme_);
    v1::FleetLayout fewer;
    fewer.set_version("2");
    for (int node = 0; node < 3; ++node)
        *fewer.add_nodes() = twin.made.layout().nodes(node + 5);
    twin.fleet.takeLayout(fewer);
    QCOMPARE(twin.grid.rowCount(), 24);
    QVERIFY(twin.grid.cellAt(0, 0)->words().startsWith(QStringLiteral("n00006")));
}

void GpusTableTest::whoReadsElsewhereStaysWhenOwnersChange_data() {
    QTest::addColumn<bool>("isSorted");
    QTest::newRow("by place") << false;
    QTest::newRow("by owner") << true;
}

void GpusTableTest::whoReadsElsewhereStaysWhenOwnersChange() {
    QFETCH(bool, isSorted);
    Twin twin(theme_);
    if (isSorted)
        twin.table.sortBy(static_cast<int>(GpuTable::Column::Deployment), Qt::AscendingOrder);
    twin.grid.choose(3, kit::WindowGrid::Choice::Alone);
    const auto current = twin.fleet.selection().current();
    twin.grid.verticalScrollBar()->setValue(20'000);
    const auto first = twin.grid.firstVisibleRow();
    QVERIFY(first > 100);
    v1::OwnerColumn owners;
    owners.add_owners()->set_deployment("deployments/chat");
    std::vector<std::uint16_t> codes(1920);
    codes[static_cast<std::size_t>(twin.fleet.layout().flat(current))] = 1;
    owners.set_codes(codes.data(), codes.size() * sizeof(codes.front()));
    QVERIFY(twin.fleet.takeOwners(owners));
    QCOMPARE(twin.grid.firstVisibleRow(), first);
    // The cursor is where it was: on its GPU, wherever that stands now.
    QVERIFY(twin.table.gpuAt(twin.grid.currentRow()) == current);
    QVERIFY(twin.fleet.selection().current() == current);
}

void GpusTableTest::aHundredThousandRowsAreMovedThrough() {
    Twin twin(theme_, MeasuredSize::large());
    QCOMPARE(twin.grid.rowCount(), 100'000);
    QTest::keyClick(&twin.grid, Qt::Key_End);
    QVERIFY((twin.fleet.selection().current() == GpuRef{12'499, 7}));
    QVERIFY(twin.grid.isFilled());
    QVERIFY(twin.grid.cellAt(99'999, 0)->words().startsWith(QStringLiteral("n12500")));
}

void GpusTableTest::aHundredThousandRowsAreSelected() {
    Twin twin(theme_, MeasuredSize::large());
    auto &selection = twin.fleet.selection();
    QTest::keyClick(&twin.grid, Qt::Key_Home);
    QTest::keyClick(&twin.grid, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(selection.count(), 100'000);
    QTest::keyClick(&twin.grid, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(selection.count(), 99'999);
    QTest::mouseClick(twin.grid.viewport(), Qt::LeftButton, Qt::ControlModifier, twin.rowPlace(99'990));
    QCOMPARE(selection.count(), 99'998);
    QTest::keyClick(&twin.grid, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(selection.count(), 100'000);
}

QTEST_MAIN(GpusTableTest)
#include "table_test.moc"
