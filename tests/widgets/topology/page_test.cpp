// The topology as people use it: keys and clicks on the page, a whole service behind it.
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "tests/backend/service/made_up.h"
#include "tests/support/fleet_objects.h"
#include "tests/widgets/topology/topology_console.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/state_panel.h"
#include "widgets/topology/object_inspector.h"
#include "widgets/topology/topology_page.h"
#include "widgets/topology/topology_view.h"

using support::FleetObjects;
using support::part;
using support::TopologyConsole;
using topologypage::Lens;
using topologypage::TopologyPage;
using topologypage::TopologyView;
using State = kit::StatePanel::State;
namespace v1 = pilothouse::v1;

namespace {

constexpr int patience = 20'000;

} // namespace

class TopologyPageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void whatIsNotThereYetIsLoading();
    void anEmptyServiceSaysWhatWouldBeHere();
    void withoutTheServiceItSaysWhyAndTriesAgain();
    void oneSelectionInBothLensesTheTableAndTheInspector();
    void keysSwitchLensesAndTheTable();
    void theFilterNarrowsTheMapAndTheTable();
    void linksOfTheInspectorLeadOn();
    void anObjectOfTheMapIsRevealed();
    void aChangeIsSeen();
    void longOutOfSightItKeepsNothingAndComesBackTheSame();
    void inASmallWindowDetailsGiveWayUntilTheyAreWanted();
    void onAStageTheMapIsAllThatIsThere();
    void aPlanIsShownAndHidden();
    void everyActionSaysWhatItDoesOrWhyNot();
    void filesAreChosenAndWritten();
    void aNameSaysWhichKindOfFileItBecomes();
    void aSingleSmallDeploymentFillsThePage();

private:
    void open();
    void select(const QString &name);
    kit::StatePanel *panel() const { return part<kit::StatePanel>(*console_->page, "topologyState"); }
    QString deployment(int number) const { return QString::fromStdString(fleet_.deployment(number).meta().name()); }

    kit::Theme theme_{kit::Scheme::Light};
    const FleetObjects fleet_;
    std::unique_ptr<support::TemporaryDirectory> memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<TopologyConsole> console_;
};

void TopologyPageTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    memory_ = std::make_unique<support::TemporaryDirectory>();
    auto stored = fleet_.handedIn();
    // As the service's own host is: the GPUs are on others.
    auto &host = stored.emplace_back();
    const auto &node = fleet_.node(0).meta().name();
    host.mutable_meta()->set_name(node.substr(0, node.rfind('/')) + "/host");
    host.mutable_node();
    service_ = std::make_unique<support::RunningService>(
        service::Options{.verifyDelay = std::chrono::hours(1), .scenario = support::storeWith(stored)});
}

void TopologyPageTest::open() {
    console_ = std::make_unique<TopologyConsole>(*service_, service_->owner().credentials(), theme_, memory_->path());
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Filled, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
}

void TopologyPageTest::select(const QString &name) {
    QVERIFY(console_->page->reveal(name));
    QCOMPARE(console_->page->shownObject(), name);
}

void TopologyPageTest::whatIsNotThereYetIsLoading() {
    console_ = std::make_unique<TopologyConsole>(*service_, service_->owner().credentials(), theme_, memory_->path());
    QCOMPARE(panel()->state(), State::Loading);
    QVERIFY(!console_->action("topology.fit")->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Filled, patience);
    const auto fact = part<QLabel>(*console_->page, "pageFact")->text();
    QVERIFY2(fact.contains(QStringLiteral("96 GPU(s) on 12 of 13 node(s)")), qPrintable(fact));
}

void TopologyPageTest::anEmptyServiceSaysWhatWouldBeHere() {
    support::RunningService fresh;
    console_ = std::make_unique<TopologyConsole>(fresh, fresh.owner().credentials(), theme_, memory_->path());
    QTRY_VERIFY_WITH_TIMEOUT(panel()->state() == State::Filled || panel()->state() == State::Empty, patience);
    // A service that knows its own host shows it; one that knows none says what would stand here.
    if (panel()->state() == State::Filled)
        QCOMPARE(console_->map()->lens(), Lens::Physical);
    else
        QCOMPARE(panel()->state(), State::Empty);
    console_.reset();
}

void TopologyPageTest::withoutTheServiceItSaysWhyAndTriesAgain() {
    console_ = std::make_unique<TopologyConsole>(*service_, service_->owner().credentials(), theme_, memory_->path());
    console_->source.endpoint.reset();
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Failed, patience);
    console_->find(*service_);
    support::click(part<QPushButton>(*console_->page, "retry"));
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Filled, patience);
}

