// Deployments, routes and providers as people use them: keys and clicks on the page, a whole service behind it that
// holds the made-up organisation.

#include <algorithm>
#include <functional>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTextBrowser>

#include "tests/widgets/deployments/deployments_console.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/deployments/tables.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/cell.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/list_pane.h"
#include "widgets/kit/state_panel.h"

using deploymentspage::DeploymentsTable;
using support::click;
using support::DeploymentsConsole;
using support::dialogNamed;
using support::part;
using support::waitForDialog;
using State = kit::StatePanel::State;
namespace v1 = pilothouse::v1;

namespace {

constexpr int patience = 20'000;

} // namespace

class DeploymentsPageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void anEmptyStoreOffersTheNextStep();
    void withoutTheServiceItSaysWhyAndTriesAgain();
    void deploymentsAreListedWithTheirStates();
    void keysChangeBetweenTheLists();
    void theFilterIsTypedByKeyboard();
    void theAgeOfTheStatusSorts();
    void aCanaryIsShownWithItsStepSharesAndGuards();
    void driftIsShownWithTheWayToEndIt();
    void whatWentWrongWithAReplicaIsASentence();
    void whatTheStateForbidsSaysWhy();
    void whatMayNotBeDoneSaysWhy();
    void scalingGoesTheWayOfEveryChange();
    void whatWouldWaitIsAWarningBeforeItIsScaled();
    void severalAreDeletedInOneChange();
    void aRollBackShowsTheDifferenceAndWantsAReason();
    void theFormOfADeploymentComesFromItsEngine();
    void routesShowWhoAnswers();
    void enginesSayWhatWasFoundAndHowToGetTheOthers();
    void modelsKeepTheirPromises();
    void itFitsTheSmallestWindow();
    void whatHasTheKeyboardIsSeen();

private:
    void open(const tls::Credentials &credentials);
    void open() { open(service_->owner().credentials()); }
    void select(const char *name);

    kit::Theme theme_{kit::Scheme::Light};
    std::unique_ptr<support::TemporaryDirectory> memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<DeploymentsConsole> console_;
};

void DeploymentsPageTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    memory_ = std::make_unique<support::TemporaryDirectory>();
    service_ = std::make_unique<support::RunningService>(service::Options{.scenario = support::showcase()});
}

void DeploymentsPageTest::open(const tls::Credentials &credentials) {
    console_ = std::make_unique<DeploymentsConsole>(*service_, credentials, theme_, memory_->path());
    QTRY_COMPARE_WITH_TIMEOUT(part<kit::StatePanel>(*console_->page, "deploymentsState")->state(), State::Filled,
                              patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
}

void DeploymentsPageTest::select(const char *name) {
    QVERIFY(console_->page->reveal(QLatin1String(name)));
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), QLatin1String(name), patience);
}

void DeploymentsPageTest::itFitsTheSmallestWindow() {
    open();
    const int room = theme_.px(kit::Size::WindowMinimumWidth) - theme_.px(kit::Size::NavigationWidth);
    QVERIFY2(console_->page->minimumSizeHint().width() <= room,
             qPrintable(QString::number(console_->page->minimumSizeHint().width())));
}

void DeploymentsPageTest::whatHasTheKeyboardIsSeen() {
    open();
    select("deployments/llama-70b-chat");
    auto *page = console_->page.get();
    part<kit::GridView>(*page, "deployments")->setFocus(Qt::TabFocusReason);
    for (int step = 0; step < 30; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        auto *focused = QApplication::focusWidget();
        QVERIFY(focused);
        QVERIFY2(!qobject_cast<QScrollArea *>(focused), "nothing shows that it has the keyboard");
    }
}

void DeploymentsPageTest::anEmptyStoreOffersTheNextStep() {
    support::RunningService fresh;
    console_ = std::make_unique<DeploymentsConsole>(fresh, fresh.owner().credentials(), theme_, memory_->path());
    auto *panel = part<kit::StatePanel>(*console_->page, "deploymentsState");
    QTRY_COMPARE_WITH_TIMEOUT(panel->state(), State::Empty, patience);
    auto *step = part<QPushButton>(*panel, "nextStep");
    QTRY_VERIFY_WITH_TIMEOUT(step->isEnabled(), patience);
    QVERIFY(part<QWidget>(*console_->page, "enginesState")->isVisible());
    click(step);
    QVERIFY(waitForDialog("changeDialog"));
    console_.reset();
}

