// What is selected on the page of GPUs, what is told of it, where it leads, and what can be done with it.
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/widgets/gpus/gpus_console.h"
#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/gpu_hover.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/severity_pill.h"
#include "widgets/kit/pill.h"

using namespace gpuspage;
using support::part;
using support::patience;

class GpusPageSelectionTest final : public gpus_test::GpusFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startSimulated(); }
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void aClickSelectsAndTheInspectorTells();
    void restingOnAGpuTellsOfIt();
    void mapTableAndInspectorShareOneSelection();
    void severalAreToldTogether();
    void aGpuIsRevealedByItsName();
    void whatCanBeDoneWithNodesIsLent();
    void everyActionSaysWhatItDoesOrWhyNot();
    void aSourceIsPausedAndResumed();
    void aSmallWindowLeavesTheMapItsRoom();
    void guestsSeeTheMapAlone();
    // Last: its source stays, and is told of above the map.
    void theSecretOfASourceIsSetWhereItIsListed();
};

void GpusPageSelectionTest::aClickSelectsAndTheInspectorTells() {
    openFilled();
    const auto gpu = console_->gpu("n012", 3);
    QTest::mouseClick(console_->map()->viewport(), Qt::LeftButton, {}, console_->at(gpu));
    QCOMPARE(console_->page->shownObject(), QStringLiteral("gpus/fra-a/n012/3"));
    QCOMPARE(console_->inspected(), QStringLiteral("fra-a / n012 / GPU 3"));
    const auto fact = [this](const char *list, const char *label) {
        return support::factIn(*console_->page, list, label);
    };
    QTRY_COMPARE_WITH_TIMEOUT(fact("gpuDevice", "Product"), QStringLiteral("NVIDIA H100 80GB HBM3"), patience);
    QVERIFY(!fact("gpuDevice", "Serial number").isEmpty());
    QCOMPARE(fact("gpuFacts", "Rack"), QStringLiteral("rack-02"));
    QVERIFY(fact("gpuReadings", "Temperature").endsWith(QStringLiteral("°C")));
    picture("one");
    QSignalSpy reveals(console_->page.get(), &kit::Page::revealRequested);
    support::click(part<QPushButton>(*console_->page, "link:clusters/fra-a/nodes/n012"));
    QCOMPARE(reveals.size(), 1);
    QCOMPARE(reveals.first().first().toString(), QStringLiteral("clusters/fra-a/nodes/n012"));
    QTest::keyClick(console_->map(), Qt::Key_Escape);
    QCOMPARE(console_->inspected(), QStringLiteral("Fleet"));
}

void GpusPageSelectionTest::aSmallWindowLeavesTheMapItsRoom() {
    openFilled();
    auto *inspector = part<QWidget>(*console_->page, "gpuInspector");
    auto *menu = part<QPushButton>(*console_->page, "metric");
    auto *details = part<QPushButton>(*console_->page, "detailsButton");
    QVERIFY(inspector->isVisible());
    QVERIFY(!menu->isVisible() && !details->isVisible());
    QVERIFY(!console_->action("gpus.details")->isEnabled());
    // At no width is one of them cut.
    const auto countWhole = [this] {
        int pills = 0;
        for (auto *pill : console_->page->findChildren<QWidget *>())
            if (pill->isVisible() && (qobject_cast<kit::Pill *>(pill) || qobject_cast<SeverityPill *>(pill))) {
                if (pill->width() < pill->sizeHint().width())
                    return 0;
                ++pills;
            }
        return pills;
    };
    for (const int width : {1240, 1080, 1032, 980, 900, 800, 752}) {
        console_->page->resize(width, 528);
        QTRY_VERIFY2_WITH_TIMEOUT(countWhole() >= 3, qPrintable(QString::number(width)), patience);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!inspector->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->map()->width() > 600 && console_->map()->height() > 250, patience);
    QVERIFY(menu->isVisible() && details->isVisible());
    QCOMPARE(menu->text(), QStringLiteral("1 SM active"));
    QTest::keyClick(console_->map(), Qt::Key_5);
    QCOMPARE(menu->text(), QStringLiteral("5 Temperature"));
    // What is selected moves nothing, and what can be done with it is known without the inspector.
    const auto gpu = console_->gpu("n012", 3);
    const auto place = console_->map()->rectOf(gpu);
    QTest::mouseClick(console_->map()->viewport(), Qt::LeftButton, {}, console_->at(gpu));
    QCoreApplication::processEvents();
    QCOMPARE(console_->map()->rectOf(gpu), place);
    QTRY_VERIFY_WITH_TIMEOUT(!support::factIn(*console_->page, "gpuDevice", "Product").isEmpty(), patience);
    picture("small");
    support::click(details);
    QTRY_VERIFY_WITH_TIMEOUT(inspector->isVisible(), patience);
    console_->page->resize(1240, 860);
    QTRY_VERIFY_WITH_TIMEOUT(!details->isVisible(), patience);
    QVERIFY(inspector->isVisible());
    QTest::keyClick(console_->map(), Qt::Key_1);
}