void TopologyPageTest::oneSelectionInBothLensesTheTableAndTheInspector() {
    open();
    const auto name = deployment(2);
    QTest::mouseClick(console_->map()->viewport(), Qt::LeftButton, {},
                      console_->map()->rectOf(name).center().toPoint());
    QCOMPARE(console_->page->shownObject(), name);
    QCOMPARE(support::factIn(*console_->page, "objectFacts", "Replicas"), QStringLiteral("3 of 3 ready"));
    console_->action("topology.physical")->trigger();
    QCOMPARE(console_->map()->current(), name);
    console_->action("topology.table")->trigger();
    QCOMPARE(console_->grid()->currentIndex().siblingAtColumn(0).data().toString(), name.section(QLatin1Char('/'), 1));
    // And from the table to the map.
    QTest::keyClick(console_->grid(), Qt::Key_Down);
    const auto next = console_->page->shownObject();
    QVERIFY(next != name);
    console_->action("topology.serving")->trigger();
    QCOMPARE(console_->map()->current(), next);
}

void TopologyPageTest::keysSwitchLensesAndTheTable() {
    open();
    console_->map()->setFocus();
    QTest::keyClick(console_->map(), Qt::Key_P);
    QCOMPARE(console_->map()->lens(), Lens::Physical);
    QVERIFY(console_->action("topology.physical")->isChecked());
    QTest::keyClick(console_->map(), Qt::Key_T);
    QVERIFY(console_->grid()->isVisible());
    QTest::keyClick(console_->grid(), Qt::Key_T);
    QVERIFY(console_->map()->isVisible());
    QTest::keyClick(console_->map(), Qt::Key_S);
    QCOMPARE(console_->map()->lens(), Lens::Serving);
    QTest::keyClick(console_->map(), Qt::Key_Slash);
    QTRY_VERIFY(part<QLineEdit>(*console_->page, "filter")->hasFocus());
    // Letters are letters there.
    QTest::keyClicks(part<QLineEdit>(*console_->page, "filter"), QStringLiteral("tps"));
    QCOMPARE(part<QLineEdit>(*console_->page, "filter")->text(), QStringLiteral("tps"));
    QCOMPARE(console_->map()->lens(), Lens::Serving);
}

void TopologyPageTest::theFilterNarrowsTheMapAndTheTable() {
    open();
    console_->action("topology.table")->trigger();
    const int all = console_->grid()->model()->rowCount();
    console_->page->findChild<kit::FilterBar *>()->setText(QStringLiteral("meta.name = \"%1\"").arg(deployment(0)));
    QTRY_VERIFY_WITH_TIMEOUT(console_->grid()->model()->rowCount() < all / 2, patience);
    QStringList names;
    for (int row = 0; row < console_->grid()->model()->rowCount(); ++row)
        names << console_->grid()->model()->index(row, 0).data().toString();
    QVERIFY(names.contains(QStringLiteral("chat-000")));
    QVERIFY(names.contains(QStringLiteral("route-000")));
    QVERIFY(!names.contains(QStringLiteral("code-001")));
    console_->page->findChild<kit::FilterBar *>()->setText({});
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid()->model()->rowCount(), all, patience);
}

void TopologyPageTest::linksOfTheInspectorLeadOn() {
    open();
    select(deployment(0));
    auto *link = part<QPushButton>(*console_->page, "link:routes/route-000");
    support::click(link);
    QCOMPARE(console_->page->shownObject(), QStringLiteral("routes/route-000"));
    select(deployment(0));
    // The catalog has the model.
    QSignalSpy asked(console_->page.get(), &kit::Page::revealRequested);
    support::click(part<QPushButton>(*console_->page, "link:models/chat/versions/1"));
    QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("models/chat/versions/1"));
    console_->action("topology.open")->trigger();
    QCOMPARE(asked.value(1).value(0).toString(), deployment(0));
    // This page shows nodes itself; what more there is to see of them is on the map of GPUs.
    const auto node = QString::fromStdString(fleet_.node(3).meta().name());
    const auto parts = node.split(QLatin1Char('/'));
    select(node);
    QSignalSpy led(console_->page.get(), &kit::Page::linkRequested);
    console_->action("topology.open")->trigger();
    QCOMPARE(led.value(0).value(0).toString(), QStringLiteral("gpus/%1/%2").arg(parts[1], parts[3]));
    QCOMPARE(asked.size(), 2);
}

void TopologyPageTest::anObjectOfTheMapIsRevealed() {
    open();
    select(QString::fromStdString(fleet_.node(3).meta().name()));
    QVERIFY(!console_->page->reveal(QStringLiteral("models/chat")));
    QVERIFY(!console_->page->reveal(QStringLiteral("nodes/none")));
}