void DeploymentsPageTest::withoutTheServiceItSaysWhyAndTriesAgain() {
    console_ =
        std::make_unique<DeploymentsConsole>(*service_, service_->owner().credentials(), theme_, memory_->path());
    console_->source.endpoint.reset();
    auto *panel = part<kit::StatePanel>(*console_->page, "deploymentsState");
    QTRY_COMPARE_WITH_TIMEOUT(panel->state(), State::Failed, patience);
    console_->find(*service_);
    click(part<QPushButton>(*panel, "retry"));
    QTRY_COMPARE_WITH_TIMEOUT(panel->state(), State::Filled, patience);
}

void DeploymentsPageTest::deploymentsAreListedWithTheirStates() {
    open();
    QCOMPARE(console_->page->count(), std::optional<qint64>(5));
    // One has two more than are wanted, which are none of the one that another lacks.
    QCOMPARE(part<QLabel>(*console_->page, "pageFact")->text(),
             QStringLiteral("10 of 11 wanted replica(s) ready, and 2 beyond what is wanted"));
    QCOMPARE(console_->cell("deployments", 2, DeploymentsTable::Name), QStringLiteral("llama-70b-chat"));
    QCOMPARE(console_->cell("deployments", 2, DeploymentsTable::State), QStringLiteral("rolling out"));
    QCOMPARE(console_->cell("deployments", 2, DeploymentsTable::Ready), QStringLiteral("6 of 4"));
    QCOMPARE(console_->cell("deployments", 2, DeploymentsTable::Revision), QStringLiteral("2 → 3"));
    QCOMPARE(console_->cell("deployments", 2, DeploymentsTable::Version), QStringLiteral("llama-3.3-70b-instruct/4"));
    QCOMPARE(console_->cell("deployments", 2, DeploymentsTable::Traffic), QStringLiteral("80 %"));
}

void DeploymentsPageTest::keysChangeBetweenTheLists() {
    open();
    QTest::keyClick(console_->grid(), Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(console_->grid("routes")->hasFocus());
    QTest::keyClick(console_->grid("routes"), Qt::Key_3, Qt::AltModifier);
    QTRY_VERIFY(console_->grid("providers")->hasFocus());
    QCOMPARE(console_->page->shownObject(), QStringLiteral("providers/helvetia"));
    QTest::keyClick(console_->grid("providers"), Qt::Key_1, Qt::AltModifier);
    QTRY_VERIFY(console_->grid()->hasFocus());
}

void DeploymentsPageTest::theAgeOfTheStatusSorts() {
    open();
    auto *grid = console_->grid();
    const auto order = [&] {
        std::vector<std::int64_t> times;
        for (int row = 0; row < grid->model()->rowCount(); ++row) {
            const auto name = "deployments/" + console_->cell("deployments", row, 0).toStdString();
            times.push_back(deploymentspage::ServingWords::lastChange(*console_->cache.find(name)).seconds());
        }
        return times;
    };
    QVERIFY(!std::ranges::is_sorted(order()) && !std::ranges::is_sorted(order(), std::greater<>()));
    const auto clickAge = [&] {
        auto *header = grid->header();
        const int section = DeploymentsTable::Age;
        const QPoint at(header->sectionViewportPosition(section) + header->sectionSize(section) / 2,
                        header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    };
    clickAge();
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::is_sorted(order()), patience);
    clickAge();
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::is_sorted(order(), std::greater<>()), patience);
    QCOMPARE(order().size(), std::size_t(5));
}

