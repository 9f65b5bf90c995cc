// What can be done with the objects of the page, one and several: keys and clicks, a whole service behind it that holds
// the made-up organisation.

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

#include "backend/core/kinds.h"
#include "tests/widgets/deployments/deployments_console.h"
#include "widgets/deployments/deployments_page.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/object_words.h"

using deploymentspage::DeploymentsPage;
using support::applyChange;
using support::click;
using support::dialogNamed;
using support::part;
using support::patience;
using support::waitForDialog;
namespace v1 = pilothouse::v1;

class ObjectActionsTest final : public support::PageFixture<support::DeploymentsConsole> {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void everyKindHasItsWords();
    void theTitleOfANewObjectNamesItsKind_data();
    void theTitleOfANewObjectNamesItsKind();
    void aShippedTemplateIsCopiedByMouse();
    void aTemplateIsEditedAndDeletedByKeyboard();
    void severalAreScaledInOneChange();
    void severalAreRestartedWithOneReason();
    void whatIsDoneToOneAloneSaysSo();
    void whatIsAskedForTooEarlyWaitsForThePlan();
    void severalAreCountedByTheirState();
    void whatIsClonedIsSelectedThoughTheFilterHidesIt();

private:
    kit::GridView *grid(const char *name) const { return console_->grid(name); }
    void selectTwo();
    QString inspectorTitle() const;
    QLineEdit *visibleFilter() const;
};

void ObjectActionsTest::initTestCase() {
    start({.scenario = support::showcase()});
}

void ObjectActionsTest::init() {
    open();
    QTRY_VERIFY_WITH_TIMEOUT(action("deployments.create")->isEnabled(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(grid("deployments")->model()->rowCount() > 0, patience);
    waitForPage();
}

void ObjectActionsTest::selectTwo() {
    select(QStringLiteral("deployments/bge-m3-embed"));
    console_->page->setFocus();
    QTest::keyClick(grid("deployments"), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_COMPARE(grid("deployments")->selectionModel()->selectedRows().size(), 2);
}

void ObjectActionsTest::everyKindHasItsWords() {
    for (const auto &kind : core::allKinds())
        QVERIFY2(kit::ObjectWords::has(QString::fromStdString(kind.plural)), kind.plural.c_str());
}

void ObjectActionsTest::theTitleOfANewObjectNamesItsKind_data() {
    QTest::addColumn<QString>("title");
    QTest::newRow("deployments.create") << QStringLiteral("New deployment");
    QTest::newRow("routes.create") << QStringLiteral("New route");
    QTest::newRow("providers.create") << QStringLiteral("New provider");
    QTest::newRow("secrets.create") << QStringLiteral("New secret");
    QTest::newRow("engineTemplates.create") << QStringLiteral("New engine template");
}

void ObjectActionsTest::theTitleOfANewObjectNamesItsKind() {
    QFETCH(const QString, title);
    QTRY_VERIFY_WITH_TIMEOUT(action(QTest::currentDataTag())->isEnabled(), patience);
    action(QTest::currentDataTag())->trigger();
    auto *dialog = waitForDialog("changeDialog");
    QCOMPARE(dialog->windowTitle(), title);
    QCOMPARE(action(QTest::currentDataTag())->text(), title);
}

void ObjectActionsTest::aShippedTemplateIsCopiedByMouse() {
    const auto shipped = service_->owner().get("engineTemplates/vllm");
    QVERIFY(shipped);
    auto marked = *shipped;
    (*marked.mutable_meta()->mutable_annotations())["shipped-sha256"] = "0123";
    marked.clear_engine_template_status();
    QVERIFY(service_->owner().put(marked, shipped->meta().etag()));
    select(QStringLiteral("engineTemplates/vllm"));
    console_->page->setFocus();
    QVERIFY(grid("engines")->isVisible());
    auto *button = part<QPushButton>(*console_->page, "engineTemplatesCloneButton");
    QCOMPARE(button->text(), QStringLiteral("Clone"));
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), patience);
    click(button);
    auto *dialog = waitForDialog("changeDialog");
    QCOMPARE(dialog->windowTitle(), QStringLiteral("New engine template"));
    QCOMPARE(part<QWidget>(*dialog, "name")->findChild<QLineEdit *>()->text(),
             QStringLiteral("engineTemplates/vllm-copy"));
    applyChange(dialog, "Ours begins from it");
    const auto copy = service_->owner().get("engineTemplates/vllm-copy");
    QVERIFY(copy);
    QCOMPARE(copy->engine_template().program(), shipped->engine_template().program());
    QVERIFY(!copy->meta().annotations().contains("shipped-sha256"));
    QTRY_COMPARE_WITH_TIMEOUT(grid("engines")->currentIndex().siblingAtColumn(0).data().toString(),
                              QStringLiteral("vllm-copy"), patience);
}

void ObjectActionsTest::aTemplateIsEditedAndDeletedByKeyboard() {
    v1::Resource spare;
    spare.mutable_meta()->set_name("engineTemplates/spare");
    *spare.mutable_engine_template() = service_->owner().get("engineTemplates/vllm")->engine_template();
    QVERIFY(service_->owner().put(spare));
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->reveal(QStringLiteral("engineTemplates/spare")), patience);
    console_->page->setFocus();
    QTRY_VERIFY(grid("engines")->hasFocus());
    QTRY_VERIFY_WITH_TIMEOUT(action("engineTemplates.edit")->isEnabled(), patience);
    QTest::keyClick(grid("engines"), Qt::Key_Return);
    auto *dialog = waitForDialog("changeDialog");
    auto *overhead = part<QWidget>(*dialog, "memory.overhead_bytes")->findChild<QLineEdit *>();
    overhead->setFocus();
    overhead->selectAll();
    QTest::keyClicks(overhead, QStringLiteral("3.5 GiB"));
    applyChange(dialog, "Measured");
    QCOMPARE(service_->owner().get("engineTemplates/spare")->engine_template().memory().overhead_bytes(), 7LL << 29);
    // Else somebody deletes another one than is there by now, and is asked.
    QTRY_COMPARE_WITH_TIMEOUT(
        console_->cache.find("engineTemplates/spare")->engine_template().memory().overhead_bytes(), 7LL << 29,
        patience);
    grid("engines")->setFocus();
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(5, 5), grid("engines")->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(grid("engines"), &asked);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    menu->setActiveAction(action("engineTemplates.delete"));
    QTest::keyClick(menu, Qt::Key_Return);
    dialog = waitForDialog("changeDialog");
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Delete engineTemplates/spare"));
    applyChange(dialog, "Not needed");
    QVERIFY(!service_->owner().get("engineTemplates/spare"));
}