void TopologyPageTest::aChangeIsSeen() {
    open();
    const auto client = service_->owner();
    QVERIFY(client.put(support::teamNamed("newcomers")));
    auto route = client.get("routes/route-001");
    QVERIFY(route);
    route->mutable_meta()->set_team("teams/newcomers");
    route->clear_route_status();
    const auto put = client.put(*route, route->meta().etag());
    QVERIFY2(put, put ? "" : put.error().message().c_str());
    QTRY_VERIFY_WITH_TIMEOUT(!console_->map()->rectOf(QStringLiteral("teams/newcomers")).isNull(), patience);
}

void TopologyPageTest::longOutOfSightItKeepsNothingAndComesBackTheSame() {
    open();
    console_->action("topology.physical")->trigger();
    const auto name = QString::fromStdString(fleet_.node(3).meta().name());
    select(name);
    console_->map()->finishNext();
    const auto picture = console_->map()->viewport()->grab().toImage();
    console_->page->letGo();
    QVERIFY2(!console_->map()->scene().items().empty(), "What is looked at stays.");
    console_->page->hide();
    console_->page->letGo();
    QVERIFY(console_->map()->scene().items().empty());
    QCOMPARE(console_->map()->imageBytes(), std::size_t{0});
    console_->page->show();
    QCOMPARE(console_->page->shownObject(), name);
    QTRY_VERIFY_WITH_TIMEOUT((console_->map()->finishNext(), console_->map()->viewport()->grab().toImage() == picture),
                             patience);
}

void TopologyPageTest::inASmallWindowDetailsGiveWayUntilTheyAreWanted() {
    open();
    auto *inspector = console_->page->findChild<topologypage::ObjectInspector *>();
    auto *details = part<QPushButton>(*console_->page, "detailsButton");
    console_->page->resize(1240, 700);
    QVERIFY(inspector->isVisible() && !details->isVisible());
    QVERIFY(!console_->action("topology.details")->isEnabled());
    console_->page->resize(720, 520);
    QVERIFY(!inspector->isVisible() && details->isVisible());
    auto *view = part<TopologyView>(*console_->page, "map");
    QTRY_VERIFY(view->width() > 600);
    const int wide = view->width();
    support::click(details);
    QVERIFY(inspector->isVisible());
    QTRY_VERIFY(view->width() < wide);
    // Which stays with whoever wants them.
    console_->page->resize(1240, 700);
    console_->page->resize(720, 520);
    QVERIFY(inspector->isVisible());
    support::click(details);
    QVERIFY(!inspector->isVisible());
}

void TopologyPageTest::onAStageTheMapIsAllThatIsThere() {
    open();
    console_->page->present();
    console_->page->resize(1280, 690);
    auto *view = part<TopologyView>(*console_->page, "map");
    QTRY_VERIFY(view->width() > 1'200 && view->height() > 580);
    for (auto *button : console_->page->findChildren<QPushButton *>())
        QVERIFY2(!button->isVisible(), qPrintable(button->text()));
    for (const auto lens : {Lens::Serving, Lens::Physical}) {
        view->setLens(lens);
        const QRectF whole(QPointF(), QSizeF(view->viewport()->size()));
        for (const auto &item : view->scene().items())
            QVERIFY(whole.contains(view->rectOf(view->graph().at(item.id).key)));
    }
}

void TopologyPageTest::aPlanIsShownAndHidden() {
    open();
    select(deployment(0));
    auto *banner = part<kit::Banner>(*console_->page, "planBanner");
    QVERIFY(!banner->isVisible());
    v1::PlanDeploymentResponse plan;
    plan.set_fits(true);
    auto &replica = *plan.add_replicas();
    replica.set_node(fleet_.node(11).meta().name());
    replica.add_gpus(fleet_.node(11).node_status().gpus(7).uuid());
    auto &other = *replica.add_others();
    other.set_node(fleet_.node(0).meta().name());
    other.set_reason(v1::NODE_GPUS_MISSING);
    (*other.mutable_arguments())["wanted"] = "1";
    (*other.mutable_arguments())["free"] = "0";
    console_->page->showPlan(deployment(0), plan);
    QVERIFY(banner->isVisible());
    console_->action("topology.physical")->trigger();
    const auto key = deployment(0) + QStringLiteral("/planned/1");
    QVERIFY(!console_->map()->rectOf(key).isNull());
    select(QString::fromStdString(fleet_.node(0).meta().name()));
    QVERIFY(!support::factIn(*console_->page, "objectFacts", "Plan").isEmpty());
    // The card beside the pointer says it too.
    const auto at = console_->map()->rectOf(QString::fromStdString(fleet_.node(0).meta().name()));
    QTest::mouseMove(console_->map()->viewport(), (at.topLeft() + QPointF(12, 6)).toPoint());
    auto *card = part<QWidget>(*console_->page, "hoverCard");
    QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), patience);
    console_->map()->finishNext();
    const auto picture = console_->page->grab();
    if (const auto directory = qEnvironmentVariable("PILOTHOUSE_PICTURES"); !directory.isEmpty())
        QVERIFY(picture.save(directory + QStringLiteral("/plan.png")));
    console_->action("topology.endPlan")->trigger();
    QVERIFY(!banner->isVisible());
    QVERIFY(console_->map()->rectOf(key).isNull());
}