void DeploymentsPageTest::theFilterIsTypedByKeyboard() {
    open();
    console_->grid()->setFocus();
    QTest::keyClick(console_->grid(), Qt::Key_Slash);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    auto *line = static_cast<QLineEdit *>(QApplication::focusWidget());
    QTest::keyClicks(line, QStringLiteral("state = DEGRADED"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid()->model()->rowCount(), 1, patience);
    QCOMPARE(console_->cell("deployments", 0, DeploymentsTable::Name), QStringLiteral("qwen3-32b-tools"));
    QTest::keyClick(line, Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid()->model()->rowCount(), 5, patience);
}

void DeploymentsPageTest::aCanaryIsShownWithItsStepSharesAndGuards() {
    open();
    select("deployments/llama-70b-chat");
    QCOMPARE(part<QLabel>(*console_->page, "rollout")->text(), QStringLiteral("Revision 3: holding, step 3 of 4"));
    QVERIFY(part<QLabel>(*console_->page, "rolloutReason")->text().contains(QStringLiteral("25 %")));
    QCOMPARE(part<QWidget>(*console_->page, "shares")->accessibleName(),
             QStringLiteral("Revision 2: 75 %, Revision 3: 25 %"));
    // Where nothing was measured yet, that is said.
    QTRY_COMPARE_WITH_TIMEOUT(support::factIn(*console_->page, "guards", "First token, p95"),
                              QStringLiteral("nothing measured; at most 1.5 s"), patience);
    QCOMPARE(support::factIn(*console_->page, "guards", "Guards"), QStringLiteral("not enough requests yet"));
    QVERIFY(console_->action("deployments.promote")->isVisible());
    QVERIFY(!console_->action("deployments.resume")->isVisible());
    click(part<QPushButton>(*console_->page, "deploymentsPromoteButton"));
    auto *dialog = waitForDialog("verbDialog");
    QVERIFY(dialog->windowTitle().contains(QStringLiteral("llama-70b-chat")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialogNamed("verbDialog"));
}

void DeploymentsPageTest::driftIsShownWithTheWayToEndIt() {
    open();
    select("deployments/granite-8b-drafts");
    auto *drift = part<QWidget>(*console_->page, "drift");
    QVERIFY(drift->isVisible());
    QVERIFY(console_->action("deployments.makeItSo")->isVisible());
    QVERIFY(part<QLabel>(*console_->page, "rolloutReason")->text().contains(QStringLiteral("time to first token")));
    console_->action("deployments.makeItSo")->trigger();
    auto *dialog = waitForDialog("verbDialog");
    auto *revisions = part<QComboBox>(*dialog, "revisions");
    QTRY_VERIFY_WITH_TIMEOUT(revisions->count() > 0, patience);
    QVERIFY2(revisions->currentText().startsWith(QStringLiteral("Revision 3")), qPrintable(revisions->currentText()));
    dialog->close();
    select("deployments/bge-m3-embed");
    QVERIFY(!drift->isVisible());
}

void DeploymentsPageTest::whatWentWrongWithAReplicaIsASentence() {
    open();
    select("deployments/qwen3-32b-tools");
    auto *replicas = part<kit::GridView>(*console_->page, "replicas");
    QCOMPARE(replicas->model()->rowCount(), 3);
    const auto trouble = replicas->model()->index(2, 6).data().toString();
    QVERIFY2(trouble.startsWith(QStringLiteral("It failed 6 times in a row")) &&
                 trouble.contains(QStringLiteral("CUDA out of memory")),
             qPrintable(trouble));
    QCOMPARE(replicas->model()->index(2, 10).data().toString(), QStringLiteral("4"));
    auto *why = part<kit::Banner>(*console_->page, "trouble");
    QVERIFY(why->isVisible());
    QCOMPARE(why->text(), trouble);
    // In full, where the column has no room for it.
    auto *whole = part<QLabel>(*console_->page, "replicaTrouble");
    QVERIFY(whole->isVisible());
    QCOMPARE(whole->text(), QStringLiteral("r1-t4eu: ") + trouble);
    select("deployments/phi-4-night-batch");
    QVERIFY(!why->isVisible());
    QCOMPARE(part<kit::StatePanel>(*console_->page, "replicasState")->state(), State::Empty);
}

void DeploymentsPageTest::whatTheStateForbidsSaysWhy() {
    open();
    select("deployments/qwen3-32b-tools");
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.edit")->isEnabled(), patience);
    auto *rollBack = console_->action("deployments.rollBack");
    QVERIFY(!rollBack->isEnabled());
    QCOMPARE(rollBack->toolTip(), QStringLiteral("It has one revision only."));
    QVERIFY(!console_->action("deployments.pause")->isEnabled());
    QCOMPARE(console_->action("deployments.pause")->toolTip(), QStringLiteral("No rollout is under way."));
}

void DeploymentsPageTest::whatMayNotBeDoneSaysWhy() {
    open(service_->enrol("viewer").credentials());
    select("deployments/llama-70b-chat");
    for (const auto *name : {"deployments.create", "deployments.edit", "deployments.scale", "deployments.rollBack",
                             "deployments.delete", "routes.create", "providers.create", "secrets.create"}) {
        const auto *action = console_->action(name);
        QTRY_VERIFY2_WITH_TIMEOUT(!action->isEnabled() && action->toolTip().contains(QStringLiteral("permission")),
                                  qPrintable(QLatin1String(name) + QStringLiteral(": ") + action->toolTip()), patience);
    }
}

void DeploymentsPageTest::scalingGoesTheWayOfEveryChange() {
    open();
    select("deployments/bge-m3-embed");
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.scale")->isEnabled(), patience);
    console_->action("deployments.scale")->trigger();
    auto *scale = waitForDialog("scaleDialog");
    auto *least = part<QSpinBox>(*scale, "minimum");
    least->selectAll();
    QTest::keyClicks(least, QStringLiteral("5"));
    QTest::keyClick(least, Qt::Key_Tab);
    QCOMPARE(part<QSpinBox>(*scale, "maximum")->value(), 5);
    QTest::keyClick(scale, Qt::Key_Return);
    auto *dialog = waitForDialog("changeDialog");
    auto *apply = part<QPushButton>(*dialog, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    QVERIFY(part<QPlainTextEdit>(*dialog, "diff")->toPlainText().contains(QStringLiteral("spec.minimum_replicas")));
    click(apply);
    QTRY_COMPARE_WITH_TIMEOUT(service_->owner().get("deployments/bge-m3-embed")->deployment().minimum_replicas(), 5,
                              patience);
    QCOMPARE(service_->owner().get("deployments/bge-m3-embed")->deployment().maximum_replicas(), 5);
}

void DeploymentsPageTest::whatWouldWaitIsAWarningBeforeItIsScaled() {
    open();
    select("deployments/llama-70b-chat");
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.scale")->isEnabled(), patience);
    console_->action("deployments.scale")->trigger();
    auto *scale = waitForDialog("scaleDialog");
    part<QSpinBox>(*scale, "minimum")->setValue(900);
    QTest::keyClick(scale, Qt::Key_Return);
    auto *dialog = waitForDialog("changeDialog");
    auto *verdict = part<kit::Banner>(*dialog, "verdict");
    QTRY_VERIFY2_WITH_TIMEOUT(verdict->text().contains(QStringLiteral(" replica(s) would wait: ")),
                              qPrintable(verdict->text()), patience);
    QCOMPARE(verdict->tone(), kit::Tone::Warn);
    QVERIFY(part<QPushButton>(*dialog, "apply")->isEnabled());
    QVERIFY(part<QTextBrowser>(*dialog, "planText")->toPlainText().contains(QStringLiteral("has no node")));
    // Who does not want it after all finds the numbers where he left them, and the reason too.
    part<QLineEdit>(*dialog, "reason")->setText(QStringLiteral("Black Friday"));
    auto *back = part<QPushButton>(*dialog, "cancel");
    QCOMPARE(back->text(), QStringLiteral("Back"));
    QVERIFY(!scale->isVisible());
    click(back);
    QTRY_VERIFY(!dialogNamed("changeDialog"));
    QTRY_VERIFY(scale->isVisible());
    QCOMPARE(part<QSpinBox>(*scale, "minimum")->value(), 900);
    QTest::keyClick(scale, Qt::Key_Return);
    dialog = waitForDialog("changeDialog");
    QCOMPARE(part<QLineEdit>(*dialog, "reason")->text(), QStringLiteral("Black Friday"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(scale->isVisible());
    QTest::keyClick(scale, Qt::Key_Escape);
    QTRY_VERIFY(!dialogNamed("scaleDialog"));
}

void DeploymentsPageTest::severalAreDeletedInOneChange() {
    open();
    for (const auto *id : {"spare-a", "spare-b"}) {
        auto copy = *service_->owner().get("deployments/qwen3-32b-tools");
        v1::Resource spare;
        spare.mutable_meta()->set_name(std::string("deployments/") + id);
        *spare.mutable_deployment() = copy.deployment();
        QVERIFY(service_->owner().put(spare));
    }
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid()->model()->rowCount(), 7, patience);
    select("deployments/spare-a");
    console_->grid()->setFocus();
    QTest::keyClick(console_->grid(), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.delete")->isEnabled(), patience);
    console_->action("deployments.delete")->trigger();
    auto *dialog = waitForDialog("changeDialog");
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Delete 2 object(s)"));
    auto *apply = part<QPushButton>(*dialog, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QStringLiteral("Tidying up"));
    click(apply);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid()->model()->rowCount(), 5, patience);
    QVERIFY(!service_->owner().get("deployments/spare-a"));
    QVERIFY(!service_->owner().get("deployments/spare-b"));
}

void DeploymentsPageTest::aRollBackShowsTheDifferenceAndWantsAReason() {
    open();
    select("deployments/llama-70b-chat");
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.rollBack")->isEnabled(), patience);
    console_->action("deployments.rollBack")->trigger();
    auto *dialog = waitForDialog("verbDialog");
    auto *diff = part<QPlainTextEdit>(*dialog, "diff");
    QTRY_VERIFY_WITH_TIMEOUT(diff->toPlainText().contains(QStringLiteral("spec.model_version")), patience);
    auto *act = part<QPushButton>(*dialog, "act");
    QVERIFY(!act->isEnabled());
    QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QStringLiteral("OPS-2301"));
    QVERIFY(act->isEnabled());
    auto *revisions = part<QComboBox>(*dialog, "revisions");
    QCOMPARE(revisions->count(), 2);
    revisions->setFocus();
    QTest::keyClick(revisions, Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(diff->toPlainText().contains(QStringLiteral("spec.minimum_replicas")), patience);
    dialog->close();
}

void DeploymentsPageTest::theFormOfADeploymentComesFromItsEngine() {
    open();
    select("deployments/llama-70b-chat");
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("deployments.edit")->isEnabled(), patience);
    console_->grid()->setFocus();
    QTest::keyClick(console_->grid(), Qt::Key_E, Qt::ControlModifier);
    auto *dialog = waitForDialog("changeDialog");
    auto *type = part<QComboBox>(*dialog, "parameters.kv_cache_dtype");
    QCOMPARE(type->currentText(), QStringLiteral("fp8"));
    QCOMPARE(type->itemText(0), QStringLiteral("default: auto"));
    QCOMPARE(part<QLineEdit>(*dialog, "parameters.gpu_memory_utilization_percent")->placeholderText(),
             QStringLiteral("default: 90, from 10 to 98"));
    // Another engine has other settings; what it does not know stays in sight until it is removed.
    auto *engine = part<QWidget>(*dialog, "engine")->findChild<QComboBox *>();
    engine->setEditText(QStringLiteral("engineTemplates/llama-cpp"));
    QTRY_VERIFY(dialog->findChild<QComboBox *>(QStringLiteral("parameters.kv_cache_type")));
    click(part<QPushButton>(*dialog, "parameters.kv_cache_dtype"));
    QTRY_VERIFY(!dialog->findChild<QWidget *>(QStringLiteral("parameters.kv_cache_dtype")));
    QVERIFY(dialog->findChild<QPushButton *>(QStringLiteral("parameters.enable_prefix_caching")));
}

void DeploymentsPageTest::routesShowWhoAnswers() {
    open();
    select("routes/house-chat");
    QCOMPARE(console_->cell("routes", 2, 3), QStringLiteral("llama-70b-chat 80 %, mistral-eu 20 %"));
    QCOMPARE(console_->cell("routes", 2, 4), QStringLiteral("mistral-eu 100 %"));
    QCOMPARE(support::factIn(*console_->page, "routeFacts", "Aliases"), QStringLiteral("llama-3.3-70b"));
    select("providers/helvetia");
    QCOMPARE(support::factIn(*console_->page, "providerFacts", "State"),
             QStringLiteral("secrets/helvetia-key has no value yet. Set it."));
}

void DeploymentsPageTest::enginesSayWhatWasFoundAndHowToGetTheOthers() {
    open();
    console_->showDetail(3);
    auto *engines = part<kit::GridView>(*console_->page, "engines");
    QCOMPARE(engines->model()->rowCount(), 3);
    QCOMPARE(engines->model()->index(1, 1).data().toString(), QStringLiteral("not found"));
    // In a window of 1440 pixels every column is there and names are whole.
    QTRY_VERIFY(engines->columnViewportPosition(3) + engines->columnWidth(3) <= engines->viewport()->width());
    for (int row = 0; row < engines->model()->rowCount(); ++row)
        QVERIFY2(kit::Cell::of(engines->model()->index(row, 0)).width(theme_) <= engines->columnWidth(0),
                 qPrintable(QString::number(engines->columnWidth(0))));
    QVERIFY2(engines->columnWidth(3) >= theme_.px(kit::Size::FactLabel),
             qPrintable(QString::number(engines->columnWidth(3))));
    engines->setFocus();
    QTest::keyClick(engines, Qt::Key_Down);
    const auto text = part<QTextEdit>(*console_->page, "installation")->toPlainText();
    QVERIFY2(text.contains(QStringLiteral("pip install sglang")), qPrintable(text));
}

void DeploymentsPageTest::modelsKeepTheirPromises() {
    open();
    for (const auto *name : {"deployments", "routes", "providers", "replicas", "engines"}) {
        QAbstractItemModelTester tester(console_->grid(name)->model());
        QVERIFY(console_->grid(name)->model()->rowCount() > 0);
        for (int column = 0; column < console_->grid(name)->model()->columnCount(); ++column)
            if (qstrcmp(name, "replicas") != 0 && qstrcmp(name, "engines") != 0)
                console_->grid(name)->sortByColumn(column, Qt::DescendingOrder);
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    }
}

QTEST_MAIN(DeploymentsPageTest)
#include "deployments_page_test.moc"
