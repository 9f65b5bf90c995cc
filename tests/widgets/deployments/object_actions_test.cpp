// What can be done with the objects of the page, one and several: keys and clicks, a whole service behind it that holds
// the made-up organisation.

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

#include "backend/core/kinds.h"
#include "tests/widgets/deployments/deployments_console.h"
#include "widgets/deployments/deployments_page.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/object_words.h"

using deploymentspage::DeploymentsPage;
using support::click;
using support::dialogNamed;
using support::part;
namespace v1 = pilothouse::v1;

namespace {

constexpr int patience = 20'000;

} // namespace

class ObjectActionsTest final : public QObject {
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

private:
    QAction *action(const char *name) const;
    kit::GridView *grid(const char *name) const { return part<kit::GridView>(*console_->page, name); }
    void select(const char *name);
    void selectTwo();
    QDialog *waitFor(const char *name);
    void apply(QDialog *dialog, const char *reason);

    kit::Theme theme_{kit::Scheme::Light};
    std::unique_ptr<support::TemporaryDirectory> memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<support::DeploymentsConsole> console_;
};

void ObjectActionsTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    memory_ = std::make_unique<support::TemporaryDirectory>();
    service_ = std::make_unique<support::RunningService>(service::Options{.scenario = support::showcase()});
}

void ObjectActionsTest::init() {
    console_ = std::make_unique<support::DeploymentsConsole>(*service_, service_->owner().credentials(), theme_,
                                                             memory_->path());
    QTRY_VERIFY_WITH_TIMEOUT(action("deployments.create")->isEnabled(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled() && grid("deployments")->model()->rowCount() > 0, patience);
    QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
}

QAction *ObjectActionsTest::action(const char *name) const {
    for (auto *action : console_->page->pageActions())
        if (action->objectName() == QLatin1String(name))
            return action;
    qFatal("There is no action %s.", name);
}

void ObjectActionsTest::select(const char *name) {
    QVERIFY(console_->page->reveal(QLatin1String(name)));
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), QLatin1String(name), patience);
    console_->page->setFocus();
}

void ObjectActionsTest::selectTwo() {
    select("deployments/bge-m3-embed");
    QTest::keyClick(grid("deployments"), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_COMPARE(grid("deployments")->selectionModel()->selectedRows().size(), 2);
}

QDialog *ObjectActionsTest::waitFor(const char *name) {
    if (!QTest::qWaitFor([name] { return dialogNamed(name) != nullptr; }, patience))
        qFatal("The dialog %s did not open.", name);
    return dialogNamed(name);
}

void ObjectActionsTest::apply(QDialog *dialog, const char *reason) {
    auto *button = part<QPushButton>(*dialog, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), patience);
    QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QLatin1String(reason));
    click(button);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
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
    auto *dialog = waitFor("changeDialog");
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
    select("engineTemplates/vllm");
    QVERIFY(grid("engines")->isVisible());
    auto *button = part<QPushButton>(*console_->page, "engineTemplatesCloneButton");
    QCOMPARE(button->text(), QStringLiteral("Clone"));
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), patience);
    click(button);
    auto *dialog = waitFor("changeDialog");
    QCOMPARE(dialog->windowTitle(), QStringLiteral("New engine template"));
    QCOMPARE(part<QWidget>(*dialog, "name")->findChild<QLineEdit *>()->text(),
             QStringLiteral("engineTemplates/vllm-copy"));
    apply(dialog, "Ours begins from it");
    const auto copy = service_->owner().get("engineTemplates/vllm-copy");
    QVERIFY(copy);
    QCOMPARE(copy->engine_template().program(), shipped->engine_template().program());
    QVERIFY(!copy->meta().annotations().contains("shipped-sha256"));
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
    auto *dialog = waitFor("changeDialog");
    auto *overhead = part<QWidget>(*dialog, "memory.overhead_bytes")->findChild<QLineEdit *>();
    overhead->setFocus();
    overhead->selectAll();
    QTest::keyClicks(overhead, QStringLiteral("3.5 GiB"));
    apply(dialog, "Measured");
    QCOMPARE(service_->owner().get("engineTemplates/spare")->engine_template().memory().overhead_bytes(), 7LL << 29);
    grid("engines")->setFocus();
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(5, 5), grid("engines")->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(grid("engines"), &asked);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    menu->setActiveAction(action("engineTemplates.delete"));
    QTest::keyClick(menu, Qt::Key_Return);
    dialog = waitFor("changeDialog");
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Delete engineTemplates/spare"));
    apply(dialog, "Not needed");
    QVERIFY(!service_->owner().get("engineTemplates/spare"));
}

void ObjectActionsTest::severalAreScaledInOneChange() {
    selectTwo();
    QTRY_VERIFY_WITH_TIMEOUT(action("deployments.scale")->isEnabled(), patience);
    click(part<QPushButton>(*console_->page, "deploymentsScaleButton"));
    auto *scale = waitFor("scaleDialog");
    QCOMPARE(scale->windowTitle(), QStringLiteral("Scale 2 deployment(s)"));
    auto *least = part<QSpinBox>(*scale, "minimum");
    least->selectAll();
    QTest::keyClicks(least, QStringLiteral("6"));
    QTest::keyClick(least, Qt::Key_Tab);
    QTest::keyClick(scale, Qt::Key_Return);
    const auto before = service_->owner().get("deployments/bge-m3-embed")->meta().generation();
    apply(waitFor("changeDialog"), "Quarter end");
    const auto one = service_->owner().get("deployments/bge-m3-embed");
    const auto other = service_->owner().get("deployments/granite-8b-drafts");
    QCOMPARE(one->deployment().minimum_replicas(), 6);
    QCOMPARE(other->deployment().minimum_replicas(), 6);
    QCOMPARE(one->meta().generation(), before + 1);
}

void ObjectActionsTest::severalAreRestartedWithOneReason() {
    selectTwo();
    QTRY_VERIFY_WITH_TIMEOUT(action("deployments.restart")->isEnabled(), patience);
    click(part<QPushButton>(*console_->page, "deploymentsRestartButton"));
    auto *dialog = waitFor("verbDialog");
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

QTEST_MAIN(ObjectActionsTest)
#include "object_actions_test.moc"