void ObjectActionsTest::severalAreScaledInOneChange() {
    selectTwo();
    QTRY_VERIFY_WITH_TIMEOUT(action("deployments.scale")->isEnabled(), patience);
    click(part<QPushButton>(*console_->page, "selectedDeploymentsScaleButton"));
    auto *scale = waitForDialog("scaleDialog");
    QCOMPARE(scale->windowTitle(), QStringLiteral("Scale 2 deployment(s)"));
    auto *least = part<QSpinBox>(*scale, "minimum");
    least->selectAll();
    QTest::keyClicks(least, QStringLiteral("6"));
    QTest::keyClick(least, Qt::Key_Tab);
    QTest::keyClick(scale, Qt::Key_Return);
    const auto before = service_->owner().get("deployments/bge-m3-embed")->meta().generation();
    applyChange(waitForDialog("changeDialog"), "Quarter end");
    const auto one = service_->owner().get("deployments/bge-m3-embed");
    const auto other = service_->owner().get("deployments/granite-8b-drafts");
    QCOMPARE(one->deployment().minimum_replicas(), 6);
    QCOMPARE(other->deployment().minimum_replicas(), 6);
    QCOMPARE(one->meta().generation(), before + 1);
}

void ObjectActionsTest::severalAreRestartedWithOneReason() {
    selectTwo();
    QTRY_VERIFY_WITH_TIMEOUT(action("deployments.restart")->isEnabled(), patience);
    click(part<QPushButton>(*console_->page, "selectedDeploymentsRestartButton"));
    auto *dialog = waitForDialog("verbDialog");
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Restart all replicas of 2 deployment(s)"));
    QCOMPARE(part<QPlainTextEdit>(*dialog, "objects")->toPlainText(),
             QStringLiteral("deployments/bge-m3-embed\ndeployments/granite-8b-drafts"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialogNamed("verbDialog"));
}

void ObjectActionsTest::whatIsDoneToOneAloneSaysSo() {
    selectTwo();
    for (const auto *name : {"deployments.edit", "deployments.clone", "deployments.rollBack"}) {
        QVERIFY(!action(name)->isEnabled());
        QTRY_COMPARE(action(name)->toolTip(), QStringLiteral("Several are selected, and this is done to one alone."));
    }
    QTRY_VERIFY_WITH_TIMEOUT(action("deployments.delete")->isEnabled(), patience);
    QCOMPARE(action("deployments.delete")->text(), QStringLiteral("Delete 2 object(s)"));
}

void ObjectActionsTest::whatIsAskedForTooEarlyWaitsForThePlan() {
    select(QStringLiteral("deployments/llama-70b-chat"));
    QTRY_VERIFY_WITH_TIMEOUT(action("deployments.scale")->isEnabled(), patience);
    action("deployments.scale")->trigger();
    auto *scale = waitForDialog("scaleDialog");
    part<QSpinBox>(*scale, "minimum")->setValue(900);
    QTest::keyClick(scale, Qt::Key_Return);
    const auto before = service_->owner().get("deployments/llama-70b-chat")->meta().generation();
    auto *dialog = waitForDialog("changeDialog");
    QTest::keyClick(part<QLineEdit>(*dialog, "reason"), Qt::Key_Return);
    auto *verdict = part<kit::Banner>(*dialog, "verdict");
    QTRY_COMPARE_WITH_TIMEOUT(verdict->tone(), kit::Tone::Warn, patience);
    QVERIFY2(verdict->text().contains(QStringLiteral(" would wait: ")) &&
                 verdict->text().contains(QStringLiteral("It is not applied yet")),
             qPrintable(verdict->text()));
    QVERIFY(part<QPushButton>(*dialog, "apply")->isEnabled());
    // A key that is pressed again, or still, is no answer to a warning; the button is.
    for (int again = 0; again < 3; ++again)
        QTest::keyClick(part<QLineEdit>(*dialog, "reason"), Qt::Key_Return);
    QVERIFY(dialogNamed("changeDialog") == dialog && verdict->tone() == kit::Tone::Warn);
    QCOMPARE(service_->owner().get("deployments/llama-70b-chat")->meta().generation(), before);
    click(part<QPushButton>(*dialog, "apply"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
    QCOMPARE(service_->owner().get("deployments/llama-70b-chat")->meta().generation(), before + 1);
}

QString ObjectActionsTest::inspectorTitle() const {
    for (const auto *title : console_->page->findChildren<QLabel *>(QStringLiteral("inspectorTitle")))
        if (title->isVisible())
            return title->text();
    return {};
}

QLineEdit *ObjectActionsTest::visibleFilter() const {
    for (auto *filter : console_->page->findChildren<QLineEdit *>(QStringLiteral("filter")))
        if (filter->isVisible())
            return filter;
    return nullptr;
}

void ObjectActionsTest::severalAreCountedByTheirState() {
    select(QStringLiteral("deployments/bge-m3-embed"));
    const auto single = inspectorTitle();
    selectTwo();
    QTRY_COMPARE(inspectorTitle(), QStringLiteral("2 deployment(s) selected"));
    QCOMPARE(support::factIn(*console_->page, "selectedDeployments", "available"),
             QStringLiteral("2: bge-m3-embed, granite-8b-drafts"));
    QCOMPARE(support::factIn(*console_->page, "selectedDeployments", "Replicas"),
             QStringLiteral("4 of 4 wanted replica(s) ready"));
    QTest::keyClick(grid("deployments"), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_COMPARE(inspectorTitle(), QStringLiteral("3 deployment(s) selected"));
    QTest::keyClick(grid("deployments"), Qt::Key_Home);
    QTRY_COMPARE(inspectorTitle(), single);
}

void ObjectActionsTest::whatIsClonedIsSelectedThoughTheFilterHidesIt() {
    // Nobody runs the copy, and so it has no state.
    select(QStringLiteral("deployments/bge-m3-embed"));
    auto *filter = visibleFilter();
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("state = AVAILABLE"));
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(grid("deployments")->model()->rowCount(), 2, patience);
    select(QStringLiteral("deployments/bge-m3-embed"));
    QTRY_VERIFY_WITH_TIMEOUT(action("deployments.clone")->isEnabled(), patience);
    action("deployments.clone")->trigger();
    applyChange(waitForDialog("changeDialog"), "A second one");
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), QStringLiteral("deployments/bge-m3-embed-copy"), patience);
    QTRY_COMPARE(inspectorTitle(), QStringLiteral("deployments/bge-m3-embed-copy"));
    QVERIFY(filter->text().isEmpty());
    QCOMPARE(grid("deployments")->selectionModel()->selectedRows().size(), 1);
}

QTEST_MAIN(ObjectActionsTest)
#include "object_actions_test.moc"