void GpusPageSelectionTest::guestsSeeTheMapAlone() {
    openFilled();
    const auto before = console_->map()->size();
    console_->page->present();
    QTRY_VERIFY_WITH_TIMEOUT(console_->map()->height() > before.height() + 100, patience);
    QVERIFY(console_->map()->width() > before.width() + 200);
    for (const char *name : {"gpuInspector", "filter", "timeScrubber", "silences", "sources", "metric"})
        QVERIFY2(!part<QWidget>(*console_->page, name)->isVisible(), name);
    // What the colors mean, and how many are bad, stay.
    QVERIFY(part<QWidget>(*console_->page, "heatmapLegend")->isVisible());
    picture("presented");
}

void GpusPageSelectionTest::restingOnAGpuTellsOfIt() {
    openFilled();
    const auto gpu = console_->gpu("n020", 5);
    QTest::mouseMove(console_->map()->viewport(), console_->at(gpu));
    auto &card = console_->map()->hover().card();
    QTRY_VERIFY_WITH_TIMEOUT(card.isVisible(), patience);
    const auto hasProduct = [&card] {
        return std::ranges::any_of(card.lines(),
                                   [](const auto &line) { return line.label == QStringLiteral("Product"); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasProduct(), patience);
    // It stays with the next values.
    const auto before = console_->fleet().values().time();
    QTRY_VERIFY_WITH_TIMEOUT(console_->fleet().values().time() > before, patience);
    QVERIFY(hasProduct());
    picture("card");
}

void GpusPageSelectionTest::mapTableAndInspectorShareOneSelection() {
    openFilled();
    const auto gpu = console_->gpu("n030", 1);
    QTest::mouseClick(console_->map()->viewport(), Qt::LeftButton, {}, console_->at(gpu));
    QTest::keyClick(console_->map(), Qt::Key_T);
    QVERIFY(console_->table()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    const auto row = console_->table()->currentRow();
    QCOMPARE(console_->table()->cellAt(row, 0)->text, QStringLiteral("n030 / GPU 1"));
    // Who has them is told without being asked for by a pivot.
    const auto deployment = static_cast<int>(GpuTable::Column::Deployment);
    const auto isOwned = [&] {
        for (qint64 other = row - 30; other < row + 30; ++other)
            if (const auto cell = console_->table()->cellAt(other, deployment); cell && !cell->text.isEmpty())
                return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOwned(), patience);
    // The map shows the part in sight, the table has values of all.
    QTRY_VERIFY_WITH_TIMEOUT(!console_->table()->cellAt(row, 12)->text.isEmpty(), patience);
    QTest::keyClick(console_->table(), Qt::Key_Down);
    QCOMPARE(console_->page->shownObject(), QStringLiteral("gpus/fra-a/n030/2"));
    picture("table");
    QTest::keyClick(console_->table(), Qt::Key_T);
    QVERIFY(console_->map()->isVisible());
    QCOMPARE(console_->fleet().selection().current(), console_->gpu("n030", 2));
}

void GpusPageSelectionTest::severalAreToldTogether() {
    openFilled();
    auto *viewport = console_->map()->viewport();
    const auto from = console_->map()->rectOf(console_->gpu("n001", 0)).topLeft().toPoint() - QPoint(2, 2);
    const auto to = console_->at(console_->gpu("n004", 7));
    QTest::mousePress(viewport, Qt::LeftButton, {}, from);
    for (const auto &at : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(at), viewport->mapToGlobal(QPointF(at)), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &move);
    }
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
    QCOMPARE(console_->fleet().selection().count(), 32);
    QVERIFY(console_->inspected().contains(QStringLiteral("32")));
    QCOMPARE(support::factIn(*console_->page, "gpuFacts", "Nodes"), QStringLiteral("4"));
    QVERIFY(support::factIn(*console_->page, "gpuFacts", "Mean").endsWith(QStringLiteral("%")));
    QCOMPARE(console_->page->shownObject(), QString());
    picture("several");
    // Signs of two that are lost, or wait for a reset: told with how many have each.
    std::vector<GpuRef> faulty;
    for (int flat = 0; flat < console_->fleet().layout().gpuCount(); ++flat)
        if (const auto gpu = console_->fleet().layout().gpuAt(flat);
            GpuHealth::of(console_->fleet().values().health(gpu)).severity == v1::CRITICAL)
            faulty.push_back(gpu);
    QVERIFY(faulty.size() > 1);
    console_->map()->fleet().selection().select(faulty);
    const auto sign = GpuHealth::of(console_->fleet().values().health(faulty.front())).sign;
    QVERIFY(support::factIn(*console_->page, "gpuFacts", qPrintable(GpuWords::sign(sign)))
                .contains(QStringLiteral("critical")));
    picture("faulty");
}

void GpusPageSelectionTest::aGpuIsRevealedByItsName() {
    open();
    // Before anything has come: it is shown as soon as it is there.
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("clusters/par-1/nodes/n100"), patience);
    const auto name = QStringLiteral("gpus/par-1/n100/6");
    QVERIFY(console_->page->reveal(name));
    QTRY_COMPARE_WITH_TIMEOUT(console_->inspected(), QStringLiteral("par-1 / n100 / GPU 6"), patience);
    QCOMPARE(console_->page->shownObject(), name);
    QVERIFY(!console_->page->reveal(QStringLiteral("gpus/par-1/n100/8")));
    QVERIFY(!console_->page->reveal(QStringLiteral("gpus/par-1/nowhere/0")));
    QVERIFY(!console_->page->reveal(QStringLiteral("clusters/par-1/nodes/n100")));
}

void GpusPageSelectionTest::whatCanBeDoneWithNodesIsLent() {
    openFilled();
    const auto gpu = console_->gpu("n040", 2);
    QSignalSpy opened(console_->page.get(), &kit::Page::menuOpened);
    QContextMenuEvent event(QContextMenuEvent::Mouse, console_->at(gpu),
                            console_->map()->viewport()->mapToGlobal(console_->at(gpu)));
    QCoreApplication::sendEvent(console_->map()->viewport(), &event);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toStringList(), QStringList{QStringLiteral("clusters/fra-a/nodes/n040")});
    auto *menu = part<QMenu>(*console_->page, "gpuMenu");
    QVERIFY(menu->isVisible());
    menu->close();
    support::click(part<QPushButton>(*console_->page, "sources"));
    auto *sources = part<QMenu>(*console_->page, "sourcesMenu");
    QCOMPARE(sources->actions().first()->text(), QStringLiteral("simulated"));
    sources->close();
}