void TopologyPageTest::everyActionSaysWhatItDoesOrWhyNot() {
    open();
    QVERIFY(!console_->action("topology.plan")->isEnabled());
    QCOMPARE(console_->action("topology.plan")->toolTip(), QStringLiteral("Select a deployment first."));
    QStringList ids;
    for (const auto *action : console_->page->pageActions()) {
        ids << action->objectName();
        QVERIFY2(!action->toolTip().isEmpty() && !action->text().isEmpty(), qPrintable(action->objectName()));
    }
    for (const auto *id :
         {"topology.serving", "topology.physical", "topology.table", "topology.fit", "topology.zoomIn",
          "topology.zoomOut", "topology.exportPng", "topology.exportSvg", "topology.exportCsv", "topology.plan"})
        QVERIFY2(ids.contains(QLatin1String(id)), id);
}

void TopologyPageTest::filesAreChosenAndWritten() {
    open();
    const QTemporaryDir directory;
    console_->action("topology.exportCsv")->trigger();
    support::chooseFile(directory.path(), QStringLiteral("all.csv"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(directory.filePath(QStringLiteral("all.csv"))), patience);
    QCOMPARE(console_->posted.last().tone, kit::Tone::Ok);
    console_->action("topology.exportSvg")->trigger();
    support::chooseFile(directory.path(), QStringLiteral("none/map.svg"));
    QCOMPARE(console_->posted.last().tone, kit::Tone::Danger);
}

void TopologyPageTest::aNameSaysWhichKindOfFileItBecomes() {
    open();
    const QTemporaryDir directory;
    console_->action("topology.exportPng")->trigger();
    support::chooseFile(directory.path(), QStringLiteral("map.SVG"));
    QVERIFY(console_->posted.last().text.contains(QStringLiteral("map.SVG")));
    QFile drawing(directory.filePath(QStringLiteral("map.SVG")));
    QVERIFY(drawing.open(QIODevice::ReadOnly));
    QVERIFY(drawing.readAll().contains("<svg"));
    // Of one that says nothing it is what was asked for.
    console_->action("topology.exportPng")->trigger();
    support::chooseFile(directory.path(), QStringLiteral("map.draft"));
    QVERIFY(!QImage(directory.filePath(QStringLiteral("map.draft")), "PNG").isNull());
}

// Writes pictures where PILOTHOUSE_PICTURES says; always draws them.
void TopologyPageTest::aSingleSmallDeploymentFillsThePage() {
    const QString directory = qEnvironmentVariable("PILOTHOUSE_PICTURES");
    const support::FleetSize one{.sites = 1,
                                 .clustersPerSite = 1,
                                 .nodes = 1,
                                 .gpusPerNode = 0,
                                 .teams = 1,
                                 .deployments = 1,
                                 .replicas = 1,
                                 .providers = 0,
                                 .oneFailedIn = 0};
    const FleetObjects small(one);
    support::RunningService service(
        {.verifyDelay = std::chrono::hours(1), .scenario = support::storeWith(small.handedIn())});
    console_ = std::make_unique<TopologyConsole>(service, service.owner().credentials(), theme_, memory_->path());
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Filled, patience);
    for (const auto *lens : {"topology.serving", "topology.physical", "topology.table"}) {
        console_->action(lens)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
        const auto picture = console_->page->grab();
        if (!directory.isEmpty())
            QVERIFY(picture.save(QStringLiteral("%1/small-%2.png").arg(directory, QLatin1String(lens))));
        const auto *map = console_->map();
        if (map->isVisible())
            QVERIFY(map->zoom() >= 1 || map->zoom() * map->scene().bounds().width() > map->viewport()->width() * 0.7);
    }
    console_.reset();
}

QTEST_MAIN(TopologyPageTest)
#include "page_test.moc"
