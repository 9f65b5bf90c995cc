// Sites, clusters and nodes as people change them on the topology: keys and clicks, a whole service behind it.
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/backend/service/made_up.h"
#include "tests/support/fleet_objects.h"
#include "tests/widgets/topology/topology_console.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/state_panel.h"
#include "widgets/topology/topology_model.h"
#include "widgets/topology/topology_page.h"
#include "widgets/topology/topology_view.h"

using support::applyChange;
using support::click;
using support::FleetObjects;
using support::part;
using support::patience;
using support::TopologyConsole;
using support::waitForDialog;
using topologypage::TopologyModel;
using topologypage::TopologyPage;
using topologypage::TopologyView;
namespace v1 = pilothouse::v1;

class PlacesTest final : public support::PageFixture<TopologyConsole> {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void placesAreMadeFromTheButton_data();
    void placesAreMadeFromTheButton();
    void aSiteIsEditedFromTheInspector();
    void aNodeIsCordonedFromTheMapsMenu();
    void severalNodesAreCordonedInOneChange();
    void anotherPageIsAskedForWhatIsNoPlace();
    void whatIsLentIsAboutWhatAnotherPageMeans();
    void conditionsAreNamed();

private:
    TopologyView *map() const { return part<TopologyView>(*console_->page, "map"); }
    kit::GridView *grid() const { return part<kit::GridView>(*console_->page, "objects"); }
    QString node(int number) const { return QString::fromStdString(fleet_.node(number).meta().name()); }
    QMenu *menuOf(QWidget *widget, const QPoint &place);

    const FleetObjects fleet_;
};

void PlacesTest::initTestCase() {
    start({.verifyDelay = std::chrono::hours(1), .scenario = support::storeWith(fleet_.handedIn())});
}

void PlacesTest::init() {
    open();
    QTRY_COMPARE_WITH_TIMEOUT(part<kit::StatePanel>(*console_->page, "topologyState")->state(),
                              kit::StatePanel::State::Filled, patience);
    QTRY_VERIFY_WITH_TIMEOUT(action("sites.create")->isEnabled(), patience);
    waitForPage();
}

QMenu *PlacesTest::menuOf(QWidget *widget, const QPoint &place) {
    QContextMenuEvent asked(QContextMenuEvent::Mouse, place, widget->mapToGlobal(place));
    QApplication::sendEvent(widget, &asked);
    if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }, patience))
        qFatal("No menu opened.");
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

void PlacesTest::placesAreMadeFromTheButton_data() {
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("sites.create") << QStringLiteral("New site") << QStringLiteral("sites/north");
    QTest::newRow("clusters.create") << QStringLiteral("New cluster") << QStringLiteral("clusters/spare");
}

void PlacesTest::placesAreMadeFromTheButton() {
    QFETCH(const QString, title);
    QFETCH(const QString, name);
    click(part<QPushButton>(*console_->page, "newPlace"));
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action(QTest::currentDataTag())).center());
    auto *dialog = waitForDialog("changeDialog");
    QCOMPARE(dialog->windowTitle(), title);
    auto *line = part<QWidget>(*dialog, "name")->findChild<QLineEdit *>();
    line->selectAll();
    QTest::keyClicks(line, name);
    applyChange(dialog, "Work on the racks");
    QVERIFY(service_->owner().get(name.toStdString()));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains(name.toStdString()), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->reveal(name) && console_->page->shownObject() == name, patience);
}

void PlacesTest::aSiteIsEditedFromTheInspector() {
    v1::Resource site;
    site.mutable_meta()->set_name("sites/south");
    site.mutable_site()->set_region("eu");
    QVERIFY(service_->owner().put(site));
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->reveal(QStringLiteral("sites/south")) &&
                                 console_->page->shownObject() == QStringLiteral("sites/south"),
                             patience);
    auto *edit = part<QPushButton>(*console_->page, "sitesEditButton");
    QVERIFY(edit->isVisible() && !part<QPushButton>(*console_->page, "nodesCordonButton")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(edit->isEnabled(), patience);
    click(edit);
    auto *dialog = waitForDialog("changeDialog");
    auto *region = part<QWidget>(*dialog, "region")->findChild<QLineEdit *>();
    region->setFocus();
    region->selectAll();
    QTest::keyClicks(region, QStringLiteral("us"));
    applyChange(dialog, "Work on the racks");
    QCOMPARE(service_->owner().get("sites/south")->site().region(), std::string("us"));
}