void GpusPageSelectionTest::everyActionSaysWhatItDoesOrWhyNot() {
    openFilled();
    QCOMPARE(console_->action("gpus.showNode")->toolTip(), QStringLiteral("Select a GPU first."));
    QCOMPARE(console_->action("telemetrySources.addSimulated")->toolTip(),
             QStringLiteral("There is a simulated fleet already."));
    for (const auto *action : console_->page->pageActions())
        QVERIFY2(!action->toolTip().isEmpty() && !action->text().isEmpty(), qPrintable(action->objectName()));
    console_->action("gpus.table")->trigger();
    QVERIFY(!console_->action("gpus.fit")->isEnabled());
}

void GpusPageSelectionTest::aSourceIsPausedAndResumed() {
    openFilled();
    const auto isPaused = [this] {
        return service_->owner().get("telemetrySources/simulated")->telemetry_source().is_paused();
    };
    support::click(part<QPushButton>(*console_->page, "sources"));
    auto *menu = part<QMenu>(*console_->page, "sourcesMenu");
    auto *one = menu->actions().first()->menu();
    QVERIFY(one);
    Q_EMIT one->aboutToShow();
    auto *pause = console_->action("telemetrySources.pause");
    QVERIFY(one->actions().contains(pause));
    QVERIFY(!one->actions().contains(console_->action("telemetrySources.resume")));
    menu->close();
    pause->trigger();
    support::applyChange(support::waitForDialog("changeDialog"), "The exporter moves");
    QTRY_VERIFY_WITH_TIMEOUT(isPaused(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!pause->isEnabled(), patience);
    QCOMPARE(pause->toolTip(), QStringLiteral("It is paused already."));
    // From the palette the only one needs no choice.
    console_->action("telemetrySources.resume")->trigger();
    support::applyChange(support::waitForDialog("changeDialog"), "It has moved");
    QTRY_VERIFY_WITH_TIMEOUT(!isPaused(), patience);
}

void GpusPageSelectionTest::theSecretOfASourceIsSetWhereItIsListed() {
    v1::Resource cluster;
    cluster.mutable_meta()->set_name("clusters/lab");
    cluster.mutable_cluster()->set_runtime(v1::EXTERNAL);
    v1::Resource secret;
    secret.mutable_meta()->set_name("secrets/token");
    secret.mutable_secret();
    v1::Resource source;
    source.mutable_meta()->set_name("telemetrySources/tower");
    source.mutable_telemetry_source()->set_secret("secrets/token");
    source.mutable_telemetry_source()->set_is_paused(true);
    source.mutable_telemetry_source()->mutable_prometheus()->set_cluster("clusters/lab");
    source.mutable_telemetry_source()->mutable_prometheus()->set_base_url("https://prometheus.invalid");
    for (const auto *made : {&cluster, &secret, &source})
        QVERIFY(service_->owner().put(*made));
    openFilled();
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("telemetrySources/tower"), patience);
    auto *set = console_->action("telemetrySources.setSecretValue");
    QVERIFY(!set->isEnabled());
    support::click(part<QPushButton>(*console_->page, "sources"));
    auto *menu = part<QMenu>(*console_->page, "sourcesMenu");
    auto *one = part<QMenu>(*menu, "telemetrySources/tower");
    QVERIFY(one->actions().contains(set));
    QVERIFY(!part<QMenu>(*menu, "telemetrySources/simulated")->actions().contains(set));
    Q_EMIT one->aboutToShow();
    QTRY_VERIFY_WITH_TIMEOUT(set->isEnabled(), patience);
    menu->close();
    set->trigger();
    auto *dialog = support::waitForDialog("verbDialog");
    auto *act = part<QPushButton>(*dialog, "act");
    auto *value = part<QLineEdit>(*dialog, "value");
    QCOMPARE(value->echoMode(), QLineEdit::Password);
    QVERIFY(!act->isEnabled());
    // Nothing of it is cut without a word.
    value->setText(QString(16 * 1024 + 1, QLatin1Char('x')));
    QCOMPARE(value->text().size(), 16 * 1024 + 1);
    QVERIFY(!act->isEnabled());
    value->setText(QStringLiteral("s3cret"));
    QTRY_VERIFY(act->isEnabled());
    support::click(act);
    QTRY_VERIFY_WITH_TIMEOUT(!support::dialogNamed("verbDialog"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(service_->owner().get("secrets/token")->secret_status().has_set_time(), patience);
}

QTEST_MAIN(GpusPageSelectionTest)

#include "page_selection_test.moc"