void PlacesTest::aNodeIsCordonedFromTheMapsMenu() {
    select(node(3));
    QTRY_VERIFY_WITH_TIMEOUT(action("nodes.cordon")->isEnabled(), patience);
    QVERIFY(!action("nodes.uncordon")->isEnabled());
    action("topology.physical")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    const auto at = (map()->rectOf(node(3)).topLeft() + QPointF(12, 6)).toPoint();
    auto *menu = menuOf(map()->viewport(), at);
    QVERIFY(menu->actions().contains(action("nodes.cordon")));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action("nodes.cordon")).center());
    auto *dialog = waitForDialog("changeDialog");
    QCOMPARE(dialog->windowTitle(),
             QStringLiteral("Cordon %1 / %2")
                 .arg(node(3).section(QLatin1Char('/'), 1, 1), node(3).section(QLatin1Char('/'), 3)));
    applyChange(dialog, "Work on the racks");
    QVERIFY(service_->owner().get(node(3).toStdString())->node().unschedulable());
    QTRY_VERIFY_WITH_TIMEOUT(action("nodes.uncordon")->isEnabled(), patience);
    QVERIFY(!action("nodes.cordon")->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(support::factIn(*console_->page, "objectFacts", "State"),
                              QStringLiteral("It is cordoned: it keeps its replicas and gets no new ones."), patience);
}

void PlacesTest::severalNodesAreCordonedInOneChange() {
    action("topology.table")->trigger();
    QVERIFY(grid()->hasFocus());
    auto *model = static_cast<TopologyModel *>(grid()->model());
    grid()->sortByColumn(TopologyModel::Type, Qt::AscendingOrder);
    select(node(5));
    const int row = grid()->currentIndex().row();
    QTest::keyClick(grid(), Qt::Key_Down, Qt::ShiftModifier);
    const auto other = model->keyAt(row + 1);
    QVERIFY(other.contains(QStringLiteral("/nodes/")));
    QTRY_COMPARE(grid()->selectionModel()->selectedRows().size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(action("nodes.cordon")->isEnabled(), patience);
    action("nodes.cordon")->trigger();
    auto *dialog = waitForDialog("changeDialog");
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Cordon 2 node(s)"));
    applyChange(dialog, "Work on the racks");
    QVERIFY(service_->owner().get(node(5).toStdString())->node().unschedulable());
    QVERIFY(service_->owner().get(other.toStdString())->node().unschedulable());
}

void PlacesTest::anotherPageIsAskedForWhatIsNoPlace() {
    const auto name = QString::fromStdString(fleet_.deployment(2).meta().name());
    select(name);
    QSignalSpy asked(console_->page.get(), &kit::Page::menuOpened);
    auto *menu = menuOf(map()->viewport(), map()->rectOf(name).center().toPoint());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().value(0).toStringList(), QStringList{name});
    QVERIFY(!menu->actions().contains(action("nodes.cordon")));
    menu->close();
}

void PlacesTest::whatIsLentIsAboutWhatAnotherPageMeans() {
    select(node(3));
    QTRY_VERIFY_WITH_TIMEOUT(action("nodes.edit")->isEnabled(), patience);
    const auto titleOfEdit = [this] {
        action("nodes.edit")->trigger();
        auto *dialog = waitForDialog("changeDialog");
        const auto title = dialog->windowTitle();
        dialog->close();
        return title;
    };
    QVERIFY(console_->page->lend({node(4)}).contains(action("nodes.edit")));
    // What happens on the page meanwhile changes nothing of it.
    select(node(5));
    QCOMPARE(titleOfEdit(), QStringLiteral("Edit %1").arg(node(4)));
    console_->page->giveBack();
    QCOMPARE(titleOfEdit(), QStringLiteral("Edit %1").arg(node(5)));
}

void PlacesTest::conditionsAreNamed() {
    select(QString::fromStdString(fleet_.deployment(2).meta().name()));
    for (const auto *label : {"Condition", "Attention"})
        QVERIFY2(support::factIn(*console_->page, "objectFacts", label).isEmpty(), label);
}

QTEST_MAIN(PlacesTest)
#include "places_test.moc"
